package org.narrowgate.engine.signature;

import java.security.SecureRandom;
import java.time.Instant;

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
}
