package org.narrowgate.app.linkset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.linkset.Blocks;
import org.narrowgate.engine.linkset.LinkSet;
import org.narrowgate.engine.linkset.Proportion;
import org.narrowgate.engine.linkset.Research;
import org.narrowgate.engine.linkset.StrictRoute;
import org.narrowgate.engine.linkset.Tally;

/**
 * What the routes reach on one set; counts and shares alone, no row and no particular.
 *
 * @param strict routes that were asked for, also those that cannot be tried
 */
public record Score(LinkSet set, List<StrictRoute> strict, Optional<Research> research) {
    /** Stands on everything that is made of it. */
    public static final String MARK = "FOR MEASUREMENT, NEVER FOR DISCLOSURE";

    static final String USES_TRUTH = "found with the truth: no operator could have known this threshold";

    public Score {
        strict = List.copyOf(strict);
    }

    /** For people. */
    public List<String> text() {
        List<String> lines = new ArrayList<>(List.of(MARK));
        lines.addAll(about());
        strict.forEach(route -> strict(route, lines));
        research.ifPresent(r -> research(r, lines));
        return lines;
    }

    /** What the set is. */
    List<String> about() {
        List<String> lines = new ArrayList<>();
        lines.add(
                set.oneFile()
                        ? say("%,d rows, linked among themselves; %,d true pairs", set.recordRows(), set.truePairs())
                        : say(
                                "%,d records, %,d requests; %,d true pairs",
                                set.recordRows(), set.requestRows(), set.truePairs()));
        if (set.unknownTruth() > 0) {
            lines.add(say("%,d pairs of the truth name a row that is not there, and are left out", set.unknownTruth()));
        }
        return lines;
    }

    private static void strict(StrictRoute route, List<String> lines) {
        lines.add("");
        if (route.unavailable().isPresent()) {
            lines.add(route.name() + " route: not available: "
                    + route.unavailable().orElseThrow());
            return;
        }
        lines.add(route.name() + " route: " + said(route.tally()));
        route.rules().forEach((rule, rows) -> lines.add(say("  %-28s %,12d requests", rule, rows)));
    }

    private void research(Research research, List<String> lines) {
        lines.add("");
        lines.add(say("research route (score alone; links: %s; %s)", set.links(), MARK.toLowerCase(Locale.ROOT)));
        lines.add(say(
                "  compared %,d of %,d pairs, and %s of the true ones among them",
                research.compared(),
                research.possible(),
                said(new Proportion(
                        research.trueCompared(), research.tally().recall().of()))));
        for (Blocks.Count block : research.blocks()) {
            lines.add(say("    %-42s %,9d blocks %,12d pairs", block.key(), block.blocks(), block.pairs())
                    + (block.leftOut() == 0
                            ? ""
                            : say("; %,d too large, left out with %,d pairs", block.leftOut(), block.pairsLeftOut())));
        }
        if (!research.blocks().isEmpty()) {
            lines.add(say("    the largest block compared has %,d pairs", research.largestBlock()));
        }
        lines.add(say("  at probability %s: ", research.threshold()) + said(research.tally()));
        lines.add(say("  best F1, at %.6f: ", research.best().threshold())
                + said(research.best().tally()));
        lines.add("    (" + USES_TRUTH + ")");
    }

    private static String said(Tally tally) {
        return say("%,d right, %,d wrong, %,d missed; ", tally.right(), tally.wrong(), tally.missed())
                + "precision " + said(tally.precision()) + ", recall " + said(tally.recall())
                + say(", F1 %.5f", tally.f1());
    }

    private static String said(Proportion share) {
        return say("%.5f (95 %%: %.5f to %.5f)", share.value(), share.lower(), share.upper());
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** For programs; shares are decimals as texts. */
    public Json json() {
        Json json = Json.object()
                .put("mark", MARK)
                .put("records", set.recordRows())
                .put("requests", set.requestRows())
                .put("one_file", set.oneFile())
                .put("links", set.links())
                .put("true_pairs", set.truePairs())
                .put("true_pairs_unknown", set.unknownTruth())
                .put("strict", strict.stream().map(Score::json).toList());
        research.ifPresent(r -> json.put("research", json(r)));
        return json;
    }

    private static Json json(StrictRoute route) {
        Json json = Json.object()
                .put("route", route.name())
                .put("available", route.unavailable().isEmpty());
        if (route.unavailable().isPresent()) {
            return json.put("why", route.unavailable().orElseThrow());
        }
        return json.put("result", json(route.tally())).put("rules", route.rules());
    }

    private static Json json(Research research) {
        return Json.object()
                .put("mark", MARK)
                .put("pairs", research.possible())
                .put("compared", research.compared())
                .put("true_pairs_compared", research.trueCompared())
                .put("largest_block", research.largestBlock())
                .put("blocks", research.blocks().stream().map(Score::json).toList())
                .put("threshold", decimal(research.threshold()))
                .put("result", json(research.tally()))
                .put("best_f1", json(research.best()).put("note", USES_TRUTH))
                .put("curve", research.curve().stream().map(Score::json).toList())
                .put("prior", String.valueOf(research.model().prior()))
                .put(
                        "model",
                        research.model().comparisons().stream().map(Score::json).toList());
    }

    private static Json json(Blocks.Count block) {
        return Json.object()
                .put("key", block.key())
                .put("blocks", block.blocks())
                .put("pairs", block.pairs())
                .put("left_out", block.leftOut())
                .put("pairs_left_out", block.pairsLeftOut());
    }

    private static Json json(Research.Point point) {
        return Json.object().put("threshold", decimal(point.threshold())).put("result", json(point.tally()));
    }

    private static Json json(Tally tally) {
        return Json.object()
                .put("right", tally.right())
                .put("wrong", tally.wrong())
                .put("missed", tally.missed())
                .put("precision", json(tally.precision()))
                .put("recall", json(tally.recall()))
                .put("f1", decimal(tally.f1()));
    }

    private static Json json(Proportion share) {
        return Json.object()
                .put("value", decimal(share.value()))
                .put("lower_95", decimal(share.lower()))
                .put("upper_95", decimal(share.upper()));
    }

    private static Json json(LevelWeights weights) {
        List<Json> levels = new ArrayList<>();
        List<String> names = weights.comparison().levels();
        for (int level = 0; level < names.size(); level++) {
            levels.add(Json.object()
                    .put("level", names.get(level))
                    .put("m", String.valueOf(weights.m(level)))
                    .put("u", String.valueOf(weights.u(level)))
                    .put("bits", decimal(weights.bits(level))));
        }
        return Json.object()
                .put("comparison", weights.comparison().name())
                .put("by_frequency", weights.frequencies().isPresent())
                .put("levels", levels);
    }

    private static String decimal(double value) {
        return say("%.6f", value);
    }
}
