package org.narrowgate.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Hash;

class OpeningsTest {
    private static final byte[] VALUE = "request q-1 of Ilvane Torrebruna".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path scratch;

    private WorkspaceKey key;
    private Openings openings;

    @BeforeEach
    void make() throws Exception {
        key = Keys.fresh(scratch);
        openings = new Openings(scratch, key, Keys.RANDOM);
    }

    @Test
    void a_commitment_opens_to_its_value_also_in_a_later_process() throws Exception {
        for (byte[] value : List.of(VALUE, new byte[0], new byte[100_000])) {
            Hash commitment = openings.commit(value);
            assertThat(new Openings(scratch, key, Keys.RANDOM).open(commitment)).isEqualTo(value);
        }
    }

    @Test
    void one_value_committed_to_twice_gives_two_commitments() throws Exception {
        assertThat(openings.commit(VALUE)).isNotEqualTo(openings.commit(VALUE));
    }

    @Test
    void an_opening_that_was_altered_exchanged_or_lost_is_refused() throws Exception {
        Hash one = openings.commit(VALUE);
        Hash other = openings.commit(new byte[] {1});
        Files.copy(file(one), file(other), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refused(other);
        byte[] whole = Files.readAllBytes(file(one));
        whole[whole.length / 2] ^= 4;
        Files.write(file(one), whole);
        refused(one);
        Files.delete(file(one));
        refused(one);
    }

    @Test
    void an_opening_written_in_its_place_under_the_right_key_must_still_open_the_commitment() throws Exception {
        Hash one = openings.commit(VALUE);
        Hash other = openings.commit(new byte[] {1});
        byte[] content = new ProtectedFile(key).read(file(other), "register/" + other.base64());
        new ProtectedFile(key).write(file(one), content, "register/" + one.base64());
        assertThatThrownBy(() -> openings.open(one))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("does not open what the register committed to");
    }

    @Test
    void the_secret_of_a_run_lives_until_it_is_destroyed_and_leaves_nothing() throws Exception {
        RunSecretFile secret = new RunSecretFile(scratch, Keys.RUN, key);
        byte[] value = new byte[32];
        Keys.RANDOM.nextBytes(value);
        secret.write(value);
        assertThat(new RunSecretFile(scratch, Keys.RUN, key).read()).isEqualTo(value);
        RunSecretFile others = new RunSecretFile(scratch, Keys.RUN, Keys.fresh(scratch));
        assertThatThrownBy(others::read).isInstanceOf(EvidenceException.class);
        secret.destroy();
        assertThatThrownBy(secret::read).isInstanceOf(EvidenceException.class);
        try (Stream<Path> left = Files.list(scratch.resolve(Keys.RUN.hex()))) {
            assertThat(left).isEmpty();
        }
        secret.destroy();
        assertThat(Files.exists(scratch.resolve(Keys.RUN.hex()).resolve("secret")))
                .isFalse();
    }

    @Test
    void a_secret_cut_off_while_it_was_written_is_destroyed_with_it() throws Exception {
        Path torn = scratch.resolve(Keys.RUN.hex()).resolve("secret.tmp");
        Files.createDirectories(torn.getParent());
        Files.write(torn, new byte[] {1, 2, 3});
        new RunSecretFile(scratch, Keys.RUN, key).destroy();
        assertThatThrownBy(() -> Files.size(torn)).isInstanceOf(NoSuchFileException.class);
    }

    private Path file(Hash commitment) {
        return scratch.resolve("register").resolve(HexFormat.of().formatHex(commitment.bytes()) + ".blk");
    }

    private void refused(Hash commitment) {
        assertThatThrownBy(() -> openings.open(commitment))
                .isInstanceOf(EvidenceException.class)
                .hasMessageNotContaining("Torrebruna");
    }
}
