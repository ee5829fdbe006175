package org.narrowgate.engine.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signatures that say when they were made, as other programs write them and ours never does. */
final class ClaimedTime {
    private ClaimedTime() {}

    /** One attribute signing-time with these values. */
    static byte[] sign(byte[] content, IssuedIdentity signer, Instant... times) {
        return sign(
                content,
                signer,
                new DERSet(Stream.of(times)
                        .map(time -> (ASN1Encodable) new Time(Date.from(time)))
                        .toArray(ASN1Encodable[]::new)));
    }

    static byte[] sign(byte[] content, IssuedIdentity signer, DERSet values) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, values));
        try {
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(CmsProvider.get())
                    .build();
            var key = new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(CmsProvider.get())
                    .build(signer.keys().getPrivate());
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(
                            new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                    .build(key, signer.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(signer.certificate())));
            return generator.generate(new CMSProcessableByteArray(content)).getEncoded();
        } catch (CMSException | GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }
}
