package org.narrowgate.engine.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZstdTest {
    /** RFC 8878, 3.1.1: magic number, a content of nine bytes, one last block that holds them as they are. */
    private static final byte[] NINE_RAW = {
        0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x20, 9, 0x49, 0, 0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'
    };

    private static byte[] pack(byte[] content) throws IOException {
        byte[] room = new byte[Zstd.bound(content.length)];
        return Arrays.copyOf(room, Zstd.pack(ByteBuffer.wrap(content), room));
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] stream(byte[] frames) throws IOException {
        try (ZstdFrames unpacking = new ZstdFrames(new ByteArrayInputStream(frames))) {
            return unpacking.readAllBytes();
        }
    }

    @Test
    void a_part_of_an_array_is_packed_and_no_more_of_it() throws Exception {
        byte[] content = "before|what is packed|behind".getBytes(StandardCharsets.UTF_8);
        byte[] room = new byte[200];
        int length = Zstd.pack(ByteBuffer.wrap(content, 7, 14), room);
        byte[] read = new byte[14];
        assertThat(Zstd.unpack(Arrays.copyOf(room, length), 0, read)).isEqualTo(14);
        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("what is packed");
    }

    @Test
    void content_that_does_not_fit_is_refused_and_shorter_content_says_its_length() throws Exception {
        byte[] packed = joined(pack(new byte[1_000]), pack(new byte[500]));
        assertThat(Zstd.unpack(packed, 0, new byte[1_500])).isEqualTo(1_500);
        assertThat(Zstd.unpack(packed, 0, new byte[2_000])).isEqualTo(1_500);
        assertThatThrownBy(() -> Zstd.unpack(packed, 0, new byte[1_499])).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> Zstd.unpack(packed, 0, new byte[0])).isInstanceOf(ZipException.class);
    }

    @Test
    void a_stream_gives_the_content_of_all_frames_whatever_their_sizes() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int size : new int[] {0, 1, 9, 131_072, 0, 131_073, 400_000, 3}) {
            byte[] frame = new byte[size];
            random.nextBytes(frame);
            Arrays.fill(frame, 0, size / 2, (byte) '\n');
            content.write(frame);
            packed.write(pack(frame));
            try (ZstdOutputStream unsized = new ZstdOutputStream(packed)) {
                unsized.setCloseFrameOnFlush(true).write(frame);
            }
            content.write(frame);
        }
        assertThat(stream(packed.toByteArray())).isEqualTo(content.toByteArray());
    }

    @Test
    void an_end_within_a_frame_is_found_even_behind_a_whole_one_in_the_same_piece() throws Exception {
        assertThat(stream(NINE_RAW)).isEqualTo("abcdefghi".getBytes(StandardCharsets.UTF_8));
        byte[] whole = joined(pack(new byte[20]), NINE_RAW);
        int first = whole.length - NINE_RAW.length;
        for (int length = first + 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> stream(cut)).as("cut to %d", length).isInstanceOf(ZipException.class);
        }
        assertThat(stream(Arrays.copyOf(whole, first))).hasSize(20);
    }

    @Test
    void a_folder_from_which_no_library_runs_is_told_with_its_remedy(@TempDir Path folder) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder.resolve("none"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ZstdTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).contains("cannot be run").contains("java.io.tmpdir=DIR");
    }

    /** Run by the test above in a machine of its own. */
    public static void main(String[] none) {
        for (int round = 0; round < 2; round++) {
            try {
                Zstd.pack(ByteBuffer.allocate(1), new byte[100]);
                System.exit(1);
            } catch (IOException told) {
                System.out.println(told.getMessage());
            }
        }
    }
}
