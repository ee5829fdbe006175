package org.narrowgate.app.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.narrowgate.engine.signature.IssuedAuthority;
import org.narrowgate.engine.signature.IssuedIdentity;
import org.narrowgate.engine.signature.SigningIdentity;

/** Keys and certificates of the demonstration's parties, each issued by the certification authority of its side. */
final class DemoIdentities {
    private static final Instant FROM = Instant.parse("2025-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2035-11-01T00:00:00Z");

    private final Path root;
    private final Path keys;
    private final SecureRandom random;

    DemoIdentities(Path root, Path keys, SecureRandom random) {
        this.root = root;
        this.keys = keys;
        this.random = random;
    }

    /** Makes what is not there yet. */
    void make() throws IOException {
        Files.createDirectories(keys.resolve("people"));
        for (DemoParty.Side side : DemoParty.Side.values()) {
            IssuedAuthority authority = authority(side);
            Path list = root.resolve("certificates/" + side.root + ".crl");
            if (!Files.exists(list)) {
                IssuedAuthority.write(authority.revocationList(List.of(), FROM, UNTIL), list);
            }
            for (DemoParty party : DemoParty.values()) {
                if (party.side == side) {
                    issue(authority, party);
                }
            }
        }
    }

    private IssuedAuthority authority(DemoParty.Side side) throws IOException {
        Path key = key(side.root);
        Path certificate = certificate(side.root);
        if (!Files.exists(key) || !Files.exists(certificate)) {
            Files.deleteIfExists(key);
            IssuedAuthority.root(side.agency + " (SYNTHETIC)", FROM, UNTIL, random)
                    .identity()
                    .write(key, certificate);
        }
        return IssuedAuthority.read(key, certificate, random);
    }

    private void issue(IssuedAuthority authority, DemoParty party) throws IOException {
        Path key = key(party.slug);
        if (!Files.exists(key) || !Files.exists(certificate(party.slug))) {
            Files.deleteIfExists(key);
            IssuedIdentity.Kind kind =
                    party == DemoParty.RECIPIENT ? IssuedIdentity.Kind.P384 : IssuedIdentity.Kind.P256;
            authority
                    .issue(kind, party.person + " (invented)", party.side.agency + " (SYNTHETIC)", FROM, UNTIL)
                    .write(key, certificate(party.slug));
        }
    }

    SigningIdentity of(DemoParty party) {
        return SigningIdentity.read(key(party.slug), certificate(party.slug));
    }

    /** Where the key of a party lies. */
    Path key(String slug) {
        return keys.resolve("people/" + slug + ".key.pem");
    }

    Path certificate(String slug) {
        return root.resolve("certificates/" + slug + ".pem");
    }
}
