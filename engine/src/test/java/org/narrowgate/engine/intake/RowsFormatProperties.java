package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that nobody would write by hand, written in every form and read back. */
class RowsFormatProperties {
    private static final String[] PIECES = {
        "a",
        "Z",
        "0",
        "007",
        " ",
        ",",
        ";",
        "\"",
        "\"\"",
        "'",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\\",
        "\\u0041",
        "{",
        "}",
        "[",
        ":",
        "\u00E9",
        "\u0130",
        "\u4E2D",
        "\uD83D\uDE00",
        "\uFEFF",
        "\u2028",
        "\u200B",
        "=1+1",
        "null",
        "true"
    };

    @TempDir
    private Path folder;

    @Test
    void random_rows_have_the_same_cells_in_every_form() throws Exception {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 25; round++) {
            List<List<String>> lines = lines(random);
            for (RowsFormat format : RowsFormat.values()) {
                Path file = RowsFiles.write(folder, format, lines);
                List<FileLine> read = RowsFiles.lines(file);
                String as = format + ", seed " + seed + ", round " + round;
                assertThat(read).as(as).allMatch(line -> line.problem().isEmpty());
                assertThat(read.stream().map(FileLine::cells).toList()).as(as).isEqualTo(lines);
            }
        }
    }

    private static List<List<String>> lines(SplittableRandom random) {
        int width = 1 + random.nextInt(12);
        List<List<String>> lines = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            names.add("column_" + i);
        }
        lines.add(names);
        int rows = 1 + random.nextInt(random.nextInt(10) == 0 ? 5_000 : 40);
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                cells.add(text(random));
            }
            lines.add(cells);
        }
        return lines;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
