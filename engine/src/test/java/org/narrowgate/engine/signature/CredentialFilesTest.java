package org.narrowgate.engine.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialFilesTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(IssuedIdentity.Kind.class)
    void a_key_and_its_certificate_come_back_from_their_files(IssuedIdentity.Kind kind) throws Exception {
        IssuedIdentity issued = Invented.issue(kind, "Eve Example");
        issued.write(dir.resolve("k"), dir.resolve("c"));
        assertThat(Files.getPosixFilePermissions(dir.resolve("k")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        SigningIdentity read = SigningIdentity.read(dir.resolve("k"), dir.resolve("c"));
        assertThat(read.certificate()).isEqualTo(issued.certificate());
        Openssl.succeed(dir, "x509", "-in", "c", "-outform", "DER", "-out", "c.der");
        assertThat(Certificates.read(dir.resolve("c.der"))).isEqualTo(issued.certificate());
        Openssl.succeed(dir, "pkey", "-in", "k", "-noout");
    }

    /** Whoever finds a key takes the pair for made, and would never have the certificate made again. */
    @Test
    void a_key_is_written_last_and_not_at_all_where_its_certificate_cannot_be() throws Exception {
        Path file = Files.createFile(dir.resolve("file"));
        IssuedIdentity issued = Invented.issue(IssuedIdentity.Kind.P256, "Eve Example");

        assertThatThrownBy(() -> issued.write(dir.resolve("k"), file.resolve("c")))
                .isInstanceOf(IOException.class);
        assertThat(dir.resolve("k")).doesNotExist();
    }

    @Test
    void an_authority_that_was_kept_in_files_issues_and_revokes_as_before() throws Exception {
        Invented.AUTHORITY.identity().write(dir.resolve("k"), dir.resolve("c"));
        IssuedAuthority read = IssuedAuthority.read(dir.resolve("k"), dir.resolve("c"), new SecureRandom());
        IssuedAuthority.write(Invented.clean(read), dir.resolve("l.crl"));
        TrustAnchors trust = TrustAnchors.read(List.of(dir.resolve("c")), List.of(dir));
        IssuedIdentity issued = Invented.issue(read, IssuedIdentity.Kind.P256, "Eve Example");
        assertThat(trust.refusal(issued.certificate(), List.of(), Invented.UNTIL))
                .isEmpty();
        assertThat(trust.roots()).containsExactly(Invented.AUTHORITY.certificate());
    }

    @Test
    void the_fingerprint_is_what_openssl_prints() throws Exception {
        Certificates.write(Invented.P256.certificate(), dir.resolve("c"));
        Openssl.succeed(dir, "x509", "-in", "c", "-outform", "DER", "-out", "c.der");
        Openssl.succeed(dir, "dgst", "-sha256", "-r", "-out", "digest", "c.der");
        assertThat(dir.resolve("digest"))
                .content()
                .startsWith(Certificates.fingerprint(Invented.P256.certificate()) + " ");
    }

    @Test
    void a_pair_that_does_not_belong_together_is_refused() {
        assertThatThrownBy(() -> SigningIdentity.of(Invented.P384.keys().getPrivate(), Invented.P256.certificate()))
                .isInstanceOf(CredentialException.class);
        assertThatThrownBy(() -> SigningIdentity.of(Invented.RSA.keys().getPrivate(), Invented.P256.certificate()))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("give the key that belongs to it");
    }

    @Test
    void a_key_that_others_may_read_is_refused_with_the_remedy() throws Exception {
        Invented.issue(IssuedIdentity.Kind.P256, "Eve Example").write(dir.resolve("k"), dir.resolve("c"));
        Files.setPosixFilePermissions(dir.resolve("k"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> PrivateKeys.read(dir.resolve("k")))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void keys_in_other_forms_are_refused_with_the_remedy() throws Exception {
        Openssl.succeed(dir, "ecparam", "-name", "prime256v1", "-genkey", "-out", "sec1");
        Invented.issue(IssuedIdentity.Kind.P256, "Eve Example").write(dir.resolve("k"), dir.resolve("c"));
        Openssl.succeed(dir, "pkcs8", "-topk8", "-in", "k", "-out", "locked", "-passout", "pass:invented");
        for (String file : new String[] {"sec1", "locked", "c"}) {
            Files.setPosixFilePermissions(dir.resolve(file), PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> PrivateKeys.read(dir.resolve(file)))
                    .as(file)
                    .isInstanceOf(CredentialException.class)
                    .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
        }
    }

    @Test
    void a_certificate_with_a_weak_or_foreign_key_is_refused() throws Exception {
        certificate("weak", "rsa:1024");
        certificate("edward", "ed25519");
        certificate("koblitz", "ec", "-pkeyopt", "ec_paramgen_curve:secp256k1");
        for (String file : new String[] {"weak", "edward", "koblitz"}) {
            assertThatThrownBy(() -> Certificates.read(dir.resolve(file)))
                    .as(file)
                    .isInstanceOf(CredentialException.class)
                    .hasMessageContaining(file);
        }
    }

    private void certificate(String name, String... key) throws Exception {
        List<String> command = new ArrayList<>(List.of("req", "-x509", "-newkey"));
        command.addAll(List.of(key));
        command.addAll(List.of("-nodes", "-subj", "/CN=Invented Example", "-keyout", name + ".key", "-out", name));
        Openssl.succeed(dir, command.toArray(String[]::new));
    }

    @Test
    void missing_empty_doubled_and_foreign_files_are_refused_by_name() throws Exception {
        Files.writeString(dir.resolve("empty"), "");
        Files.writeString(dir.resolve("text"), "row_id,given_name\n");
        String pem = Certificates.pem(Invented.P256.certificate());
        Files.writeString(dir.resolve("two"), pem + pem);
        for (String file : new String[] {"absent", "empty", "text", "two"}) {
            assertThatThrownBy(() -> Certificates.read(dir.resolve(file)))
                    .isInstanceOf(CredentialException.class)
                    .hasMessageContaining(file);
        }
        assertThatThrownBy(() -> Certificates.read(dir)).isInstanceOf(CredentialException.class);
    }

    @Test
    void an_existing_key_is_never_overwritten() throws Exception {
        Files.writeString(dir.resolve("k"), "a key");
        assertThatThrownBy(() -> PrivateKeys.write(Invented.P256.keys().getPrivate(), dir.resolve("k")))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
        assertThat(dir.resolve("k")).hasContent("a key");
    }
}
