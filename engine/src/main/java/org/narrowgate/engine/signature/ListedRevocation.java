package org.narrowgate.engine.signature;

import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;

/**
 * One line of a revocation list as it was read (RFC 5280, section 5.3).
 *
 * @param reason the number of a CRLReason; 0 is unspecified
 * @param invalidity since when the key is known or suspected to be lost, if stated
 */
record ListedRevocation(BigInteger serial, Instant date, int reason, Optional<Instant> invalidity) {
    private static final Set<Integer> COMPROMISES =
            Set.of(CRLReason.keyCompromise, CRLReason.cACompromise, CRLReason.aACompromise);

    static ListedRevocation of(X509CRLEntryHolder entry) {
        Extension reason = entry.getExtension(Extension.reasonCode);
        Extension invalidity = entry.getExtension(Extension.invalidityDate);
        return new ListedRevocation(
                entry.getSerialNumber(),
                entry.getRevocationDate().toInstant(),
                reason == null
                        ? CRLReason.unspecified
                        : ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact(),
                invalidity == null ? Optional.empty() : Optional.of(time(invalidity)));
    }

    private static Instant time(Extension invalidity) {
        try {
            return ASN1GeneralizedTime.getInstance(invalidity.getParsedValue())
                    .getDate()
                    .toInstant();
        } catch (ParseException e) {
            throw new IllegalArgumentException("an invalidity date is no time", e);
        }
    }

    boolean isHold() {
        return reason == CRLReason.certificateHold;
    }

    boolean isRemoval() {
        return reason == CRLReason.removeFromCRL;
    }

    /** A lost key without a date of loss may have been lost from the start. */
    boolean isCompromiseOfUnknownDate() {
        return COMPROMISES.contains(reason) && invalidity.isEmpty();
    }

    boolean isCompromise() {
        return COMPROMISES.contains(reason);
    }

    Instant since() {
        return invalidity.filter(lost -> lost.isBefore(date)).orElse(date);
    }
}
