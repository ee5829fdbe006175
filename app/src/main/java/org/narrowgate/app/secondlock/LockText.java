package org.narrowgate.app.secondlock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.TermFrequencies;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.secondlock.Card;
import org.narrowgate.engine.secondlock.LockFile;

/** What a model file holds, for people and for programs. */
public final class LockText {
    /** Refusing so many of the identified is no longer the price of a lock but a fault of it. */
    private static final double MOST_LOSS = 0.05;

    private static final long FEW_TRIALS = 10_000;

    private static final int COMMONEST = 5;

    private final LockFile file;

    public LockText(LockFile file) {
        this.file = file;
    }

    /** Card, threshold and each level with its weight. */
    public List<String> text() {
        List<String> lines = new ArrayList<>(card());
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-12s  %-28s  %12s  %12s  %8s", "comparison", "level", "m", "u", "bits"));
        for (LevelWeights weights : file.lock().model().comparisons()) {
            Comparison comparison = weights.comparison();
            for (int level = 0; level < comparison.levels().size(); level++) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-12s  %-28s  %12s  %12s  %+8.2f",
                        level == 0 ? comparison.name() : "",
                        comparison.level(level),
                        share(weights.m(level)),
                        share(weights.u(level)),
                        weights.bits(level)));
            }
        }
        lines.add("m: share of the level among pairs of one person; u: among pairs of two; bits: log2(m/u)");
        file.lock().model().comparisons().forEach(weights -> weights.frequencies()
                .ifPresent(table -> lines.add(terms(weights, table))));
        return lines;
    }

    /** What was done and at what price, without the levels. */
    public List<String> card() {
        Card card = file.card();
        List<String> lines = new ArrayList<>();
        lines.add("second lock, SHA-256 " + file.sha256());
        lines.add(String.format(
                Locale.ROOT,
                "made %s by version %s from run%s %s: %,d rows looked up, %,d pairs with a record, %,d random pairs"
                        + " (seed %d)",
                card.made(),
                card.engine(),
                card.evidence().runs().size() == 1 ? "" : "s",
                String.join(
                        ", ",
                        card.evidence().runs().stream().map(String::valueOf).toList()),
                card.evidence().rows(),
                card.evidence().pairs(),
                card.evidence().randomPairs(),
                card.evidence().seed()));
        lines.add(String.format(
                Locale.ROOT,
                "estimated by EM in %,d rounds, %s; log-likelihood %,.1f; prior %.6f",
                card.fit().rounds(),
                card.fit().converged() ? "converged" : "NOT CONVERGED",
                card.fit().logLikelihood(),
                file.lock().model().prior()));
        lines.add("names counted in the records of version " + card.terms().records());
        lines.addAll(setting());
        return lines;
    }

    private List<String> setting() {
        Card.Setting setting = file.card().setting();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "threshold %.2f bits, %s; margin %.2f bits, %s",
                file.lock().threshold(),
                word(setting.threshold()),
                file.lock().margin(),
                word(setting.margin())));
        setting.highest()
                .ifPresent(highest -> lines.add(String.format(
                        Locale.ROOT,
                        "null trials: %,d pairs of two persons near to each other reached %.3f bits at most",
                        setting.nullTrials(),
                        highest)));
        lines.add(String.format(
                Locale.ROOT,
                "loss: of %,d rows that the rules identify, the lock refuses %,d (%.2f %%)",
                setting.identified(),
                setting.below(),
                100 * setting.loss()));
        return lines;
    }

    private static String word(Card.SetBy by) {
        return switch (by) {
            case NULL_TRIALS -> "one step above the null trials";
            case DEFAULT -> "the program's own";
            case HAND -> "given by hand";
        };
    }

    /** What somebody should see before the lock is put to use; empty if there is nothing. */
    public List<String> warnings() {
        Card.Setting setting = file.card().setting();
        List<String> warnings = new ArrayList<>();
        if (setting.loss() > MOST_LOSS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the lock refuses %.1f %% of the rows that the rules identify; see with `identity try` whom, look"
                            + " for persons who are on record twice, and train with a lower --threshold if they are"
                            + " rightly identified",
                    100 * setting.loss()));
        }
        setting.highest().stream()
                .filter(highest -> highest >= file.lock().threshold())
                .forEach(highest -> warnings.add(String.format(
                        Locale.ROOT,
                        "a pair of two persons reached %.2f bits, so that this threshold does not keep all of them"
                                + " apart; leave --threshold out, or give more than that",
                        highest)));
        if (setting.nullTrials() < FEW_TRIALS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d null trials say little of what two persons can reach, and %,d would say more; train on more runs",
                    setting.nullTrials(),
                    FEW_TRIALS));
        }
        if (!file.card().fit().converged()) {
            warnings.add("EM did not converge; train on more runs, or with another --seed");
        }
        return warnings;
    }

    private String terms(LevelWeights weights, TermFrequencies table) {
        String name = weights.comparison().name();
        return String.format(
                Locale.ROOT,
                "%s: %,d names that %d persons or more share, of %,d persons; the commonest: %s; any other counts as %s",
                name,
                table.frequencies().size(),
                file.card().terms().leastPersons(),
                file.card().terms().persons().getOrDefault(name, 0L),
                String.join(
                        ", ",
                        commonest(table).stream()
                                .map(term -> term.getKey() + " " + percent(term.getValue()) + " " + bits(weights, term))
                                .toList()),
                percent(table.floor()));
    }

    /** Bits of agreement on one name. */
    private static String bits(LevelWeights weights, Map.Entry<String, Double> term) {
        return String.format(
                Locale.ROOT,
                "(%+.2f bits)",
                weights.bits(Comparison.EXACT) + weights.bitsByFrequency(Comparison.EXACT, term.getKey()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.4f %%", 100 * share);
    }

    private static List<Map.Entry<String, Double>> commonest(TermFrequencies table) {
        return table.frequencies().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COMMONEST)
                .toList();
    }

    /** The same; decimals as texts. */
    public Json json() {
        List<Json> comparisons = new ArrayList<>();
        for (LevelWeights weights : file.lock().model().comparisons()) {
            Json json = Json.object().put("name", weights.comparison().name()).put("levels", levels(weights));
            Optional<TermFrequencies> table = weights.frequencies();
            table.ifPresent(terms -> json.put(
                            "terms", (long) terms.frequencies().size())
                    .put(
                            "commonest",
                            commonest(terms).stream().map(Map.Entry::getKey).toList()));
            comparisons.add(json);
        }
        return Json.object()
                .put("sha256", file.sha256())
                .put("threshold", decimal(file.lock().threshold()))
                .put("margin", decimal(file.lock().margin()))
                .put("prior", decimal(file.lock().model().prior()))
                .put("card", LockFile.card(file.card()))
                .put("comparisons", comparisons)
                .put("warnings", warnings());
    }

    private static List<Json> levels(LevelWeights weights) {
        List<Json> levels = new ArrayList<>();
        for (int level = 0; level < weights.comparison().levels().size(); level++) {
            levels.add(Json.object()
                    .put("level", weights.comparison().level(level))
                    .put("m", decimal(weights.m(level)))
                    .put("u", decimal(weights.u(level)))
                    .put("bits", decimal(weights.bits(level))));
        }
        return levels;
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, share < 0.0001 ? "%.2e" : "%.6f", share);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
