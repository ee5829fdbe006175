package org.narrowgate.engine.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetachedSignatureTest {
    private static final byte[] CONTENT = "{\"request\": \"SYNTHETIC\"}\n".getBytes(UTF_8);
    private static final TrustAnchors TRUST = Invented.trust(Invented.AUTHORITY);

    // OpenSSL writes the time of day into what it signs, so its signers are certified for any day
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2049-01-01T00:00:00Z");
    private static final IssuedAuthority LASTING =
            IssuedAuthority.root("SYNTHETIC Lasting Agency", LONG_AGO, FAR_OFF, new SecureRandom());
    private static final Map<IssuedIdentity.Kind, IssuedIdentity> PEOPLE = new EnumMap<>(Map.of(
            IssuedIdentity.Kind.P256,
            lasting(IssuedIdentity.Kind.P256),
            IssuedIdentity.Kind.P384,
            lasting(IssuedIdentity.Kind.P384),
            IssuedIdentity.Kind.RSA,
            lasting(IssuedIdentity.Kind.RSA)));

    @TempDir
    Path dir;

    @BeforeEach
    void invented_signers_and_content_lie_in_files() throws IOException {
        Files.write(dir.resolve("request.json"), CONTENT);
        for (IssuedIdentity.Kind kind : IssuedIdentity.Kind.values()) {
            lastingOf(kind).write(dir.resolve(kind + ".key"), dir.resolve(kind + ".pem"));
        }
        Certificates.write(Invented.AUTHORITY.certificate(), dir.resolve("root.pem"));
    }

    private static IssuedIdentity lasting(IssuedIdentity.Kind kind) {
        return LASTING.issue(kind, "Ada Example", "SYNTHETIC Agency", LONG_AGO, FAR_OFF);
    }

    private static IssuedIdentity lastingOf(IssuedIdentity.Kind kind) {
        return Objects.requireNonNull(PEOPLE.get(kind));
    }

    private static IssuedIdentity of(IssuedIdentity.Kind kind) {
        return switch (kind) {
            case P256 -> Invented.P256;
            case P384 -> Invented.P384;
            case RSA -> Invented.RSA;
        };
    }

    private static SignatureCheck check(byte[] p7s, TrustAnchors trust) {
        return DetachedSignature.verify(CONTENT, p7s, trust, Invented.NOW);
    }

    private static SignatureCheck checkToday(byte[] p7s) {
        TrustAnchors trust = TrustAnchors.of(
                List.of(LASTING.certificate()), List.of(LASTING.revocationList(List.of(), LONG_AGO, FAR_OFF)));
        return DetachedSignature.verify(CONTENT, p7s, trust, Instant.now());
    }

    private static String reason(SignatureCheck check) {
        return check.match(certificate -> "accepted", reason -> reason);
    }

    @ParameterizedTest
    @EnumSource(IssuedIdentity.Kind.class)
    void what_we_sign_openssl_accepts(IssuedIdentity.Kind kind) throws Exception {
        byte[] p7s = DetachedSignature.sign(CONTENT, of(kind).signing());
        Files.write(dir.resolve("request.p7s"), p7s);
        Openssl.succeed(
                dir,
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "request.p7s",
                "-content",
                "request.json",
                "-noverify",
                "-out",
                "out.json");
        assertThat(dir.resolve("out.json")).hasBinaryContent(CONTENT);
        Openssl.succeed(
                dir,
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "request.p7s",
                "-content",
                "request.json",
                "-CAfile",
                "root.pem",
                "-purpose",
                "any",
                "-attime",
                "" + Invented.NOW.getEpochSecond(),
                "-out",
                "out.json");
    }

    @ParameterizedTest
    @EnumSource(IssuedIdentity.Kind.class)
    void what_openssl_signs_we_accept_in_der_and_pem(IssuedIdentity.Kind kind) throws Exception {
        for (String form : List.of("DER", "PEM")) {
            byte[] p7s = opensslSigns(kind, "-outform", form);
            assertThat(checkToday(p7s))
                    .isEqualTo(new SignatureCheck.Signed(lastingOf(kind).certificate()));
        }
    }

    @Test
    void rsa_pss_and_a_key_identifier_are_accepted() throws Exception {
        assertThat(checkToday(
                        opensslSigns(IssuedIdentity.Kind.RSA, "-outform", "DER", "-keyopt", "rsa_padding_mode:pss")))
                .isInstanceOf(SignatureCheck.Signed.class);
        assertThat(checkToday(opensslSigns(IssuedIdentity.Kind.P256, "-outform", "DER", "-keyid")))
                .isInstanceOf(SignatureCheck.Signed.class);
    }

    private byte[] opensslSigns(IssuedIdentity.Kind kind, String... more) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "cms",
                "-sign",
                "-binary",
                "-in",
                "request.json",
                "-signer",
                kind + ".pem",
                "-inkey",
                kind + ".key",
                "-out",
                "openssl.p7s"));
        arguments.addAll(List.of(more));
        Openssl.succeed(dir, arguments.toArray(String[]::new));
        return Files.readAllBytes(dir.resolve("openssl.p7s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-md sha1 | SHA-256",
                "-noattr | content-type and message-digest",
                "-nocerts | without -nocerts",
                "-nodetach | sign detached",
                "-signer P384.pem -inkey P384.key | 2 signers",
                "-econtent_type 1.2.3.4 | content type",
            })
    void refuses_what_openssl_signs_with(String options) throws Exception {
        String[] parts = options.split(" \\| ", -1);
        String[] more = ("-outform DER " + parts[0]).split(" ", -1);
        byte[] p7s = opensslSigns(IssuedIdentity.Kind.P256, more);
        assertThat(reason(checkToday(p7s))).contains(parts[1]);
    }

    @Test
    void refuses_text_mode_and_names_the_remedy() throws Exception {
        Openssl.succeed(
                dir,
                "cms",
                "-sign",
                "-in",
                "request.json",
                "-signer",
                "P256.pem",
                "-inkey",
                "P256.key",
                "-outform",
                "DER",
                "-out",
                "text.p7s");
        assertThat(reason(checkToday(Files.readAllBytes(dir.resolve("text.p7s")))))
                .contains("-binary");
    }

    @Test
    void refuses_another_content_and_a_certificate_whose_root_is_not_pinned() {
        byte[] p7s = DetachedSignature.sign(CONTENT, Invented.P256.signing());
        byte[] other = CONTENT.clone();
        other[3] ^= 1;
        assertThat(reason(DetachedSignature.verify(other, p7s, TRUST, Invented.NOW)))
                .contains("not what was signed");
        assertThat(reason(check(p7s, Invented.trust(Invented.authority("SYNTHETIC Bureau")))))
                .contains("no pinned root is reached", "`roots` of narrowgate.yaml");
        assertThat(reason(check(p7s, Invented.trust()))).contains("no pinned root is reached");
    }

    @Test
    void a_namesake_certified_by_an_authority_of_the_same_name_is_not_the_one_meant() {
        IssuedAuthority namesake = Invented.authority("SYNTHETIC Agency");
        IssuedIdentity copy = Invented.issue(namesake, IssuedIdentity.Kind.P256, "Ada Example");
        byte[] p7s = DetachedSignature.sign(CONTENT, copy.signing());
        assertThat(reason(check(p7s, TRUST))).contains("no pinned root is reached");
        assertThat(reason(check(p7s, Invented.trust(Invented.AUTHORITY, namesake))))
                .isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31T23:59:59Z", "2028-01-01T00:00:01Z"})
    void refuses_outside_the_dates_of_the_certificate(String instant) {
        byte[] p7s = DetachedSignature.sign(CONTENT, Invented.P256.signing());
        assertThat(reason(DetachedSignature.verify(CONTENT, p7s, TRUST, Instant.parse(instant))))
                .contains("valid from 2026-01-01T00:00:00Z to 2028-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T23:59:59Z", "2027-02-01T00:00:01Z"})
    void refuses_outside_the_dates_of_the_root(String instant) {
        assertThat(reasonUnderShortRootAt(instant))
                .contains("authority", "valid from 2026-02-01T00:00:00Z to 2027-02-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-01T00:00:00Z", "2027-02-01T00:00:00Z"})
    void accepts_at_the_first_and_last_second_of_the_root(String instant) {
        assertThat(reasonUnderShortRootAt(instant)).isEqualTo("accepted");
    }

    private static String reasonUnderShortRootAt(String instant) {
        IssuedAuthority root = IssuedAuthority.root(
                "SYNTHETIC Agency",
                Instant.parse("2026-02-01T00:00:00Z"),
                Instant.parse("2027-02-01T00:00:00Z"),
                new SecureRandom());
        IssuedIdentity person = Invented.issue(root, IssuedIdentity.Kind.P256, "Ada Example");
        byte[] p7s = DetachedSignature.sign(CONTENT, person.signing());
        return reason(DetachedSignature.verify(CONTENT, p7s, Invented.trust(root), Instant.parse(instant)));
    }

    @Test
    void a_certificate_known_by_its_fingerprint_needs_no_root_but_must_be_valid() {
        IssuedIdentity alone = IssuedIdentity.of(
                IssuedIdentity.Kind.P256,
                "Dan Example",
                "SYNTHETIC Agency",
                Invented.FROM,
                Invented.UNTIL,
                new SecureRandom());
        byte[] p7s = DetachedSignature.sign(CONTENT, alone.signing());
        Set<String> known = Set.of(Certificates.fingerprint(alone.certificate()));
        assertThat(DetachedSignature.verifyFingerprint(CONTENT, p7s, known, Invented.NOW))
                .isEqualTo(new SignatureCheck.Signed(alone.certificate()));
        assertThat(reason(DetachedSignature.verifyFingerprint(CONTENT, p7s, known, Invented.UNTIL.plusSeconds(1))))
                .contains("valid only from");
        assertThat(reason(DetachedSignature.verifyFingerprint(CONTENT, p7s, Set.of(), Invented.NOW)))
                .contains("no certificate that you trust");
        assertThat(DetachedSignature.verifyInItself(CONTENT, p7s, Invented.NOW))
                .isEqualTo(new SignatureCheck.Signed(alone.certificate()));
        assertThat(reason(DetachedSignature.verifyInItself("other".getBytes(UTF_8), p7s, Invented.NOW)))
                .contains("not what was signed");
    }

    @Test
    void no_altered_bit_and_no_cut_is_accepted() {
        long seed = 20260601;
        SplittableRandom random = new SplittableRandom(seed);
        SignatureCheck signed = new SignatureCheck.Signed(Invented.P256.certificate());
        byte[] p7s = DetachedSignature.sign(CONTENT, Invented.P256.signing());
        assertThat(check(p7s, TRUST)).isEqualTo(signed);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] bad = i % 4 == 3 ? java.util.Arrays.copyOf(p7s, random.nextInt(p7s.length)) : p7s.clone();
            if (i % 4 != 3) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            SignatureCheck check = check(bad, TRUST);
            // A few bits (CMS version, an absent NULL) are outside what is signed; then it is still the same signer.
            if (check instanceof SignatureCheck.Refused) {
                refused++;
            } else {
                assertThat(check).as("seed %d, step %d", seed, i).isEqualTo(signed);
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(560);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a signature", "-----BEGIN CMS-----\nAAAA\n-----END CMS-----\n"})
    void refuses_what_is_no_signature(String bytes) {
        assertThat(reason(check(bytes.getBytes(UTF_8), TRUST))).contains("openssl cms -sign -binary -outform DER");
    }

    @Test
    void refuses_bytes_after_the_signature() {
        byte[] p7s = DetachedSignature.sign(CONTENT, Invented.P256.signing());
        assertThat(check(java.util.Arrays.copyOf(p7s, p7s.length + 1), TRUST))
                .isInstanceOf(SignatureCheck.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(IssuedIdentity.Kind.class)
    void a_signature_of_fixed_length_has_one_length_and_verifies(IssuedIdentity.Kind kind) throws Exception {
        Set<Integer> lengths = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            byte[] content = ("manifest " + i).getBytes(UTF_8);
            byte[] p7s = DetachedSignature.signFixedLength(content, of(kind).signing());
            lengths.add(p7s.length);
            assertThat(reason(DetachedSignature.verify(content, p7s, TRUST, Invented.NOW)))
                    .isEqualTo("accepted");
        }
        assertThat(lengths).hasSize(1);
    }

    @Test
    void nothing_in_a_signature_says_when_it_was_made() throws Exception {
        byte[] p7s = DetachedSignature.sign(CONTENT, Invented.RSA.signing());
        assertThat(DetachedSignature.sign(CONTENT, Invented.RSA.signing())).isEqualTo(p7s);
        Files.write(dir.resolve("request.p7s"), p7s);
        Openssl.succeed(dir, "cms", "-cmsout", "-print", "-inform", "DER", "-in", "request.p7s", "-out", "print.txt");
        assertThat(dir.resolve("print.txt")).content().contains("messageDigest").doesNotContain("signingTime");
    }

    @Test
    void a_content_that_cannot_be_read_is_an_error_of_the_world_and_no_verdict() {
        InputStream broken = new SequenceInputStream(Collections.enumeration(List.of(InputStream.nullInputStream()))) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("disk gone");
            }
        };
        byte[] p7s = DetachedSignature.sign(CONTENT, Invented.P256.signing());
        assertThatThrownBy(() -> DetachedSignature.verify(broken, p7s, TRUST, Invented.NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk gone");
    }
}
