package org.narrowgate.engine.signature;

import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.SignerInformation;

/** The signing-time attribute (RFC 5652, section 11.3). */
final class SigningTime {
    private SigningTime() {}

    /** Empty if there is none; several, or one that is no time, are refused rather than chosen from. */
    static Optional<Instant> claimed(SignerInformation signer) throws SignatureRefusal {
        AttributeTable attributes = signer.getSignedAttributes();
        ASN1EncodableVector found = attributes.getAll(CMSAttributes.signingTime);
        if (found.size() == 0) {
            return Optional.empty();
        }
        ASN1Set values = Attribute.getInstance(found.get(0)).getAttrValues();
        if (found.size() > 1 || values.size() != 1) {
            throw new SignatureRefusal("it states several signing times (RFC 5652, section 11.3): sign again");
        }
        return Optional.of(Time.getInstance(values.getObjectAt(0)).getDate().toInstant());
    }
}
