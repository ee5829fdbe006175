package org.narrowgate.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.engine.signature.Openssl;
import org.narrowgate.engine.signature.SigningIdentity;

/** What is sealed to a certificate of either kind opens with OpenSSL and with no other key. */
class EnvelopeTest {
    @TempDir
    Path folder;

    private SigningIdentity recipient(String name, String kind) throws Exception {
        String[] key = kind.startsWith("RSA")
                ? new String[] {"-newkey", "rsa:" + kind.substring(4)}
                : new String[] {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + kind};
        String[] rest = {
            "-nodes", "-keyout", name + ".key", "-out", name + ".pem", "-days", "30", "-subj", "/CN=Invented"
        };
        Openssl.succeed(
                folder,
                Stream.of(new String[] {"req", "-x509"}, key, rest)
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
        Path secret = folder.resolve(name + ".key");
        Files.setPosixFilePermissions(secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        return SigningIdentity.read(secret, folder.resolve(name + ".pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-256", "P-384", "P-521", "RSA-3072"})
    void a_sealed_part_opens_with_openssl_and_for_its_recipient_alone(String kind) throws Exception {
        SigningIdentity recipient = recipient("recipient", kind);
        SigningIdentity stranger = recipient("stranger", kind);
        byte[] content = new byte[300_001];
        new Random(7).nextBytes(content);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = Envelope.seal(sealed, recipient.certificate(), new SecureRandom())) {
            out.write(content);
        }
        Files.write(folder.resolve("part.cms"), sealed.toByteArray());

        Openssl.succeed(
                folder,
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "part.cms",
                "-recip",
                "recipient.pem",
                "-inkey",
                "recipient.key",
                "-out",
                "clear");
        assertThat(Files.readAllBytes(folder.resolve("clear"))).isEqualTo(content);
        assertThat((long) sealed.size()).isLessThanOrEqualTo(content.length + Envelope.overhead(content.length));
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        Envelope.open(new ByteArrayInputStream(sealed.toByteArray()), recipient.key(), opened);
        assertThat(opened.toByteArray()).isEqualTo(content);
        assertThatThrownBy(() -> Envelope.open(
                        new ByteArrayInputStream(sealed.toByteArray()),
                        stranger.key(),
                        OutputStream.nullOutputStream()))
                .isInstanceOf(SealException.class);
    }
}
