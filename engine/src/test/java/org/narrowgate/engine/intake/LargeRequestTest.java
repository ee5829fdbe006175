package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request is read in the same memory whatever its size: in a process of its own, whose heap is a fraction of it. */
class LargeRequestTest {
    private static final String HEAP = "-Xmx40m";

    @TempDir
    private Path folder;

    @Test
    void three_hundred_megabytes_are_read_in_a_heap_of_forty() throws Exception {
        for (RowsFormat format : List.of(RowsFormat.CSV, RowsFormat.CSV_ZSTD, RowsFormat.JSON_LINES_GZIP)) {
            assertRead(format, 300_000_000L);
        }
    }

    @Test
    void a_million_and_a_half_rows_of_parquet_are_read_in_a_heap_of_forty() throws Exception {
        Path file = folder.resolve("rows.parquet");
        RowsFiles.parquet(
                file,
                "SELECT i::VARCHAR AS row_id, md5(i::VARCHAR) AS reason, md5(md5(i::VARCHAR)) AS case_id"
                        + " FROM range(1500000) r(i)");
        assertThat(read(file)).isEqualTo(1_500_000);
    }

    @Test
    @Tag("long")
    void ten_gigabytes_are_read_in_a_heap_of_forty_megabytes() throws Exception {
        for (RowsFormat format : List.of(RowsFormat.CSV, RowsFormat.CSV_ZSTD)) {
            assertRead(format, 10_000_000_000L);
        }
    }

    private void assertRead(RowsFormat format, long bytes) throws Exception {
        Path file = folder.resolve("rows." + format.ending());
        long rows = write(file, format, bytes);
        assertThat(read(file)).as(format.ending()).isEqualTo(rows);
        Files.delete(file);
    }

    /** Writes so much, measured unpacked; the number of its rows. */
    private static long write(Path file, RowsFormat format, long bytes) throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        boolean csv = format.content() == RowsFormat.Content.CSV;
        String reason = "an inquiry into what was sworn before the board of lanterns, part ".repeat(2);
        long rows = 0;
        long written = 0;
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out =
                        format == RowsFormat.CSV_ZSTD ? new ZstdOutputStream(raw) : RowsFiles.packed(raw, format)) {
            if (csv) {
                out.write("row_id,reason\n".getBytes(StandardCharsets.US_ASCII));
            }
            while (written < bytes) {
                StringBuilder block = new StringBuilder();
                for (int i = 0; i < 1_000; i++) {
                    String text = reason + Long.toHexString(random.nextLong());
                    rows++;
                    block.append(
                            csv
                                    ? rows + "," + text + "\n"
                                    : "{\"row_id\":\"" + rows + "\",\"reason\":\"" + text + "\"}\n");
                }
                byte[] encoded = block.toString().getBytes(StandardCharsets.US_ASCII);
                out.write(encoded);
                written += encoded.length;
            }
        }
        return rows;
    }

    private static long read(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.HOURS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        // The libraries of other tests, on the same class path, may say something first.
        List<String> lines = said.lines().toList();
        return Long.parseLong(lines.get(lines.size() - 1).strip());
    }

    /** Reads a rows file as a request is read when it comes in. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] args) throws Exception {
            Path file = Path.of(args[0]);
            System.out.println(RequestPackage.Measure.of(file.getFileName().toString(), file)
                    .count());
        }
    }
}
