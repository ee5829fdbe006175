package org.narrowgate.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.ledger.Log;

/** A register that is lost is told, and never taken for one in which nothing was logged yet. */
class RegistryTest {
    @TempDir
    private Path ledger;

    private final NoteSigner signer;

    RegistryTest() throws GeneralSecurityException {
        signer = NoteSigner.log(
                "invented.example/log", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    private Path register() {
        return ledger.resolve("register");
    }

    private void begin(String log) throws IOException {
        Log.open(ledger.resolve(log), signer).close();
    }

    @Test
    void nothing_was_logged_where_no_register_was_begun() throws Exception {
        assertThat(Registry.read(register()).entries()).isEmpty();
        begin("register");
        assertThat(Registry.read(register()).entries()).isEmpty();
    }

    @Test
    void a_register_without_its_checkpoint_is_not_an_empty_one() throws Exception {
        begin("register");
        Files.delete(register().resolve("checkpoint"));

        assertThatThrownBy(() -> Registry.read(register())).hasMessageContaining("register/checkpoint");
    }

    @Test
    void a_register_missing_beside_a_log_of_decisions_is_neither_empty_nor_begun_anew() throws Exception {
        begin("decisions");

        assertThatThrownBy(() -> Registry.read(register())).hasMessageContaining("the register is missing");
        assertThatThrownBy(() -> Register.open(register(), signer)).hasMessageContaining("the register is missing");
        assertThat(register()).doesNotExist();
    }
}
