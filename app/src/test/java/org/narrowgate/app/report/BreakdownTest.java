package org.narrowgate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.engine.report.Axis;
import org.narrowgate.engine.report.Breakdown;
import org.narrowgate.engine.report.Repetition;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.Totals;

/** What a report counts, against counts made another way, from the rows as they were stated. */
class BreakdownTest {
    @TempDir
    private Path folder;

    @Test
    void weeks_and_repetitions_are_those_of_the_rows_as_stated() throws Exception {
        Story story = Story.make(folder, 8_000, 1_000);
        long run = story.decide(new DisclosureRun.Sizes(128, 256), Progress.silent())
                .run();
        Map<String, Long> weeks = new TreeMap<>();
        Map<String, Long> reasons = new TreeMap<>();
        List<DecidedRow> rows = story.rows(run);
        for (DecidedRow row : rows) {
            String day = row.stated().get("case").get(2);
            weeks.merge(monday(day), 1L, Long::sum);
            reasons.merge(row.stated().get("reason").get(0).strip(), 1L, Long::sum);
        }
        Breakdown breakdown = story.record(run).breakdown();

        Map<String, Long> counted = new TreeMap<>();
        breakdown
                .of(axis(breakdown, Axis.Kind.WEEK, "order_date"))
                .forEach((week, outcomes) -> counted.merge(
                        week == Axis.NOT_STATED || week == Axis.UNREADABLE
                                ? "none"
                                : GroupLabel.monday(week).toString(),
                        sum(outcomes),
                        Long::sum));
        assertThat(counted).isEqualTo(weeks);

        // The program also takes other spellings of a reason for the same, and knows what malformed rows would have
        // said.
        long malformed = rows.stream().filter(row -> !row.problem().isEmpty()).count();
        long single = reasons.values().stream().filter(count -> count == 1).count();
        List<Long> alone =
                breakdown.of(axis(breakdown, Axis.Kind.REPETITION, "reason")).get(Repetition.ONE.ordinal());
        assertThat(sum(alone)).isBetween(single * 9 / 10, single + malformed);
        breakdown.axes().forEach(axis -> assertThat(breakdown.of(axis).values().stream()
                        .mapToLong(BreakdownTest::sum)
                        .sum())
                .as(axis.toString())
                .isEqualTo(rows.size()));
    }

    @Test
    void totals_are_the_same_from_the_table_from_the_table_made_again_and_from_evidence() throws Exception {
        Story story = Story.make(folder, 8_000, 1_000);
        long run = story.decide(DisclosureRun.Sizes.STANDARD, Progress.silent()).run();
        String table = totals(story, run);
        Totals counted = new Totals();
        RunSummaries.of(story.workspace(), story.key(), story.openings(), run).forEach(counted::add);
        assertThat(new String(counted.json().pretty(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(table);

        Files.delete(story.workspace().state());
        assertThat(totals(story, run)).isEqualTo(table);
        try (Projection made = Projection.open(story.workspace().state())) {
            assertThat(made.isComplete(run)).isTrue();
        }
    }

    private static String totals(Story story, long run) throws Exception {
        Totals totals = RunSummaries.totals(story.workspace(), story.key(), story.openings(), run);
        return new String(totals.json().pretty(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Axis axis(Breakdown breakdown, Axis.Kind kind, String field) {
        return breakdown.axes().stream()
                .filter(axis -> axis.kind() == kind && axis.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static String monday(String day) {
        return day.matches("\\d{4}-\\d{2}-\\d{2}")
                ? LocalDate.parse(day)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toString()
                : "none";
    }
}
