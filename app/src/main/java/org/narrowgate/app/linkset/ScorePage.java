package org.narrowgate.app.linkset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.narrowgate.app.report.Html;
import org.narrowgate.app.report.Page;
import org.narrowgate.app.report.Table;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.linkset.Proportion;
import org.narrowgate.engine.linkset.Research;
import org.narrowgate.engine.linkset.StrictRoute;
import org.narrowgate.engine.linkset.Tally;

/** A score as one page that needs nothing beside it: counts and shares alone, no row and no particular. */
public final class ScorePage {
    private static final List<String> COUNTED =
            List.of("right", "wrong", "missed", "precision", "95 % interval", "recall", "95 % interval", "F1");
    private static final String INTERVALS = "Intervals are Wilson's (1927), as if each pair were a trial by itself.";

    private final Score score;

    private ScorePage(Score score) {
        this.score = score;
    }

    public static String of(Score score) {
        return new ScorePage(score).html();
    }

    private String html() {
        Page page = new Page("What the routes reach on a labelled set");
        page.mark(Score.MARK);
        score.about().forEach(page::paragraph);
        page.section("routes", "Links by route", routes());
        page.section("unavailable", "Routes that are not available", unavailable());
        if (score.strict().stream().anyMatch(route -> route.unavailable().isEmpty())) {
            page.section("rules", "What decided", rules());
        }
        score.research().ifPresent(research -> {
            page.section("curve", "Precision and recall by threshold, research route", curve(research));
            page.section("blocks", "Pairs that were compared, research route", blocks(research));
            page.section("model", "The model, estimated without the truth", model(research));
        });
        return page.end(Disclaimer.TEXT);
    }

    private String routes() {
        List<List<String>> rows = new ArrayList<>();
        score.strict().stream()
                .filter(route -> route.unavailable().isEmpty())
                .forEach(route -> rows.add(row(route.name(), route.tally())));
        score.research().ifPresent(research -> {
            rows.add(
                    row("research (links: " + score.set().links() + "), at " + research.threshold(), research.tally()));
            rows.add(row(
                    "research, best F1, at " + decimal(research.best().threshold()),
                    research.best().tally()));
        });
        String best = score.research().isPresent() ? "Best F1: " + Score.USES_TRUTH + "." : "";
        return table(INTERVALS + " " + best, "route", COUNTED, rows);
    }

    private String unavailable() {
        List<List<String>> rows = score.strict().stream()
                .filter(route -> route.unavailable().isPresent())
                .map(route -> List.of(route.name(), route.unavailable().orElseThrow()))
                .toList();
        return rows.isEmpty()
                ? "<p>None: each route that was asked for could be tried.</p>\n"
                : new Table("A route that needs what the set does not have", List.of("route", "why"), 2, rows).html();
    }

    private String rules() {
        List<List<String>> rows = new ArrayList<>();
        for (StrictRoute route : score.strict()) {
            route.rules().forEach((rule, requests) -> rows.add(List.of(route.name(), rule, Html.number(requests))));
        }
        return new Table("Requests by the rule that decided them", List.of("route", "rule", "requests"), 2, rows)
                .html();
    }

    private static String curve(Research research) {
        List<List<String>> rows = new ArrayList<>();
        for (Research.Point point : research.curve()) {
            rows.add(row(String.valueOf(point.threshold()), point.tally()));
        }
        return CurveChart.of(
                        "Chart: precision over recall at each threshold; the table below holds its numbers",
                        research.curve())
                + table(
                        "Probability by the model, which is not an error rate, from which on a pair is a link. "
                                + INTERVALS,
                        "threshold",
                        COUNTED,
                        rows);
    }

    private static String blocks(Research research) {
        Proportion compared = new Proportion(
                research.trueCompared(), research.tally().recall().of());
        String said = "<p>Compared were " + Html.number(research.compared()) + " of "
                + Html.number(research.possible()) + " pairs, and " + decimal(compared.value()) + " ("
                + interval(compared) + ") of the true ones among them.</p>\n";
        if (research.blocks().isEmpty()) {
            return said;
        }
        List<List<String>> rows = new ArrayList<>();
        for (var block : research.blocks()) {
            rows.add(List.of(
                    block.key(),
                    Html.number(block.blocks()),
                    Html.number(block.pairs()),
                    Html.number(block.leftOut()),
                    Html.number(block.pairsLeftOut())));
        }
        return said
                + table(
                        "Blocks of rows that share something; a pair may be in several. The largest that was compared"
                                + " has " + Html.number(research.largestBlock()) + " pairs.",
                        "what they share",
                        List.of("blocks", "pairs", "too large", "pairs left out"),
                        rows);
    }

    private static String model(Research research) {
        List<List<String>> rows = new ArrayList<>();
        for (LevelWeights weights : research.model().comparisons()) {
            List<String> levels = weights.comparison().levels();
            for (int level = 0; level < levels.size(); level++) {
                rows.add(List.of(
                        weights.comparison().name(),
                        levels.get(level),
                        decimal(weights.m(level)),
                        decimal(weights.u(level)),
                        String.format(Locale.ROOT, "%.2f", weights.bits(level))));
            }
        }
        return new Table(
                        "Share of pairs that show a level: m of one person's, u of two persons'; bits that it adds",
                        List.of("comparison", "level", "m", "u", "bits"),
                        2,
                        rows)
                .html();
    }

    private static String table(String caption, String first, List<String> others, List<List<String>> rows) {
        List<String> headings = new ArrayList<>(List.of(first));
        headings.addAll(others);
        return new Table(caption, headings, 1, rows).html();
    }

    private static List<String> row(String name, Tally tally) {
        return List.of(
                name,
                Html.number(tally.right()),
                Html.number(tally.wrong()),
                Html.number(tally.missed()),
                decimal(tally.precision().value()),
                interval(tally.precision()),
                decimal(tally.recall().value()),
                interval(tally.recall()),
                decimal(tally.f1()));
    }

    private static String interval(Proportion share) {
        return decimal(share.lower()) + " to " + decimal(share.upper());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }
}
