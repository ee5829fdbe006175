package org.narrowgate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.intake.RowStream;

/** Lines that wait for records come back as they were. */
class PackedLinesTest {
    private static final List<String> CELLS =
            List.of("", " ", "Torrebruna", "é", "\uD83D\uDE80", "a\nb", "c\"d;e,f", "x".repeat(4_000));

    @Test
    void lines_that_waited_are_those_that_were_read() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<RowStream.Line> lines = new ArrayList<>();
            long number = 0;
            while (random.nextInt(40) > 0) {
                number += 1 + random.nextInt(300);
                List<String> cells = new ArrayList<>();
                while (random.nextInt(12) > 0) {
                    cells.add(CELLS.get(random.nextInt(CELLS.size())));
                }
                lines.add(new RowStream.Line(
                        number, number + random.nextInt(5), cells, random.nextBoolean(), Optional.empty()));
            }
            assertThat(PackedLines.of(lines).unpack()).as("seed " + seed).isEqualTo(lines);
        }
    }

    @Test
    void no_lines_are_packed_as_none() throws IOException {
        assertThat(PackedLines.of(List.of()).unpack()).isEmpty();
    }
}
