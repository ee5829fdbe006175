package org.narrowgate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.witness.WitnessedLog;

/** The report as people see it: in a real browser, with what is really in the workspace. */
class ReportPageTest {
    private static final List<String> CHARTS = List.of(
            "stages",
            "outcome",
            "provision",
            "identity",
            "state-address",
            "week-order_date",
            "week-departed_on",
            "week-reentered_on",
            "repetition-address",
            "repetition-case_id",
            "repetition-reason",
            "officials-officials",
            "officials-attested_by");

    @TempDir
    static Path folder;

    private static final Map<Outcome, Long> DECIDED = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Path page;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Json json;

    @BeforeAll
    static void writesAReport() throws Exception {
        Story story = Story.make(folder, 32_000, 4_000);
        long run = story.decide(DisclosureRun.Sizes.STANDARD, Progress.silent()).run();
        RunRecord record = story.record(run);
        for (DecidedRow row : story.rows(run)) {
            DECIDED.merge(row.outcome(), 1L, Long::sum);
        }
        RunReport report = new RunReport(
                story.workspace().config(),
                record,
                Optional.empty(),
                Agreements.of(story.workspace())
                        .history(record.opened().agreement().id())
                        .objections(),
                WitnessedLog.decisions(story.workspace(), record.opened()),
                RunSummaries.totals(story.workspace(), story.key(), story.openings(), run),
                record.breakdown());
        page = folder.resolve("report.html");
        Files.writeString(page, report.html());
        json = Json.read(report.json().pretty());
    }

    @Test
    void an_objection_to_the_agreement_stands_on_the_page_with_its_answer() throws Exception {
        assertThat(Files.readString(page))
                .contains(
                        "Objections to the agreement",
                        "Odette Harrowgate objected to version 1",
                        "Answered by Thea Ostrowinter");
        assertThat(json.texts("objections")).hasSize(1);
    }

    @Test
    void opens_without_a_word_on_the_console_and_without_asking_for_anything_else() {
        try (Browser browser = Browser.start(ColorScheme.LIGHT)) {
            browser.open(page);
            assertThat(browser.console).isEmpty();
            assertThat(browser.requests).containsExactly(page.toUri().toString());
        }
    }

    @Test
    void shows_every_chart_beside_a_table_of_its_numbers() {
        try (Browser browser = Browser.start(ColorScheme.LIGHT)) {
            Page opened = browser.open(page);
            assertThat(opened.locator("section svg").count()).isEqualTo(CHARTS.size());
            for (String chart : CHARTS) {
                assertThat(opened.locator("#" + chart + " svg").isVisible())
                        .as(chart)
                        .isTrue();
                assertThat(opened.locator("#" + chart + " svg").boundingBox().height)
                        .as(chart)
                        .isGreaterThan(20);
                assertThat(opened.locator("#" + chart + " table").count())
                        .as(chart)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void the_bars_of_every_breakdown_add_up_to_the_outcomes_of_the_run() {
        try (Browser browser = Browser.start(ColorScheme.LIGHT)) {
            Page opened = browser.open(page);
            for (String chart : CHARTS.subList(4, CHARTS.size())) {
                Map<String, Long> drawn =
                        sums(opened.locator("#" + chart + " rect title").allTextContents());
                Map<String, Long> listed = table(opened, chart);
                assertThat(listed).as(chart).isEqualTo(asColumns(listed));
                // Rows without a day are listed and not drawn.
                if (!chart.startsWith("week")) {
                    assertThat(drawn).as(chart).isEqualTo(withoutZeros(listed));
                } else {
                    drawn.forEach((column, rows) -> assertThat(rows)
                            .as(chart)
                            .isPositive()
                            .isLessThanOrEqualTo(listed.getOrDefault(column, 0L)));
                }
            }
        }
    }

    /** Sums of the columns of a chart's table, but for the last, which adds the others up. */
    private static Map<String, Long> table(Page opened, String chart) {
        List<String> headings = opened.locator("#" + chart + " thead th").allTextContents();
        List<String> cells = opened.locator("#" + chart + " tbody td").allTextContents();
        int width = headings.size() - 1;
        Map<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (i % width < Math.max(1, width - 1)) {
                sums.merge(headings.get(1 + i % width), number(cells.get(i)), Long::sum);
            }
        }
        return sums;
    }

    /** What the evidence says of these columns. */
    private static Map<String, Long> asColumns(Map<String, Long> like) {
        Map<String, Long> columns = new TreeMap<>();
        Column.SCHEMES.stream()
                .flatMap(List::stream)
                .filter(column -> like.containsKey(column.heading()))
                .forEach(column -> columns.put(
                        column.heading(),
                        column.outcomes().stream()
                                .mapToLong(o -> DECIDED.getOrDefault(o, 0L))
                                .sum()));
        return columns;
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> sums) {
        Map<String, Long> some = new TreeMap<>(sums);
        some.values().removeIf(rows -> rows == 0);
        return some;
    }

    private static Map<String, Long> sums(List<String> titles) {
        Map<String, Long> sums = new TreeMap<>();
        for (String title : titles) {
            int colon = title.lastIndexOf(": ");
            sums.merge(
                    title.substring(title.lastIndexOf(", ", colon) + 2, colon),
                    number(title.substring(colon + 2)),
                    Long::sum);
        }
        return sums;
    }

    private static long number(String shown) {
        return Long.parseLong(shown.replace(",", ""));
    }

    @Test
    void has_no_fault_of_accessibility_by_day_and_by_night_with_every_table_open() throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Browser browser = Browser.start(scheme)) {
                Page opened = browser.open(page);
                opened.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
                assertThat(Browser.violations(opened)).as(scheme.name()).isEmpty();
            }
        }
    }

    @Test
    void a_folded_table_opens_from_the_keyboard() {
        try (Browser browser = Browser.start(ColorScheme.LIGHT)) {
            Page opened = browser.open(page);
            assertThat(opened.locator("#state-address table").isVisible()).isFalse();
            opened.locator("#state-address summary").focus();
            opened.keyboard().press("Enter");
            assertThat(opened.locator("#state-address table").isVisible()).isTrue();
        }
    }

    @Test
    void no_count_by_state_week_or_repetition_speaks_of_a_few_persons() {
        assertThat(json.objects("breakdowns")).hasSize(CHARTS.size() - 4).allSatisfy(breakdown -> assertThat(
                        breakdown.objects("groups"))
                .isNotEmpty()
                .allSatisfy(group -> group.object("counts").values().keySet().forEach(column -> assertThat(
                                group.object("counts").number(column))
                        .as(breakdown.text("field") + " " + group.text("label"))
                        .satisfiesAnyOf(rows -> assertThat(rows).isZero(), rows -> assertThat(rows)
                                .isGreaterThanOrEqualTo(Grouped.LEAST)))));
    }

    @Test
    void says_what_it_does_not_claim_that_it_is_invented_and_whom_it_is_for() throws Exception {
        String html = Files.readString(page, StandardCharsets.UTF_8);
        assertThat(html)
                .contains(Html.text(Disclaimer.TEXT))
                .contains("SYNTHETIC")
                .contains("draft that no counsel has adopted")
                .contains("UNWITNESSED")
                .contains("For the custodian.")
                .doesNotContain("<script")
                .doesNotContain("style=\"");
    }
}
