package org.narrowgate.engine.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateChainTest {
    private static final byte[] CONTENT = "{\"request\": \"SYNTHETIC\"}\n".getBytes(UTF_8);
    private static final Instant NOW = Invented.NOW;
    private static final Duration DAY = Duration.ofDays(1);
    private static final IssuedAuthority ROOT = Invented.AUTHORITY;
    private static final IssuedAuthority MIDDLE = below(ROOT, "SYNTHETIC Middle");
    private static final IssuedIdentity PERSON = Invented.P256;

    @TempDir
    Path dir;

    private static IssuedAuthority below(IssuedAuthority authority, String name) {
        return authority.subordinate(name, Invented.FROM, Invented.UNTIL);
    }

    private static SigningIdentity signer(IssuedAuthority authority) {
        return Invented.issue(authority, IssuedIdentity.Kind.P256, "Ada Example")
                .signing()
                .withChain(authority.chain());
    }

    /** Only the root is pinned; each of all has a list. */
    private static TrustAnchors listed(IssuedAuthority... all) {
        List<X509CRL> lists = List.of(all).stream().map(Invented::clean).toList();
        return TrustAnchors.of(List.of(ROOT.certificate()), lists);
    }

    private static String outcome(byte[] content, byte[] p7s, TrustAnchors trust, Instant at) {
        return DetachedSignature.verify(content, p7s, trust, at).match(certificate -> "accepted", reason -> reason);
    }

    private static String check(SigningIdentity signer, TrustAnchors trust, Instant at) {
        return outcome(CONTENT, DetachedSignature.sign(CONTENT, signer), trust, at);
    }

    private static String refusal(TrustAnchors trust, X509Certificate certificate) {
        return trust.refusal(certificate, List.of(), NOW).orElse("accepted");
    }

    @ParameterizedTest
    @EnumSource(IssuedIdentity.Kind.class)
    void accepts_every_kind_of_key_directly_below_the_root(IssuedIdentity.Kind kind) {
        IssuedIdentity person = Invented.issue(kind, "Ada Example");
        byte[] p7s = DetachedSignature.sign(CONTENT, person.signing());
        assertThat(DetachedSignature.verify(CONTENT, p7s, listed(ROOT), NOW))
                .isEqualTo(new SignatureCheck.Signed(person.certificate()));
    }

    @Test
    void a_certificate_whose_signature_is_spelt_in_another_way_is_not_the_same_and_counts_for_nothing()
            throws Exception {
        X509Certificate even = PERSON.certificate();
        while (even.getSignature()[even.getSignature().length - 1] % 2 != 0) {
            even = Invented.issue(IssuedIdentity.Kind.P256, "Ada Example").certificate();
        }
        assertThat(refusal(listed(ROOT), even)).isEqualTo("accepted");
        byte[] der = even.getEncoded();
        // How many bits at the end do not count: the last one, which is 0 and reads the same.
        der[der.length - even.getSignature().length - 1] = 1;
        X509Certificate spelt = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        assertThat(refusal(listed(ROOT), spelt)).contains("does not end with an octet");
    }

    @Test
    void accepts_a_chain_of_three_if_the_signature_carries_it_and_not_otherwise() {
        IssuedIdentity person = Invented.issue(MIDDLE, IssuedIdentity.Kind.P384, "Ada Example");
        TrustAnchors trust = listed(ROOT, MIDDLE);
        assertThat(check(person.signing().withChain(MIDDLE.chain()), trust, NOW))
                .isEqualTo("accepted");
        assertThat(check(person.signing(), trust, NOW)).contains("no pinned root is reached", "Middle");
        assertThat(trust.refusal(person.certificate(), MIDDLE.chain(), NOW)).isEmpty();
        assertThat(trust.refusal(person.certificate(), List.of(), NOW)).isPresent();
    }

    @Test
    void an_authority_whose_certificate_is_at_hand_need_not_come_with_a_signature_and_is_trusted_no_more_for_it() {
        IssuedIdentity person = Invented.issue(MIDDLE, IssuedIdentity.Kind.P256, "Ada Example");
        TrustAnchors trust = listed(ROOT, MIDDLE).with(MIDDLE.chain());
        assertThat(check(person.signing(), trust, NOW)).isEqualTo("accepted");
        assertThat(refusal(trust, person.certificate())).isEqualTo("accepted");
        assertThat(refusal(listed(ROOT).with(MIDDLE.chain()), person.certificate()))
                .as("without a revocation list of that authority")
                .contains("revocation list");
        IssuedAuthority other = Invented.authority("SYNTHETIC Other");
        IssuedIdentity stranger = Invented.issue(other, IssuedIdentity.Kind.P256, "Ada Example");
        assertThat(refusal(listed(ROOT, other).with(List.of(other.certificate())), stranger.certificate()))
                .contains("no pinned root is reached");
    }

    @Test
    void the_file_of_a_signers_certificate_may_hold_the_authorities_above_it_and_his_signatures_then_do(
            @TempDir Path folder) throws IOException {
        IssuedIdentity person = Invented.issue(MIDDLE, IssuedIdentity.Kind.P256, "Ada Example");
        Path key = folder.resolve("key.pem");
        Path whole = folder.resolve("whole.pem");
        person.write(key, whole);
        Files.writeString(
                whole, Files.readString(whole) + Certificates.pem(MIDDLE.chain().get(0)));
        assertThat(check(SigningIdentity.read(key, whole), listed(ROOT, MIDDLE), NOW))
                .isEqualTo("accepted");
        Path broken = folder.resolve("broken.pem");
        Files.writeString(
                broken, Files.readString(whole) + "-----BEGIN CERTIFICATE-----\n=\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> SigningIdentity.read(key, broken))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("broken.pem");
    }

    @Test
    void follows_four_authorities_below_the_root_and_not_five() {
        List<IssuedAuthority> all = new ArrayList<>(List.of(ROOT));
        for (int i = 1; i <= 5; i++) {
            all.add(below(all.get(i - 1), "SYNTHETIC Step " + i));
        }
        TrustAnchors trust = listed(all.toArray(IssuedAuthority[]::new));
        assertThat(check(signer(all.get(4)), trust, NOW)).isEqualTo("accepted");
        assertThat(check(signer(all.get(5)), trust, NOW)).contains("no pinned root is reached");
    }

    @Test
    void eight_further_certificates_may_come_with_a_signature_and_not_nine() {
        List<X509Certificate> carried = new ArrayList<>(MIDDLE.chain());
        while (carried.size() < 8) {
            carried.add(below(ROOT, "SYNTHETIC Other " + carried.size()).certificate());
        }
        SigningIdentity signer = signer(MIDDLE);
        TrustAnchors trust = listed(ROOT, MIDDLE);
        assertThat(check(signer.withChain(carried), trust, NOW)).isEqualTo("accepted");
        carried.add(below(ROOT, "SYNTHETIC Ninth").certificate());
        assertThat(check(signer.withChain(carried), trust, NOW)).contains("more than 8 further certificates");
    }

    @Test
    void a_ring_of_authorities_that_certify_each_other_leads_nowhere() {
        IssuedAuthority ring = Invented.authority("SYNTHETIC Ring");
        CertificateTemplate another = new CertificateTemplate(
                CertificateTemplate.name("Certification Authority", "SYNTHETIC Ring"),
                Invented.FROM,
                Invented.UNTIL,
                new BasicConstraints(true),
                KeyUsage.keyCertSign,
                Optional.empty());
        List<X509Certificate> carried = new ArrayList<>();
        while (carried.size() < 8) {
            carried.add(ring.sign(another, ring.identity().keys(), "SHA384withECDSA"));
        }
        SigningIdentity signer = signer(ring).withChain(carried);
        assertThat(check(signer, listed(ROOT), NOW)).contains("no pinned root is reached");
    }

    @Test
    void refuses_a_self_signed_certificate_a_root_and_an_authority_as_signers() {
        IssuedIdentity alone = IssuedIdentity.of(
                IssuedIdentity.Kind.P256,
                "Ada Example",
                "SYNTHETIC Agency",
                Invented.FROM,
                Invented.UNTIL,
                new SecureRandom());
        assertThat(check(alone.signing(), listed(ROOT), NOW)).contains("self-signed");
        assertThat(refusal(listed(ROOT), ROOT.certificate())).contains("root itself");
        assertThat(refusal(listed(ROOT), MIDDLE.certificate())).contains("that of an authority");
    }

    @Test
    void without_a_pinned_root_nothing_counts() {
        assertThat(check(PERSON.signing(), Invented.trust(), NOW)).contains("no pinned root is reached");
    }

    @Test
    void refuses_before_and_after_the_dates_of_the_certificate() {
        TrustAnchors trust = listed(ROOT);
        SigningIdentity signer = PERSON.signing();
        assertThat(check(signer, trust, Invented.FROM)).isEqualTo("accepted");
        assertThat(check(signer, trust, Invented.FROM.minusSeconds(1))).contains("not yet valid");
        assertThat(check(signer, trust, Invented.UNTIL)).isEqualTo("accepted");
        assertThat(check(signer, trust, Invented.UNTIL.plusSeconds(1))).contains("expired", Invented.UNTIL.toString());
    }

    @Test
    void refuses_an_authority_in_between_that_has_expired_or_is_not_yet_valid() {
        IssuedAuthority brief = ROOT.subordinate("SYNTHETIC Brief", NOW.minus(DAY), NOW.plus(DAY));
        SigningIdentity signer = signer(brief);
        TrustAnchors trust = listed(ROOT, brief);
        assertThat(check(signer, trust, NOW.minus(DAY).minusSeconds(1))).contains("authority", "not yet valid");
        assertThat(check(signer, trust, NOW.minus(DAY))).isEqualTo("accepted");
        assertThat(check(signer, trust, NOW.plus(DAY))).isEqualTo("accepted");
        assertThat(check(signer, trust, NOW.plus(DAY).plusSeconds(1))).contains("authority", "expired");
    }

    @Test
    void two_roots_of_one_name_are_told_apart_by_their_keys() {
        IssuedAuthority namesake = Invented.authority("SYNTHETIC Agency");
        assertThat(check(PERSON.signing(), Invented.trust(namesake, ROOT), NOW)).isEqualTo("accepted");
        assertThat(check(PERSON.signing(), Invented.trust(namesake), NOW)).contains("no pinned root");
    }

    private static X509Certificate certificate(BasicConstraints constraints, int usage, KeyPair keys, String by) {
        return ROOT.sign(
                new CertificateTemplate(
                        CertificateTemplate.name("SYNTHETIC Odd", "SYNTHETIC Agency"),
                        Invented.FROM,
                        Invented.UNTIL,
                        constraints,
                        usage,
                        Optional.empty()),
                keys,
                by);
    }

    private static KeyPair drawn() {
        return IssuedIdentity.drawn(IssuedIdentity.Kind.P384, new SecureRandom());
    }

    private static String twoBelow(BasicConstraints constraints, int usage) {
        KeyPair keys = drawn();
        X509Certificate certificate = certificate(constraints, usage, keys, "SHA384withECDSA");
        IssuedAuthority odd = new IssuedAuthority(keys, certificate, List.of(), new SecureRandom());
        IssuedAuthority below = below(odd, "SYNTHETIC Below");
        return check(signer(below), listed(ROOT, odd, below), NOW);
    }

    @Test
    void an_authority_must_be_one_with_path_length_and_key_usage_for_it() {
        int both = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        assertThat(twoBelow(new BasicConstraints(1), both)).isEqualTo("accepted");
        assertThat(twoBelow(new BasicConstraints(0), both)).contains("path length of 0");
        assertThat(twoBelow(new BasicConstraints(false), both)).contains("may not issue");
        assertThat(twoBelow(new BasicConstraints(true), KeyUsage.cRLSign)).contains("may not issue");
        assertThat(twoBelow(new BasicConstraints(true), KeyUsage.keyCertSign)).contains("cRLSign");
    }

    @Test
    void a_signer_needs_a_key_for_signing_and_a_recipient_does_not() {
        KeyPair keys = drawn();
        TrustAnchors trust = listed(ROOT);
        var agreeing = certificate(new BasicConstraints(false), KeyUsage.keyAgreement, keys, "SHA384withECDSA");
        assertThat(check(SigningIdentity.of(keys.getPrivate(), agreeing), trust, NOW))
                .contains("not for signing");
        assertThat(refusal(trust, agreeing)).isEqualTo("accepted");
        var committing = certificate(new BasicConstraints(false), KeyUsage.nonRepudiation, keys, "SHA384withECDSA");
        assertThat(check(SigningIdentity.of(keys.getPrivate(), committing), trust, NOW))
                .isEqualTo("accepted");
    }

    @Test
    void refuses_a_link_signed_over_sha_1_and_a_key_that_is_too_short() throws Exception {
        TrustAnchors trust = listed(ROOT);
        BasicConstraints person = new BasicConstraints(false);
        KeyPair keys = drawn();
        X509Certificate sha1 = certificate(person, KeyUsage.digitalSignature, keys, "SHA1withECDSA");
        assertThat(check(SigningIdentity.of(keys.getPrivate(), sha1), trust, NOW))
                .contains("weaker than SHA-256");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", CmsProvider.get());
        generator.initialize(1024);
        KeyPair brief = generator.generateKeyPair();
        X509Certificate weak = certificate(person, KeyUsage.digitalSignature, brief, "SHA384withECDSA");
        assertThat(check(SigningIdentity.of(brief.getPrivate(), weak), trust, NOW))
                .contains("RSA of 2048 bits");
    }

    @Test
    void a_root_that_is_no_authority_is_refused_and_named() throws Exception {
        Path person = dir.resolve("person.pem");
        Certificates.write(PERSON.certificate(), person);
        assertThatThrownBy(() -> TrustAnchors.read(List.of(person), List.of()))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("person.pem");
        assertThatThrownBy(() -> TrustAnchors.of(List.of(PERSON.certificate()), List.of()))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining(Certificates.fingerprint(PERSON.certificate()))
                .hasMessageNotContaining("Ada");
    }

    @Test
    void no_altered_signature_is_accepted_for_other_content() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] p7s = DetachedSignature.sign(CONTENT, PERSON.signing());
        TrustAnchors trust = listed(ROOT);
        for (int i = 0; i < 200; i++) {
            byte[] altered = p7s.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(outcome("other".getBytes(UTF_8), altered, trust, NOW))
                    .as("seed %d, step %d", seed, i)
                    .isNotEqualTo("accepted");
        }
    }
}
