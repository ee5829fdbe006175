package org.narrowgate.engine.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate that {@code narrowgate.yaml} names, with the person it stands for and what that person may sign: the
 * whole of trust, for no chain is ever built. {@code from} is the first day (UTC) on which it counts, {@code until}
 * the first on which it no longer does.
 *
 * @param level of government of the agency, one of {@code FactCatalog.AGENCY_LEVELS}; empty if none is pinned
 * @param kind of the office; one that no pack knows meets nothing
 */
public record PinnedCertificate(
        String name,
        String agency,
        String level,
        String office,
        String kind,
        Set<String> roles,
        Set<String> provisions,
        X509Certificate certificate,
        LocalDate from,
        LocalDate until) {

    public PinnedCertificate {
        roles = Set.copyOf(roles);
        provisions = Set.copyOf(provisions);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a pinned certificate names the person it stands for");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a pinned certificate counts from a day before the day it ends");
        }
    }

    public String fingerprint() {
        return Certificates.fingerprint(certificate);
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /** Whether a text names this person: the name alone, or with the office or a remark behind it. */
    public boolean isNamedBy(String text) {
        return text.equals(name) || text.startsWith(name + ",") || text.startsWith(name + " (");
    }

    /** Why it does not count at this instant: its own dates or those of the pin; empty if it counts. */
    public Optional<String> refusedAt(Instant instant) {
        if (instant.isBefore(certificate.getNotBefore().toInstant())
                || instant.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of("the certificate of the signer is valid only from "
                    + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant());
        }
        LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        if (day.isBefore(from) || !day.isBefore(until)) {
            return Optional.of("the certificate of the signer is pinned only from " + from + " until " + until);
        }
        return Optional.empty();
    }

    boolean isExactly(X509Certificate other) {
        return java.security.MessageDigest.isEqual(Certificates.der(certificate), Certificates.der(other));
    }
}
