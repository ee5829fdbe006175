package org.narrowgate.engine.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationTest {
    private static final byte[] CONTENT = "{\"request\": \"SYNTHETIC\"}\n".getBytes(UTF_8);
    private static final Instant NOW = Invented.NOW;
    private static final Duration DAY = Duration.ofDays(1);
    private static final IssuedAuthority ROOT = Invented.AUTHORITY;
    private static final IssuedAuthority MIDDLE = ROOT.subordinate("SYNTHETIC Middle", Invented.FROM, Invented.UNTIL);
    private static final byte[] P7S = DetachedSignature.sign(CONTENT, Invented.P256.signing());

    @TempDir
    Path dir;

    private static X509CRL list(IssuedAuthority authority, IssuedAuthority.Revoked... revoked) {
        return authority.revocationList(List.of(revoked), NOW.minus(DAY), NOW.plus(DAY));
    }

    private static IssuedAuthority.Revoked revoked(Instant at, int reason, Optional<Instant> invalid) {
        return new IssuedAuthority.Revoked(Invented.P256.certificate(), at, reason, invalid);
    }

    private static String check(byte[] p7s, TrustAnchors trust, Instant at) {
        return DetachedSignature.verify(CONTENT, p7s, trust, at).match(certificate -> "accepted", reason -> reason);
    }

    private static String with(Instant at, X509CRL... lists) {
        return check(P7S, TrustAnchors.of(List.of(ROOT.certificate()), List.of(lists)), at);
    }

    private String withFiles(Path... places) throws IOException {
        Path root = dir.resolve("root.pem");
        Certificates.write(ROOT.certificate(), root);
        return check(P7S, TrustAnchors.read(List.of(root), List.of(places)), NOW);
    }

    @Test
    void refuses_without_a_list_with_a_stale_one_and_with_one_of_a_namesake() {
        assertThat(with(NOW)).contains("there is none", "`revocation_lists`");
        assertThat(with(NOW.plus(DAY), list(ROOT))).isEqualTo("accepted");
        assertThat(with(NOW.plus(DAY).plusSeconds(1), list(ROOT))).contains("due for replacement");
        assertThat(with(NOW, list(Invented.authority("SYNTHETIC Agency")))).contains("not signed with its key");
    }

    @Test
    void asks_for_a_list_of_every_authority_in_the_chain() {
        byte[] p7s = DetachedSignature.sign(
                CONTENT,
                Invented.issue(MIDDLE, IssuedIdentity.Kind.P256, "Ada Example")
                        .signing()
                        .withChain(MIDDLE.chain()));
        List<java.security.cert.X509Certificate> roots = List.of(ROOT.certificate());
        assertThat(check(p7s, TrustAnchors.of(roots, List.of(list(ROOT), list(MIDDLE))), NOW))
                .isEqualTo("accepted");
        assertThat(check(p7s, TrustAnchors.of(roots, List.of(list(ROOT))), NOW)).contains("there is none", "Middle");
        assertThat(check(p7s, TrustAnchors.of(roots, List.of(list(MIDDLE))), NOW))
                .contains("there is none", "SYNTHETIC Agency");
        var middle = new IssuedAuthority.Revoked(MIDDLE.certificate(), NOW, CRLReason.superseded, Optional.empty());
        assertThat(check(p7s, TrustAnchors.of(roots, List.of(list(ROOT, middle), list(MIDDLE))), NOW))
                .contains("Middle", "is revoked");
    }

    @Test
    void a_revoked_certificate_counts_until_it_was_revoked() {
        X509CRL list = list(ROOT, revoked(NOW, CRLReason.cessationOfOperation, Optional.empty()));
        assertThat(with(NOW.minusSeconds(1), list)).isEqualTo("accepted");
        assertThat(with(NOW, list)).contains("is revoked", NOW.toString());
        assertThat(with(NOW.plusSeconds(1), list)).contains("is revoked");
        assertThat(with(NOW, list, list(ROOT))).contains("is revoked");
        assertThat(with(NOW, list(ROOT, revoked(NOW, CRLReason.unspecified, Optional.empty()))))
                .contains("is revoked");
    }

    @Test
    void a_lost_key_counts_until_the_date_of_loss_and_never_if_nobody_knows_it() {
        Instant lost = NOW.minusSeconds(60);
        X509CRL known = list(ROOT, revoked(NOW, CRLReason.keyCompromise, Optional.of(lost)));
        assertThat(with(lost.minusSeconds(1), known)).isEqualTo("accepted");
        assertThat(with(lost, known)).contains("key was lost", lost.toString());
        X509CRL unknown = list(ROOT, revoked(NOW, CRLReason.keyCompromise, Optional.empty()));
        assertThat(with(Invented.FROM, unknown)).contains("nobody knows since when");
    }

    @Test
    void a_hold_counts_until_a_later_list_lifts_it() {
        X509CRL held = list(ROOT, revoked(NOW.minus(DAY), CRLReason.certificateHold, Optional.empty()));
        X509CRL removed = ROOT.revocationList(
                List.of(revoked(NOW.minus(DAY), CRLReason.removeFromCRL, Optional.empty())), NOW, NOW.plus(DAY));
        X509CRL silent = ROOT.revocationList(List.of(), NOW, NOW.plus(DAY));
        assertThat(with(NOW, held)).contains("on hold");
        assertThat(with(NOW, held, list(ROOT))).contains("on hold");
        for (X509CRL lifting : List.of(removed, silent)) {
            assertThat(with(NOW, held, lifting)).isEqualTo("accepted");
            assertThat(with(NOW.minusSeconds(1), held, lifting)).contains("on hold");
        }
        X509CRL gone = list(ROOT, revoked(NOW.minus(DAY), CRLReason.superseded, Optional.empty()));
        assertThat(with(NOW, gone, removed)).contains("is revoked");
        assertThat(with(NOW, gone, silent)).contains("is revoked");
    }

    @ParameterizedTest
    @EnumSource(OddList.class)
    void a_list_that_is_not_understood_is_named_until_a_complete_one_overtakes_it(OddList odd) throws IOException {
        Path file = Files.write(dir.resolve("odd.crl"), odd.made(ROOT, NOW));
        assertThat(withFiles(file)).contains("odd.crl", odd.said);
        Path older = dir.resolve("older.crl");
        IssuedAuthority.write(list(ROOT), older);
        assertThat(withFiles(older)).isEqualTo("accepted");
        assertThat(withFiles(file, older)).contains("odd.crl", odd.said, "complete list");
        Path newer = dir.resolve("newer.crl");
        IssuedAuthority.write(ROOT.revocationList(List.of(), NOW, NOW.plus(DAY)), newer);
        assertThat(withFiles(file, newer)).isEqualTo("accepted");
    }

    @ParameterizedTest
    @EnumSource(OddList.class)
    void a_list_that_is_not_understood_stops_only_the_authority_that_signed_it(OddList odd) throws IOException {
        IssuedAuthority namesake = Invented.authority("SYNTHETIC Agency");
        Path good = dir.resolve("good.crl");
        IssuedAuthority.write(list(ROOT), good);
        for (IssuedAuthority other : List.of(MIDDLE, namesake)) {
            Path file = Files.write(dir.resolve("odd.crl"), odd.made(other, NOW));
            assertThat(withFiles(file, good)).isEqualTo("accepted");
        }
    }

    @Test
    void a_list_signed_over_sha_1_is_no_good_list() throws IOException {
        Path file = Files.write(dir.resolve("weak.crl"), OddList.plain(ROOT, NOW, "SHA1withECDSA"));
        assertThat(withFiles(file)).contains("weak.crl", "SHA-256 or more");
        Files.write(file, OddList.plain(ROOT, NOW, "SHA384withECDSA"));
        assertThat(withFiles(file)).isEqualTo("accepted");
    }

    @Test
    void a_folder_stands_for_every_list_in_it_and_for_nothing_else() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("lists"));
        assertThat(withFiles(folder)).contains("there is none");
        IssuedAuthority.write(list(ROOT), folder.resolve("root.der"));
        assertThat(withFiles(folder)).contains("there is none");
        IssuedAuthority.write(list(ROOT), folder.resolve("a.crl"));
        Certificates.write(ROOT.certificate(), folder.resolve("root.pem"));
        assertThat(withFiles(folder)).isEqualTo("accepted");
        Files.writeString(
                folder.resolve("b.crl"), pem(list(ROOT, revoked(NOW, CRLReason.superseded, Optional.empty()))));
        assertThat(withFiles(folder)).contains("is revoked");
    }

    private static String pem(X509CRL list) throws IOException {
        try {
            return PemBlock.write("X509 CRL", list.getEncoded());
        } catch (java.security.cert.CRLException e) {
            throw new IOException(e);
        }
    }

    @Test
    void a_file_that_is_no_list_or_several_or_too_large_is_an_error_that_names_it() throws IOException {
        Path file = dir.resolve("bad.crl");
        for (String content :
                List.of("", "garbage", Certificates.pem(ROOT.certificate()), pem(list(ROOT)) + pem(list(ROOT)))) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> withFiles(file))
                    .isInstanceOf(CredentialException.class)
                    .hasMessageContaining("bad.crl");
        }
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((1L << 26) + 1);
        }
        assertThatThrownBy(() -> withFiles(file))
                .hasMessageContaining("bad.crl")
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> withFiles(dir.resolve("absent.crl"))).hasMessageContaining("absent.crl");
    }

    @Test
    void an_altered_list_never_lets_a_revoked_signer_pass() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] list =
                list(ROOT, revoked(NOW, CRLReason.superseded, Optional.empty())).getEncoded();
        Path file = dir.resolve("forged.crl");
        for (int i = 0; i < 200; i++) {
            byte[] forged = list.clone();
            forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, forged);
            try {
                assertThat(withFiles(file)).as("seed %d, step %d", seed, i).isNotEqualTo("accepted");
            } catch (CredentialException e) {
                assertThat(e).hasMessageContaining("forged.crl");
            }
        }
    }
}
