package org.narrowgate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.report.Axis;
import org.narrowgate.engine.report.Repetition;

/** The page of a run of ten million rows over fifty years of weeks in every State: no run makes a larger one. */
class LargestPageTest {
    private static final int WEEKS = 2_600;

    @TempDir
    private Path folder;

    @Test
    void stays_below_five_megabytes_and_its_opening_is_measured() throws Exception {
        Page page = new Page("Largest");
        for (int i = 0; i < 3; i++) {
            add(page, Axis.Kind.WEEK, "date-" + i, WEEKS);
            add(page, Axis.Kind.REPETITION, "text-" + i, Repetition.values().length);
        }
        add(page, Axis.Kind.STATE, "address", 26 * 26);
        Path file = folder.resolve("largest.html");
        Files.writeString(file, page.end("claim"));

        assertThat(Files.size(file)).isBetween(500_000L, 5_000_000L);
        assertThat(measured(file)).hasSize(5).allMatch(millis -> millis > 0);
    }

    /** Milliseconds to the load event; told and not asserted, for it is the machine's. */
    private static List<Double> measured(Path file) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (Browser browser = Browser.start(ColorScheme.LIGHT)) {
                Object millis = browser.open(file)
                        .evaluate("() => performance.getEntriesByType('navigation')[0].loadEventStart");
                times.add(((Number) millis).doubleValue());
            }
        }
        Collections.sort(times);
        Files.writeString(
                Path.of("target/opening-of-the-largest-report.txt"),
                Files.size(file) + " bytes, load event after " + times.get(2) + " ms (median of " + times + ")\n");
        return times;
    }

    private static void add(Page page, Axis.Kind kind, String field, int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        Map<Integer, List<Long>> counts = new TreeMap<>();
        for (int i = 0; i < classes; i++) {
            List<Long> rows = new ArrayList<>();
            for (int o = 0; o < Outcome.values().length; o++) {
                rows.add(random.nextLong(10, 20_000));
            }
            counts.put(i, rows);
        }
        Grouped grouped = Grouped.of(new Axis(kind, field, "invented"), counts);
        assertThat(grouped.columns()).hasSize(4);
        BreakdownSection section = new BreakdownSection(grouped);
        page.section(section.id(), section.title(), section.html());
    }
}
