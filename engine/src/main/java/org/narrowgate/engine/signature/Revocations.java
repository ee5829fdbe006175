package org.narrowgate.engine.signature;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What all lists of one authority say at an instant. A later list knows more, but drops certificates that have expired,
 * so every list at hand is looked at and one of them must not have been due for replacement at the instant.
 */
final class Revocations {
    private final List<RevocationList> named;
    private final List<RevocationList> signed;
    private final List<RevocationList> understood;
    private final X509Certificate issuer;
    private final Instant at;

    Revocations(List<RevocationList> lists, X509Certificate issuer, Instant at) {
        this.named = lists.stream().filter(list -> list.isNamedAfter(issuer)).toList();
        this.signed = named.stream().filter(list -> list.isSignedBy(issuer)).toList();
        this.understood =
                signed.stream().filter(list -> list.obstacle().isEmpty()).toList();
        this.issuer = issuer;
        this.at = at;
    }

    void check(X509Certificate certificate, String who) throws SignatureRefusal {
        for (RevocationList list : understood) {
            for (ListedRevocation entry : list.of(certificate.getSerialNumber())) {
                checkEntry(entry, certificate, list, who);
            }
        }
        for (RevocationList list : signed) {
            if (list.obstacle().isPresent() && !isOvertaken(list)) {
                throw new SignatureRefusal("the revocation list " + list.source() + " of " + name()
                        + " cannot be used: " + list.obstacle().get() + ", and may revoke what no other list does; "
                        + "fetch the authority's complete list, as new as that one or newer");
            }
        }
        if (understood.stream().noneMatch(list -> !list.nextUpdate().isBefore(at))) {
            throw new SignatureRefusal("no revocation list of " + name() + " is good for " + at + ": " + lack()
                    + "; fetch a newer list from that authority and put it where narrowgate.yaml `revocation_lists` "
                    + "says");
        }
    }

    /** A complete list holds all that was revoked before it was made, whatever another list says of that. */
    private boolean isOvertaken(RevocationList list) {
        return understood.stream().anyMatch(complete -> !complete.thisUpdate().isBefore(list.thisUpdate()));
    }

    private String name() {
        return issuer.getSubjectX500Principal().toString();
    }

    private String lack() {
        if (named.isEmpty()) {
            return "there is none";
        }
        return understood.stream()
                .map(RevocationList::nextUpdate)
                .max(Instant::compareTo)
                .map(last -> "the newest was due for replacement at " + last)
                .orElseGet(() -> "what bears its name ("
                        + named.stream().map(RevocationList::source).collect(Collectors.joining(", "))
                        + ") is not signed with its key for signing lists (cRLSign, SHA-256 or more)");
    }

    private void checkEntry(ListedRevocation entry, X509Certificate certificate, RevocationList list, String who)
            throws SignatureRefusal {
        if (entry.isRemoval() || (entry.isHold() && isLifted(certificate, list.thisUpdate()))) {
            return;
        }
        if (entry.isCompromiseOfUnknownDate()) {
            throw new SignatureRefusal(
                    who + " was revoked at " + entry.date() + " because its key was lost, and nobody "
                            + "knows since when: nothing made with it counts; use a new certificate");
        }
        if (!at.isBefore(entry.since())) {
            throw new SignatureRefusal(
                    who + " is revoked: " + why(entry) + entry.since() + "; use a certificate that is not revoked");
        }
    }

    private static String why(ListedRevocation entry) {
        if (entry.isCompromise()) {
            return "its key was lost at ";
        }
        return entry.isHold() ? "it is on hold since " : "it counts for nothing since ";
    }

    /**
     * A complete list made later that no longer holds the certificate lifts a hold, unless the certificate had expired
     * by then and so need not be listed. While the hold lasted it counted: it is lifted only from that list on.
     */
    private boolean isLifted(X509Certificate certificate, Instant held) {
        BigInteger serial = certificate.getSerialNumber();
        Instant expiry = certificate.getNotAfter().toInstant();
        return understood.stream()
                .filter(list -> list.thisUpdate().isAfter(held)
                        && !list.thisUpdate().isAfter(at)
                        && !list.thisUpdate().isAfter(expiry))
                .anyMatch(list -> list.of(serial).stream().allMatch(ListedRevocation::isRemoval));
    }
}
