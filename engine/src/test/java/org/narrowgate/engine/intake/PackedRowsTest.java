package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.engine.document.DocumentException;

/** Packed rows files, and whatever may be wrong with them. */
class PackedRowsTest {
    private static final String ROWS = rows();

    @TempDir
    private Path folder;

    private static String rows() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder rows = new StringBuilder("row_id,reason\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append(i)
                    .append(',')
                    .append(Long.toHexString(random.nextLong()))
                    .append('\n');
        }
        return rows.toString();
    }

    private static byte[] packed(String ending, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = ending.equals("gz") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes)) {
            out.write(Requests.utf8(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }

    private List<String> read(String name, byte[] bytes) throws Exception {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return RowsFiles.read(file);
    }

    private void assertRefused(String name, byte[] bytes, String... told) {
        assertThatThrownBy(() -> read(name, bytes))
                .as(name)
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContainingAll(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst"})
    void several_packed_files_one_behind_the_other_are_one_file(String ending) throws Exception {
        int half = ROWS.length() / 2;
        byte[] whole = joined(
                packed(ending, ROWS.substring(0, half)), packed(ending, ""), packed(ending, ROWS.substring(half)));
        assertThat(read("rows.csv." + ending, whole)).isEqualTo(read("rows.csv", Requests.utf8(ROWS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst"})
    void a_file_cut_short_anywhere_is_refused(String ending) throws Exception {
        byte[] whole = packed(ending, ROWS);
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 30; round++) {
            int length = round < 20 ? whole.length - 1 - round : 5 + random.nextInt(whole.length - 5);
            assertRefused("rows.csv." + ending, Arrays.copyOf(whole, length), "cannot be unpacked", "arrives whole");
        }
        assertRefused("rows.csv." + ending, new byte[0], "is not packed with", "correct its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst"})
    void whatever_stands_behind_its_end_is_refused(String ending) throws Exception {
        byte[] whole = packed(ending, ROWS);
        for (byte[] more : List.of(new byte[1], new byte[100], Requests.utf8("3,x\n"), Arrays.copyOf(whole, 8))) {
            assertRefused("rows.csv." + ending, joined(whole, more), "cannot be unpacked");
        }
    }

    /** In zstd only where its writer added a check sum; the digest that was signed holds for every byte. */
    @Test
    void a_byte_changed_anywhere_in_a_gzip_file_is_refused() throws Exception {
        byte[] whole = packed("gz", ROWS);
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 30; round++) {
            byte[] changed = whole.clone();
            // Behind the header, whose time and system mean nothing.
            changed[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> read("rows.csv.gz", changed)).isInstanceOf(DocumentException.class);
        }
    }

    @Test
    void a_byte_changed_in_a_zstd_file_is_never_an_error_of_the_machine() throws Exception {
        byte[] whole = packed("zst", ROWS);
        SplittableRandom random = new SplittableRandom(9);
        int refused = 0;
        for (int round = 0; round < 60; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                read("rows.csv.zst", changed);
            } catch (DocumentException told) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void content_that_is_not_what_the_name_says_is_refused_with_the_name_that_would_be_right() throws Exception {
        byte[] text = Requests.utf8(ROWS);
        byte[] gzip = packed("gz", ROWS);
        byte[] zstd = packed("zst", ROWS);
        Path parquet = folder.resolve("made.parquet");
        RowsFiles.parquet(parquet, "SELECT '1' AS row_id");
        byte[] made = Files.readAllBytes(parquet);

        assertRefused("rows.csv", gzip, "packed with gzip", "let its name end in `.csv.gz`");
        assertRefused("rows.jsonl", zstd, "packed with zstd", "let its name end in `.jsonl.zst`");
        assertRefused("rows.csv", made, "what should be CSV is Parquet", "`.parquet`");
        assertRefused("rows.jsonl", made, "what should be JSON Lines is Parquet", "`.parquet`");
        assertRefused("rows.csv.gz", text, "is not packed with gzip", "correct its name");
        assertRefused("rows.csv.gz", zstd, "is not packed with gzip", "correct its name");
        assertRefused("rows.jsonl.zst", gzip, "is not packed with zstd", "correct its name");
        assertRefused("rows.csv.gz", joined(packedBytes(gzip)), "packed with gzip", "once only");
        assertRefused("rows.csv.gz", joined(packedBytes(made)), "is Parquet", "`.parquet`");
        assertRefused("rows.parquet", text, "is not Parquet", "correct its name");
        assertRefused("rows.parquet", gzip, "is not Parquet", "correct its name");
        assertRefused("rows.parquet", new byte[0], "is not Parquet", "correct its name");
    }

    private static byte[] packedBytes(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst"})
    void a_file_that_grows_beyond_reason_is_stopped(String ending) throws Exception {
        Path file = folder.resolve("rows.csv." + ending);
        Files.write(file, joined(packed(ending, "row_id,reason\n"), bomb(ending)));
        try (FileLines lines = FileLines.open(
                file.getFileName().toString(),
                file,
                RowsFormat.of(file.toString()).orElseThrow(),
                CsvLines.Dialect.REQUEST)) {
            assertThatThrownBy(() -> {
                        while (lines.next().isPresent()) {
                            // Until it is stopped.
                        }
                    })
                    .isInstanceOf(DocumentException.class)
                    .hasMessageContaining("grows to more than 256 times its size");
        }
    }

    /** 90 MiB of line ends, which are no rows. */
    private static byte[] bomb(String ending) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int blocks = 720;
        if (ending.equals("gz")) {
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                byte[] block = new byte[1 << 17];
                Arrays.fill(block, (byte) '\n');
                for (int i = 0; i < blocks; i++) {
                    out.write(block);
                }
            }
            return bytes.toByteArray();
        }
        // RFC 8878, 3.1.1.2: blocks of one byte repeated, after a header that asks for a window of 2 MiB.
        bytes.write(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0x58});
        for (int i = 0; i < blocks; i++) {
            int header = (1 << 17) << 3 | 1 << 1 | (i == blocks - 1 ? 1 : 0);
            bytes.write(new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16), '\n'});
        }
        return bytes.toByteArray();
    }

    @Test
    void a_reader_that_leaves_in_the_middle_leaves_no_thread_behind() throws Exception {
        Path file = folder.resolve("rows.csv.gz");
        Files.write(file, packed("gz", ROWS.repeat(20)));
        for (int round = 0; round < 20; round++) {
            try (FileLines lines = FileLines.open("rows.csv.gz", file, RowsFormat.CSV_GZIP, CsvLines.Dialect.REQUEST)) {
                assertThat(lines.next()).isPresent();
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("rows-unpacking"));
    }
}
