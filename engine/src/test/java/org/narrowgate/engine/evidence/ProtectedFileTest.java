package org.narrowgate.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedFileTest {
    private static final byte[] CONTENT =
            "Ilvane Torrebruna, 1418 Alder Creek Rd".repeat(3).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path scratch;

    private WorkspaceKey key;
    private ProtectedFile files;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        key = Keys.fresh(scratch);
        files = new ProtectedFile(key);
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

    /** Encrypts as the file would be, whatever stands in it. */
    private void enclose(int length, byte[] frames) throws Exception {
        byte[] packed = ByteBuffer.allocate(Integer.BYTES + frames.length)
                .putInt(length)
                .put(frames)
                .array();
        byte[] body = key.protect(packed, "here/1".getBytes(StandardCharsets.UTF_8));
        Files.write(
                file,
                ByteBuffer.allocate(5 + body.length)
                        .put("NGEV\u0001".getBytes(StandardCharsets.ISO_8859_1))
                        .put(body)
                        .array());
    }

    @Test
    void files_stay_readable_that_were_packed_before_by_another_library() throws Exception {
        // Frames of aircompressor 2.0.3, with the check sum that it adds.
        byte[] frame = HexFormat.of()
                .parseHex("28b52ffd24727501006402496c76616e6520546f7272656272756e612c203134313820416c64657220437265656b"
                        + "2052640100ce84aa2713e5f6c2");
        byte[] empty = HexFormat.of().parseHex("28b52ffd240001000099e9d851");
        enclose(CONTENT.length, frame);
        assertThat(files.read(file, "here/1")).isEqualTo(CONTENT);
        enclose(
                CONTENT.length,
                ByteBuffer.allocate(frame.length + empty.length)
                        .put(empty)
                        .put(frame)
                        .array());
        assertThat(files.read(file, "here/1")).isEqualTo(CONTENT);
        enclose(0, empty);
        assertThat(files.read(file, "here/1")).isEmpty();

        byte[] damaged = frame.clone();
        damaged[20] ^= 1;
        enclose(CONTENT.length, damaged);
        refused("changed content");
        enclose(CONTENT.length, Arrays.copyOf(frame, frame.length - 1));
        refused("cut short");
        enclose(CONTENT.length, Arrays.copyOf(frame, frame.length + 1));
        refused("one byte more");
    }

    @Test
    void a_length_that_the_content_does_not_have_is_refused_and_an_impossible_one_takes_no_memory() throws Exception {
        byte[] frame = HexFormat.of().parseHex("28b52ffd20094900006162636465666768" + "69");
        enclose(9, frame);
        assertThat(files.read(file, "here/1")).isEqualTo("abcdefghi".getBytes(StandardCharsets.UTF_8));
        for (int length : new int[] {0, 8, 10, 1_000, -1, Integer.MIN_VALUE, (1 << 30) + 1, Integer.MAX_VALUE}) {
            enclose(length, frame);
            refused("said to be " + length);
        }
        enclose(0, new byte[0]);
        assertThat(files.read(file, "here/1")).isEmpty();
    }

    private void refused(String what) {
        assertThatThrownBy(() -> files.read(file, "here/1"))
                .as(what)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("one.blk")
                .hasMessageNotContaining("Torrebruna");
    }
}
