package org.narrowgate.engine.signature;

import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;

/** Invented people with keys, and the authority that certified them, made once for all tests of this room and its neighbours. */
public final class Invented {
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    public static final IssuedAuthority AUTHORITY = authority("SYNTHETIC Agency");
    public static final IssuedIdentity P256 = issue(IssuedIdentity.Kind.P256, "Ada Example");
    public static final IssuedIdentity P384 = issue(IssuedIdentity.Kind.P384, "Ben Example");
    public static final IssuedIdentity RSA = issue(IssuedIdentity.Kind.RSA, "Cora Example");

    private Invented() {}

    public static IssuedAuthority authority(String name) {
        return IssuedAuthority.root(name, FROM, UNTIL, new SecureRandom());
    }

    /** Certified by {@link #AUTHORITY}. */
    public static IssuedIdentity issue(IssuedIdentity.Kind kind, String name) {
        return issue(AUTHORITY, kind, name);
    }

    public static IssuedIdentity issue(IssuedAuthority authority, IssuedIdentity.Kind kind, String name) {
        return authority.issue(kind, name, "SYNTHETIC Agency", FROM, UNTIL);
    }

    /** These roots are pinned, and nothing that they issued was ever revoked. */
    public static TrustAnchors trust(IssuedAuthority... roots) {
        List<IssuedAuthority> all = List.of(roots);
        return TrustAnchors.of(
                all.stream().map(IssuedAuthority::certificate).toList(),
                all.stream().map(Invented::clean).toList());
    }

    /** A list that revokes nothing and is good beyond every date of this room. */
    public static X509CRL clean(IssuedAuthority authority) {
        return authority.revocationList(List.of(), FROM, UNTIL.plusSeconds(86_400));
    }
}
