package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvTest {
    private static final String ALPHABET =
            "ab ,;\"'\n\r\t=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFEFF\u00A0\u200B\u0000é\uD83D\uDE80#|";

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
    void a_cell_that_begins_like_a_formula_gets_an_apostrophe(String sign) throws Exception {
        for (String rest : List.of("", "1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"x\",\"y\")", "1,2")) {
            assertThat(escaped(List.of("a", sign + rest))).containsExactly("a", "'" + sign + rest);
        }
    }

    /** A spreadsheet may drop what cannot be seen, and a formula then stands first. */
    @ParameterizedTest
    @ValueSource(strings = {" =1", "\u00A0=1", "\uFEFF=1", "\u200B=1", "\u0000=1", "  \u2003@x", "\u3000\uFF1D1"})
    void what_cannot_be_seen_before_a_formula_does_not_hide_it(String cell) throws Exception {
        assertThat(escaped(List.of(cell, "b"))).containsExactly(cell.replaceFirst("[=@\uFF1D]", "'$0"), "b");
    }

    /** Where the comma is the decimal sign, spreadsheets divide at semicolons, inside quotes that do not begin a cell. */
    @ParameterizedTest
    @ValueSource(strings = {"a;=1", "a\t=1", "a; @x", "a\n-1", "a\r\n+1", "a;\"=1"})
    void a_formula_behind_another_divider_is_no_formula_either(String cell) throws Exception {
        assertThat(escaped(List.of("b", cell)).get(1)).isEqualTo(cell.replaceFirst("[=@+-]", "'$0"));
    }

    @Test
    void other_cells_stay_as_they_are() throws Exception {
        List<String> cells = List.of("", " ", "Ilvane", "1418 Alder Creek Rd", "a-b", "x=y", "a; b", "'", "1+1", " x");
        assertThat(escaped(cells)).isEqualTo(cells);
    }

    @Test
    void no_escaped_cell_begins_a_formula_whatever_it_held() throws Exception {
        for (long seed = 0; seed < 20_000; seed++) {
            List<String> cells = cells(new SplittableRandom(seed));
            List<String> found = escaped(cells);
            assertThat(found).as("seed " + seed).hasSameSizeAs(cells);
            for (int i = 0; i < cells.size(); i++) {
                for (String part : found.get(i).split("[;\t\n\r]", -1)) {
                    String seen = part.replaceAll("^[\\s\\p{Z}\\p{C}\"]+", "");
                    assertThat(seen).as("seed " + seed).doesNotMatch("(?s)[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*");
                }
                assertThat(found.get(i).replace("'", ""))
                        .as("seed " + seed)
                        .isEqualTo(cells.get(i).replace("'", ""));
            }
        }
    }

    @Test
    void exact_lines_are_read_back_as_they_were_by_fastcsv_and_by_the_reader_of_requests() throws Exception {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            SafeCsv csv = SafeCsv.exact(text);
            List<List<String>> lines = new ArrayList<>();
            for (int line = random.nextInt(20); line >= 0; line--) {
                lines.add(cells(random));
                csv.line(lines.get(lines.size() - 1));
            }
            try (CsvReader<CsvRecord> fast = CsvReader.builder()
                    .skipEmptyLines(false)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofCsvRecord(text.toString())) {
                assertThat(fast.stream().map(CsvRecord::getFields).toList())
                        .as("seed " + seed)
                        .isEqualTo(lines);
            }
            List<List<String>> own = new ArrayList<>();
            try (CsvLines read = CsvLines.of("rows.csv", new ByteArrayInputStream(Requests.utf8(text.toString())))) {
                for (Optional<FileLine> next = read.next(); next.isPresent(); next = read.next()) {
                    own.add(next.get().cells());
                }
            }
            assertThat(own).as("seed " + seed).isEqualTo(lines);
        }
    }

    private static List<String> cells(SplittableRandom random) {
        List<String> cells = new ArrayList<>();
        int[] alphabet = ALPHABET.codePoints().toArray();
        for (int cell = random.nextInt(5); cell >= 0; cell--) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            cells.add(text.toString());
        }
        return cells;
    }

    private static List<String> escaped(List<String> cells) throws IOException {
        StringBuilder text = new StringBuilder();
        SafeCsv.escaped(text).line(cells);
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text.toString())) {
            List<CsvRecord> records = reader.stream().toList();
            assertThat(records).hasSize(1);
            return records.get(0).getFields();
        }
    }
}
