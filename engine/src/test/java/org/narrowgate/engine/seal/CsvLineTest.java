package org.narrowgate.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No cell begins a formula, and whoever takes the mark off again has what was logged. */
class CsvLineTest {
    private static final String FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String LETTERS = FORMULAS + "'\",;| a1\uFEFF\u00E9";

    @Test
    void any_cells_come_back_as_they_were_and_none_of_them_begins_a_formula() {
        Random random = new Random(20260302);
        for (int trial = 0; trial < 3_000; trial++) {
            List<String> cells = new ArrayList<>();
            for (int cell = 0; cell < 4; cell++) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(6); i > 0; i--) {
                    text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
                }
                cells.add(text.toString());
            }
            String line = CsvLine.of(cells);
            List<String> read =
                    CsvReader.builder().ofCsvRecord(line).iterator().next().getFields();
            assertThat(read).noneMatch(CsvLineTest::beginsAFormula);
            assertThat(read.stream()
                            .map(cell -> cell.startsWith("'") ? cell.substring(1) : cell)
                            .toList())
                    .isEqualTo(cells);
        }
    }

    @Test
    void no_formula_hides_behind_what_cannot_be_seen() {
        for (String before : List.of(" ", "\u00A0", "\u200B", "\uFEFF", "\"", " \t")) {
            assertThat(CsvLine.safe(before + "=1+1"))
                    .as("behind %s", before.codePointAt(0))
                    .startsWith("'");
        }
        assertThat(CsvLine.safe(" a=1")).isEqualTo(" a=1");
    }

    private static boolean beginsAFormula(String cell) {
        String seen = cell.replaceFirst("^[\\s\\p{Z}\\p{C}\"]+", "");
        return signAtFront(cell) || signAtFront(seen);
    }

    private static boolean signAtFront(String text) {
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
    }
}
