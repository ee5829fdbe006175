package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.IssuedIdentity;

/** A drafted text, signed by the program itself. */
class SignCommandTest {
    private static final Instant FROM = Instant.parse("2025-11-01T00:00:00Z");

    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    @BeforeEach
    void makesKeys() throws Exception {
        for (String name : new String[] {"one", "other"}) {
            IssuedIdentity.of(
                            IssuedIdentity.Kind.P256,
                            name,
                            "An Agency",
                            FROM,
                            Instant.parse("2035-11-01T00:00:00Z"),
                            new SecureRandom())
                    .write(folder.resolve(name + ".key.pem"), folder.resolve(name + ".pem"));
        }
        Files.writeString(folder.resolve("text"), "what was drafted\n");
    }

    private int sign(String text, String key, String certificate) {
        return desk.run(
                "sign",
                folder.resolve(text).toString(),
                "--key",
                folder.resolve(key + ".key.pem").toString(),
                "--certificate",
                folder.resolve(certificate + ".pem").toString(),
                "--json");
    }

    private String openssl(String args) throws Exception {
        return Desk.openssl(folder, args.split(" ", -1));
    }

    private boolean countsOnItsFirstDay() throws Exception {
        return DetachedSignature.verifyFingerprint(
                        Files.readAllBytes(folder.resolve("text")),
                        Files.readAllBytes(folder.resolve("text.p7s")),
                        Set.of(Certificates.fingerprint(Certificates.read(folder.resolve("one.pem")))),
                        FROM)
                .match(signed -> true, refused -> false);
    }

    @Test
    void openssl_accepts_it_and_it_claims_no_later_day_than_any_on_which_it_counts() throws Exception {
        assertThat(sign("text", "one", "one")).as(desk.out.toString()).isZero();
        assertThat(desk.out.toString()).contains("\"certificate_sha256\"", "text.p7s");
        assertThat(countsOnItsFirstDay()).isTrue();
        assertThat(openssl("cms -verify -binary -inform DER -in text.p7s -content text -CAfile one.pem -purpose any"))
                .contains("erification successful");
        openssl("cms -sign -binary -outform DER -signer one.pem -inkey one.key.pem -in text -out text.p7s");
        assertThat(countsOnItsFirstDay())
                .as("openssl claims that it signed today")
                .isFalse();
    }

    @Test
    void a_key_of_another_certificate_and_a_text_that_is_not_there_are_refused_and_nothing_is_written() {
        assertThat(sign("text", "other", "one")).isEqualTo(Exit.BAD_INPUT);
        assertThat(sign("nothing", "one", "one")).isNotZero();
        assertThat(desk.out.toString()).contains("nothing");
        assertThat(folder.resolve("text.p7s")).doesNotExist();
        assertThat(folder.resolve("nothing.p7s")).doesNotExist();
    }
}
