package org.narrowgate.engine.signature;

import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Certificate revocation lists (RFC 5280, section 5) as they are kept offline. A list knows of all that was revoked
 * before it was made, so one made later than the instant asked about serves as well; one that has run out does not.
 */
final class RevocationLists {
    private static final int SIGNS_LISTS = 6;
    private static final Set<String> UNDERSTOOD =
            Set.of(Extension.authorityKeyIdentifier.getId(), Extension.cRLNumber.getId());

    private final List<X509CRL> lists;

    RevocationLists(List<X509CRL> lists) {
        this.lists = lists.stream()
                .sorted(Comparator.comparing(X509CRL::getThisUpdate))
                .toList();
    }

    List<X509CRL> all() {
        return lists;
    }

    /** Why a certificate does not count at an instant; empty if a list of its issuer says that it does. */
    Optional<String> refusal(X509Certificate certificate, X509Certificate issuer, Instant at) {
        List<X509CRL> issuers =
                lists.stream().filter(list -> isOf(list, issuer)).toList();
        boolean current = issuers.stream()
                .anyMatch(list -> list.getNextUpdate() != null
                        && !list.getNextUpdate().toInstant().isBefore(at));
        if (!current) {
            return Optional.of(
                    "no revocation list of " + issuer.getSubjectX500Principal().getName() + " is good for " + at
                            + ": fetch its newest and put it where `revocation_lists` of narrowgate.yaml says");
        }
        Optional<String> revoked = Optional.empty();
        for (X509CRL list : issuers) {
            X509CRLEntry entry = list.getRevokedCertificate(certificate);
            if (entry != null) {
                revoked = entry.getRevocationReason() == CRLReason.REMOVE_FROM_CRL
                        ? Optional.empty()
                        : revoked(entry, at);
                if (revoked.isPresent() && entry.getRevocationReason() != CRLReason.CERTIFICATE_HOLD) {
                    return revoked;
                }
            }
        }
        return revoked;
    }

    /** A key that somebody else may have had counts for nothing, unless its issuer says since when. */
    private static Optional<String> revoked(X509CRLEntry entry, Instant at) {
        Optional<Instant> invalid = invalidSince(entry);
        CRLReason reason = entry.getRevocationReason();
        boolean compromised = reason == CRLReason.KEY_COMPROMISE || reason == CRLReason.CA_COMPROMISE;
        Instant since = invalid.filter(i -> i.isBefore(entry.getRevocationDate().toInstant()))
                .orElse(entry.getRevocationDate().toInstant());
        if (!at.isBefore(since)) {
            return Optional.of("the certificate of the signer was revoked at " + since
                    + ": sign with one that its issuer has not revoked");
        }
        return compromised && invalid.isEmpty()
                ? Optional.of(
                        "the certificate of the signer was revoked because its key was compromised, and nobody says"
                                + " since when: sign again with another")
                : Optional.empty();
    }

    private static Optional<Instant> invalidSince(X509CRLEntry entry) {
        byte[] extension = entry.getExtensionValue(Extension.invalidityDate.getId());
        if (extension == null) {
            return Optional.empty();
        }
        try {
            byte[] value = ASN1OctetString.getInstance(extension).getOctets();
            return Optional.of(ASN1GeneralizedTime.getInstance(value).getDate().toInstant());
        } catch (ParseException | RuntimeException unreadable) {
            // As if the key had never been good: what the issuer meant to say cannot be told.
            return Optional.of(Instant.MIN);
        }
    }

    /** Two authorities may have one name; the key tells them apart. */
    private static boolean isOf(X509CRL list, X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        boolean maySign = usage == null || (usage.length > SIGNS_LISTS && usage[SIGNS_LISTS]);
        if (!maySign || !list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        Set<String> critical = list.getCriticalExtensionOIDs();
        if (critical != null && !UNDERSTOOD.containsAll(critical)) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException otherKey) {
            return false;
        }
    }
}
