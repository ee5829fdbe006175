package org.narrowgate.engine.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outside reader and the outside issuer agree with us on whose signature counts. */
class OpensslAuthorityTest {
    private static final byte[] CONTENT = "{\"request\": \"SYNTHETIC\"}\n".getBytes(UTF_8);
    private static final String AUTHORITY = """
            [ca]
            default_ca = invented
            [invented]
            dir = .
            database = index.txt
            serial = serial
            crlnumber = crlnumber
            new_certs_dir = .
            certificate = root.pem
            private_key = root.key
            default_md = sha256
            default_days = 30
            default_crl_days = 30
            policy = any
            x509_extensions = person
            [any]
            commonName = supplied
            [req]
            distinguished_name = name
            [name]
            [root]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            [middle]
            basicConstraints = critical, CA:TRUE, pathlen:0
            keyUsage = critical, keyCertSign, cRLSign
            [person]
            basicConstraints = critical, CA:FALSE
            keyUsage = critical, digitalSignature
            """;

    @TempDir
    Path dir;

    @BeforeEach
    void an_authority_made_by_openssl_has_certified_a_person() throws Exception {
        Files.writeString(dir.resolve("ca.cnf"), AUTHORITY);
        Files.writeString(dir.resolve("index.txt"), "");
        Files.writeString(dir.resolve("serial"), "1000\n");
        Files.writeString(dir.resolve("crlnumber"), "01\n");
        Files.write(dir.resolve("c"), CONTENT);
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout root.key -out root.pem -days 30"
                + " -config ca.cnf -extensions root -subj /CN=SYNTHETIC-Root");
        certified("person", "person", "");
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        Openssl.succeed(dir, arguments.split(" ", -1));
    }

    private void certified(String name, String extensions, String by) throws IOException, InterruptedException {
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + name + ".key -out " + name
                + ".csr -config ca.cnf -subj /CN=SYNTHETIC-" + name);
        openssl("ca -batch -notext -config ca.cnf -extensions " + extensions + " -in " + name + ".csr -out " + name
                + ".pem" + by);
    }

    private String signedAndChecked(String signer, String more, String... lists) throws Exception {
        openssl("cms -sign -binary -in c -signer " + signer + ".pem -inkey " + signer + ".key -outform DER -out s.p7s"
                + more);
        TrustAnchors trust = TrustAnchors.read(
                List.of(dir.resolve("root.pem")),
                List.of(lists).stream().map(dir::resolve).toList());
        return DetachedSignature.verify(CONTENT, Files.readAllBytes(dir.resolve("s.p7s")), trust, Instant.now())
                .match(certificate -> "accepted", reason -> reason);
    }

    @Test
    void a_certificate_of_an_authority_made_by_openssl_counts_until_it_is_revoked() throws Exception {
        openssl("ca -gencrl -config ca.cnf -out before.crl");
        assertThat(signedAndChecked("person", "", "before.crl")).isEqualTo("accepted");
        openssl("ca -config ca.cnf -revoke person.pem -crl_reason superseded");
        assertThat(signedAndChecked("person", "", "before.crl")).isEqualTo("accepted");
        openssl("ca -gencrl -config ca.cnf -out after.crl");
        assertThat(signedAndChecked("person", "", "after.crl")).contains("is revoked");
        assertThat(signedAndChecked("person", "", "before.crl", "after.crl")).contains("is revoked");
    }

    @Test
    void a_key_that_openssl_lists_as_lost_never_counts() throws Exception {
        openssl("ca -config ca.cnf -revoke person.pem -crl_reason keyCompromise");
        openssl("ca -gencrl -config ca.cnf -out lost.crl");
        assertThat(signedAndChecked("person", "", "lost.crl")).contains("nobody knows since when");
    }

    @Test
    void a_chain_made_by_openssl_counts_if_the_signature_carries_it() throws Exception {
        certified("middle", "middle", "");
        certified("deputy", "person", " -cert middle.pem -keyfile middle.key");
        openssl("ca -gencrl -config ca.cnf -out root.crl");
        openssl("ca -gencrl -config ca.cnf -out middle.crl -cert middle.pem -keyfile middle.key");
        assertThat(signedAndChecked("deputy", " -certfile middle.pem", "root.crl", "middle.crl"))
                .isEqualTo("accepted");
        assertThat(signedAndChecked("deputy", "", "root.crl", "middle.crl")).contains("no pinned root is reached");
    }

    @Test
    void openssl_accepts_our_chain_with_its_lists_and_refuses_a_revoked_one() throws Exception {
        IssuedAuthority middle = Invented.AUTHORITY.subordinate("SYNTHETIC Middle", Invented.FROM, Invented.UNTIL);
        IssuedIdentity person = Invented.issue(middle, IssuedIdentity.Kind.P256, "Ada Example");
        Files.write(
                dir.resolve("s.p7s"),
                DetachedSignature.sign(CONTENT, person.signing().withChain(middle.chain())));
        trustedByOpenssl(Invented.clean(Invented.AUTHORITY), Invented.clean(middle));
        String verify = "cms -verify -binary -inform DER -in s.p7s -content c -CAfile trusted.pem -crl_check_all"
                + " -purpose any -attime " + Invented.NOW.getEpochSecond() + " -out out";
        openssl(verify);
        var gone = new IssuedAuthority.Revoked(
                person.certificate(), Invented.NOW.minus(Duration.ofDays(1)), CRLReason.superseded, Optional.empty());
        trustedByOpenssl(
                Invented.clean(Invented.AUTHORITY),
                middle.revocationList(List.of(gone), Invented.FROM, Invented.UNTIL));
        assertThat(Openssl.status(dir, verify.split(" ", -1))).isNotZero();
    }

    private void trustedByOpenssl(X509CRL... lists) throws Exception {
        Path trusted = dir.resolve("trusted.pem");
        Certificates.write(Invented.AUTHORITY.certificate(), trusted);
        for (X509CRL list : lists) {
            Files.writeString(trusted, PemBlock.write("X509 CRL", list.getEncoded()), StandardOpenOption.APPEND);
        }
    }
}
