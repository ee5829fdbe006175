package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.narrowgate.engine.document.DocumentException;

/** {@link CsvLines} against a naive reader, over files that nobody would write by hand. */
@Timeout(300)
class CsvLinesProperties {
    private static final String[] PIECES = {
        "a",
        "Ilvane",
        ",",
        ",",
        ",",
        "\"",
        "\"\"",
        "\"",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\uFEFF",
        "ß",
        "漢",
        "\uD83D\uDE80",
        " ",
        "\"x\"",
        "\",\"",
        "\"\n\"",
        "\t",
        "\u0000",
        "=1",
        "\"a\r\nb\"",
        ",,",
        "\u0085",
        "\u2028"
    };

    @Test
    void cuts_any_text_of_any_size_as_the_naive_reader_does() throws Exception {
        for (long seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            compare(pieces(random, random.nextInt(1 << random.nextInt(12))), random, seed);
        }
        for (long seed = 10_000; seed < 10_020; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            compare(pieces(random, 1 << (12 + random.nextInt(10))), random, seed);
        }
    }

    /** Everything that can stand on the border of a chunk, at every distance from it. */
    @Test
    void cuts_alike_whatever_stands_on_the_border_of_a_chunk() throws Exception {
        String[] borders = {"\r\n", "\r", "\"\"", "\"\r\n\"", "漢", "\uD83D\uDE80", "\"\r\",", ",\r\n\n", "\"é\r\ré\""};
        for (String border : borders) {
            for (int chunk : new int[] {1 << 16, 1 << 17, 1 << 18}) {
                for (int before = 0; before < 8; before++) {
                    String row = "r-1,\"one\r\ntwo\"\n";
                    String filler = row.repeat((chunk - before) / row.length());
                    String rest = "x".repeat(chunk - before - filler.length());
                    for (String open : List.of("", "\"")) {
                        String text = filler + (rest.isEmpty() ? "" : open + rest.substring(open.length())) + border
                                + open + ",z\n" + row;
                        compare(text, new SplittableRandom(before), before);
                    }
                }
            }
        }
    }

    @Test
    void a_well_formed_file_is_cut_as_fastcsv_cuts_it() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int width = 2 + random.nextInt(6);
            List<List<String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            SafeCsv csv = SafeCsv.exact(text);
            for (int row = random.nextInt(1 << random.nextInt(13)); row >= 0; row--) {
                List<String> cells = new ArrayList<>();
                for (int cell = 0; cell < width; cell++) {
                    cells.add(pieces(random, random.nextInt(5)));
                }
                rows.add(cells);
                csv.line(cells);
            }
            assertThat(cells(text.toString(), width)).as("seed " + seed).isEqualTo(rows);
            try (CsvReader<CsvRecord> fast =
                    CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text.toString())) {
                assertThat(fast.stream().map(CsvRecord::getFields).toList())
                        .as("seed " + seed)
                        .isEqualTo(rows);
            }
        }
    }

    /** A byte that is not UTF-8 is named with its line; every line before it was read, none after it. */
    @Test
    void arbitrary_bytes_are_read_to_their_end_or_refused_at_the_line_of_the_first_bad_byte() throws Exception {
        int refused = 0;
        for (long seed = 0; seed < 6_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = bytes(random);
            CharBuffer good = CharBuffer.allocate(bytes.length);
            boolean bad = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes), good, true)
                    .isError();
            String prefix = good.flip().toString();
            if (!bad) {
                compare(prefix, random, seed);
                continue;
            }
            refused++;
            DocumentException problem = refusal(new Slices(bytes, random, 1 + random.nextInt(100)));
            assertThat(problem.problems()).as("seed " + seed).hasSize(1);
            assertThat(problem.problems().get(0).file()).isEqualTo("rows.csv");
            assertThat((long) problem.problems().get(0).line())
                    .as("seed " + seed)
                    .isEqualTo(NaiveCsv.lineAfter(prefix));
            assertThat(problem.problems().get(0).message()).contains("not UTF-8");
        }
        assertThat(refused).isBetween(500, 5_500);
    }

    @Test
    void a_bad_byte_at_any_place_of_a_long_file_is_named_with_its_line() throws Exception {
        byte[] whole = "r-1,\"one\r\ntwo\",é漢\r".repeat(12_000).getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = whole.clone();
            int chunk = 1 << 16;
            int at = seed % 2 == 0
                    ? random.nextInt(bytes.length)
                    : chunk * (1 + random.nextInt(3)) - 5 + random.nextInt(10);
            bytes[at] = (byte) 0xFF;
            // The character that the byte spoilt begins up to two bytes before it, on the same line.
            CharBuffer good = CharBuffer.allocate(bytes.length);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), good, true);
            long line = NaiveCsv.lineAfter(good.flip().toString());
            assertThat((long) refusal(new ByteArrayInputStream(bytes))
                            .problems()
                            .get(0)
                            .line())
                    .as("seed " + seed + ", byte " + at)
                    .isEqualTo(line);
        }
    }

    private static DocumentException refusal(java.io.InputStream in) throws Exception {
        try (CsvLines lines = CsvLines.of("rows.csv", in)) {
            for (Optional<FileLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                assertThat(next.get().line()).isPositive();
            }
        } catch (DocumentException refused) {
            return refused;
        }
        throw new AssertionError("the bytes were not refused");
    }

    private static void compare(String text, SplittableRandom random, long seed) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int width = random.nextInt(5) - 1;
        int longest = 1 << (1 + random.nextInt(20));
        List<NaiveCsv.Line> read = new ArrayList<>();
        String sha256;
        try (CsvLines lines = CsvLines.of("rows.csv", new Slices(bytes, random, longest))) {
            lines.expect(width);
            for (Optional<FileLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                FileLine line = next.get();
                line.problem()
                        .ifPresent(problem ->
                                assertThat(problem.line()).as("seed " + seed).isEqualTo(line.line()));
                read.add(new NaiveCsv.Line(
                        line.line(),
                        line.cells(),
                        line.problem().map(problem -> problem.message()).orElse("")));
            }
            sha256 = lines.sha256Hex();
        }
        List<NaiveCsv.Line> expected = NaiveCsv.read(text, width);
        for (int i = 0; i < Math.min(read.size(), expected.size()); i++) {
            assertThat(read.get(i)).as("seed " + seed + ", width " + width).isEqualTo(expected.get(i));
        }
        assertThat(read.size()).as("lines, seed " + seed).isEqualTo(expected.size());
        assertThat(sha256)
                .as("seed " + seed)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    private static List<List<String>> cells(String text, int width) throws Exception {
        List<List<String>> cells = new ArrayList<>();
        try (CsvLines lines =
                CsvLines.of("rows.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            lines.expect(width);
            for (Optional<FileLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                cells.add(next.get().cells());
            }
        }
        return cells;
    }

    /** One piece in five hundred is a run, so that records longer than the longest occur. */
    private static String pieces(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            text.append(
                    count > 1_000 && random.nextInt(5_000) == 0 ? piece.repeat(1 + random.nextInt(300_000)) : piece);
        }
        return text.toString();
    }

    private static byte[] bytes(SplittableRandom random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int oddOnes = 1 + random.nextInt(400);
        for (int i = random.nextInt(1 << random.nextInt(10)); i > 0; i--) {
            if (random.nextInt(oddOnes) == 0) {
                out.write(random.nextInt(256));
            } else {
                out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
