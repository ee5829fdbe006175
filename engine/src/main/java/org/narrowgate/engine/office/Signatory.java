package org.narrowgate.engine.office;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.core.office.Authority;

/**
 * A person who may do an act, by an office and its chain of delegations, with the certificate that signs for him.
 *
 * @param authority by which he may; its tenure says from when until when
 * @param fingerprint SHA-256 of the certificate, lower-case hexadecimal
 * @param certificate empty where nobody put it into {@code certificates/}
 * @param until first day after the tenure, as far as is filed
 */
public record Signatory(
        Authority authority, String fingerprint, Optional<X509Certificate> certificate, LocalDate until) {
    public String person() {
        return authority.person().id();
    }

    public String name() {
        return authority.person().name();
    }

    public String agency() {
        return authority.office().agency();
    }

    /** Level of government of the agency; empty if nobody filed it. */
    public String level() {
        return authority.office().level();
    }

    /** Title of the office. */
    public String office() {
        return authority.office().title();
    }

    /** Kind of the office as packs name it; {@code delegate} for who acts by delegation. */
    public String kind() {
        return authority.kind();
    }

    /** First day in the office. */
    public LocalDate from() {
        return day(authority.tenure().from());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Whether a text names this person: the name alone, or with the office or a remark behind it. */
    public boolean isNamedBy(String text) {
        return text.equals(name()) || text.startsWith(name() + ",") || text.startsWith(name() + " (");
    }

    /** Two certificates of one person, or one key under two names, are still one person. */
    public boolean isSamePerson(Signatory other) {
        return person().equals(other.person())
                || folded(name()).equals(folded(other.name()))
                || certificate
                        .map(X509Certificate::getPublicKey)
                        .filter(key -> other.certificate
                                .map(X509Certificate::getPublicKey)
                                .filter(key::equals)
                                .isPresent())
                        .isPresent();
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
