package org.narrowgate.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedFileTest {
    private static final byte[] CONTENT =
            "Ilvane Torrebruna, 1418 Alder Creek Rd".repeat(3).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path scratch;

    private ProtectedFile files;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        files = new ProtectedFile(Keys.fresh(scratch));
        file = scratch.resolve("one.blk");
        files.write(file, CONTENT, "here/1");
    }

    @Test
    void content_of_every_size_comes_back_as_it_was() throws Exception {
        long seed = 20260302;
        SplittableRandom random = new SplittableRandom(seed);
        for (int size : new int[] {0, 1, 2, 3, 100, 4_096, 70_000, 1 << 20}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            files.write(file, content, "here/1");
            assertThat(files.read(file, "here/1"))
                    .as("seed %d, size %d", seed, size)
                    .isEqualTo(content);
            byte[] even = new byte[size];
            files.write(file, even, "here/1");
            assertThat(files.read(file, "here/1")).isEqualTo(even);
        }
    }

    @Test
    void nothing_of_the_content_lies_in_the_clear_and_no_two_writings_are_alike() throws Exception {
        byte[] once = Files.readAllBytes(file);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("Torrebruna", "here/1");
        files.write(file, CONTENT, "here/1");
        byte[] again = Files.readAllBytes(file);
        assertThat(again).hasSameSizeAs(once).isNotEqualTo(once);
        assertThat(Files.exists(scratch.resolve("one.blk.tmp"))).isFalse();
    }

    @Test
    void every_flipped_bit_is_found() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] = (byte) (flipped[at] ^ (1 << (at % 8)));
            Files.write(file, flipped);
            refused("byte " + at);
        }
    }

    @Test
    void every_truncation_and_every_addition_is_found() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("cut to " + length);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        refused("one byte more");
    }

    @Test
    void a_file_does_not_stand_in_for_another() {
        assertThatThrownBy(() -> files.read(file, "here/2"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("moved from its place");
    }

    @Test
    void a_file_is_not_read_under_another_key() throws Exception {
        ProtectedFile others = new ProtectedFile(Keys.fresh(scratch));
        assertThatThrownBy(() -> others.read(file, "here/1"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("another workspace key");
    }

    @Test
    void a_body_does_not_go_with_the_data_key_of_another_file() throws Exception {
        byte[] one = Files.readAllBytes(file);
        files.write(file, CONTENT, "here/1");
        byte[] other = Files.readAllBytes(file);
        int wrapped = 5 + 12 + WorkspaceKey.KEY_BYTES + 16;
        System.arraycopy(one, 0, other, 0, wrapped);
        Files.write(file, other);
        refused("exchanged data key");
    }

    @Test
    void a_missing_file_is_named_with_its_remedy() {
        assertThatThrownBy(() -> files.read(scratch.resolve("none.blk"), "here/1"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("none.blk")
                .hasMessageContaining("restore it from a backup");
    }

    private void refused(String what) {
        assertThatThrownBy(() -> files.read(file, "here/1"))
                .as(what)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("one.blk")
                .hasMessageNotContaining("Torrebruna");
    }
}
