package org.narrowgate.app.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.app.report.BarChart;
import org.narrowgate.app.report.Html;
import org.narrowgate.app.report.Page;
import org.narrowgate.app.report.Table;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.replay.Change;
import org.narrowgate.engine.replay.ReplayCounts;

/** A replay as one page that needs nothing beside it; counts, and of alarms the numbers of rows. */
public final class ReplayPage {
    /** Which run, by what, how many rows; after them which of its rows are not here. */
    private static final int FIRST_LINES = 3;

    private static final String INVENTED = "SYNTHETIC. Demonstration: invented population; shares are assumptions.";
    private final ReplayResult result;

    private ReplayPage(ReplayResult result) {
        this.result = result;
    }

    /** The whole page. */
    public static String of(ReplayResult result) {
        return new ReplayPage(result).html();
    }

    private String html() {
        Page page = new Page("Replay of run " + result.past().run());
        if (result.past().workspace().config().demo()) {
            page.mark(INVENTED);
        }
        ReplayCounts counts = result.counts();
        if (counts.alarmed() > 0) {
            page.mark("ALARM: " + Html.number(counts.alarmed())
                    + " rows do not come to what was decided, or are not those that were logged.");
        }
        int told = FIRST_LINES + counts.erased().size() + (counts.notHeld() > 0 ? 1 : 0);
        result.text().stream().limit(told).forEach(page::paragraph);
        page.paragraph(
                result.how().isOther()
                        ? result.how().words()
                        : "Under the rules that it went by. Any difference would be an alarm.");
        if (counts.alarmed() > 0) {
            List<List<String>> rows = counts.alarms().stream()
                    .map(alarm -> List.of("#" + alarm.row(), alarm.slot()))
                    .toList();
            page.section("alarms", "Alarms", new Table("The first of them", List.of("row", "slot"), 2, rows).html());
        }
        if (result.how().isOther()) {
            under(page, counts);
        }
        return page.end(Disclaimer.TEXT);
    }

    private static void under(Page page, ReplayCounts counts) {
        Map<String, Long> classes = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (Change change : Change.values()) {
            classes.put(change.words(), counts.of(change).rows());
            rows.add(row(List.of(change.words()), counts.of(change)));
        }
        page.section(
                "classes",
                "What becomes of the rows",
                BarChart.of("Chart: rows by class; the table below holds its numbers", classes)
                        + table("Rows by class", List.of("class"), rows));
        Map<String, Long> bars = new LinkedHashMap<>();
        List<List<String>> provisions = new ArrayList<>();
        counts.provisions().forEach((by, count) -> {
            String provision = (by.element() + " " + by.citation()).strip();
            bars.merge(
                    by.change().words() + ": " + (provision.isEmpty() ? by.ground() : provision),
                    count.rows(),
                    Long::sum);
            provisions.add(row(List.of(by.change().words(), by.element(), by.citation(), by.ground()), count));
        });
        page.section(
                "provision",
                "By provision: on what it turns",
                BarChart.of("Chart: classes by provision; the table below holds its numbers", bars)
                        + table(
                                "Changed rows by the element that refuses now, or refused then",
                                List.of("class", "element", "provision", "ground"),
                                provisions));
        List<List<String>> fields = new ArrayList<>();
        counts.fields()
                .forEach((field, count) -> fields.add(row(List.of(field.change().words(), field.name()), count)));
        page.section("fields", "Fields affected", table("Rows by field", List.of("class", "field"), fields));
    }

    private static List<String> row(List<String> words, ReplayCounts.Count count) {
        List<String> row = new ArrayList<>(words);
        row.add(Html.number(count.rows()));
        row.add(Html.number(count.released()));
        return row;
    }

    private static String table(String caption, List<String> words, List<List<String>> rows) {
        List<String> headings = new ArrayList<>(words);
        headings.addAll(List.of("rows", "of them released"));
        return new Table(caption, headings, words.size(), rows).html();
    }
}
