package org.narrowgate.engine.signature;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Invented people with keys, made once for all tests of this room and its neighbours. */
public final class Invented {
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    public static final IssuedIdentity P256 = issue(IssuedIdentity.Kind.P256, "Ada Example");
    public static final IssuedIdentity P384 = issue(IssuedIdentity.Kind.P384, "Ben Example");
    public static final IssuedIdentity RSA = issue(IssuedIdentity.Kind.RSA, "Cora Example");

    private Invented() {}

    public static IssuedIdentity issue(IssuedIdentity.Kind kind, String name) {
        return IssuedIdentity.of(kind, name, "SYNTHETIC Agency", FROM, UNTIL, new SecureRandom());
    }

    public static PinnedCertificate pin(IssuedIdentity identity, String... roles) {
        return pin("A pinned person", identity.certificate(), roles);
    }

    public static PinnedCertificate pin(String name, X509Certificate certificate, String... roles) {
        return new PinnedCertificate(
                name,
                "SYNTHETIC Agency",
                "federal",
                "Director",
                "official",
                Set.of(roles),
                Set.of("us/26-usc-6103-i-2"),
                certificate,
                LocalDate.parse("2026-02-01"),
                LocalDate.parse("2027-02-01"));
    }
}
