package org.narrowgate.engine.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Revocation lists that are well signed and not the complete list of one issuer that we understand. */
@SuppressWarnings("ImmutableEnumChecker") // no value of BouncyCastle's here can change
enum OddList {
    DELTA("a delta list", Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE)),
    DELTA_THAT_HIDES_IT("a delta list", Extension.deltaCRLIndicator, false, new CRLNumber(BigInteger.ONE)),
    INDIRECT("an indirect or partitioned list", Extension.issuingDistributionPoint, true, point(false, true)),
    PARTITIONED("an indirect or partitioned list", Extension.issuingDistributionPoint, true, point(true, false)),
    CRITICAL("a critical extension", new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), true, DERNull.INSTANCE),
    CRITICAL_ENTRY("one of its entries", new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2"), true, DERNull.INSTANCE),
    INDIRECT_ENTRY(
            "one of its entries",
            Extension.certificateIssuer,
            true,
            new GeneralNames(new GeneralName(new X500Name("CN=SYNTHETIC Else")))),
    UNREADABLE_ENTRY("one of its entries", Extension.invalidityDate, false, new DERUTF8String("yesterday")),
    ENDLESS("nextUpdate", Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));

    private static final Duration LIFE = Duration.ofDays(1);

    final String said;
    private final ASN1ObjectIdentifier extension;
    private final boolean critical;
    private final ASN1Encodable value;

    OddList(String said, ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        this.said = said;
        this.extension = extension;
        this.critical = critical;
        this.value = value;
    }

    private static IssuingDistributionPoint point(boolean persons, boolean indirect) {
        return new IssuingDistributionPoint(null, persons, false, null, indirect, false);
    }

    /** DER of such a list; the certificate that it revokes is nobody's. */
    byte[] made(IssuedAuthority authority, Instant at) throws IOException {
        X509v2CRLBuilder list = begun(authority, at);
        if (this != ENDLESS) {
            list.setNextUpdate(Date.from(at.plus(LIFE)));
        }
        if (said.contains("entries")) {
            list.addCRLEntry(
                    BigInteger.TEN,
                    Date.from(at),
                    new Extensions(new Extension(
                            extension, critical, value.toASN1Primitive().getEncoded())));
        } else {
            list.addExtension(extension, critical, value);
        }
        return signed(list, authority, "SHA384withECDSA");
    }

    /** DER of a complete list that revokes nothing. */
    static byte[] plain(IssuedAuthority authority, Instant at, String algorithm) throws IOException {
        return signed(begun(authority, at).setNextUpdate(Date.from(at.plus(LIFE))), authority, algorithm);
    }

    private static X509v2CRLBuilder begun(IssuedAuthority authority, Instant at) {
        byte[] name = authority.certificate().getSubjectX500Principal().getEncoded();
        return new X509v2CRLBuilder(X500Name.getInstance(name), Date.from(at));
    }

    private static byte[] signed(X509v2CRLBuilder list, IssuedAuthority authority, String algorithm)
            throws IOException {
        try {
            return list.build(new JcaContentSignerBuilder(algorithm)
                            .setProvider(CmsProvider.get())
                            .build(authority.identity().keys().getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new IOException(e);
        }
    }
}
