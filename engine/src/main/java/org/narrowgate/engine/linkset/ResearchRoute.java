package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.linkset.LinkSetMapping.Links;
import org.narrowgate.engine.run.Progress;

/**
 * Links a set by score alone, without looking at its truth: blocks, comparisons, a Fellegi-Sunter model whose weights are
 * estimated from the set itself, links as the mapping wants them. The truth is held against the links afterwards. For measurement; nothing
 * that discloses can reach this class.
 */
public final class ResearchRoute {
    /** Pairs drawn to see what two persons' rows have in common. */
    private static final int SAMPLE = 300_000;

    private static final long SEED = 20261128;

    private final LinkSet set;
    private final List<FieldComparison> comparisons;
    private final PackedPatterns compared;
    private final Chosen chosen;
    private final PairWork work;

    /** @throws DocumentException if the set has nothing to compare, or more than can be compared at a time */
    public ResearchRoute(LinkSet set, NameTables names, Progress progress) throws DocumentException {
        this.set = set;
        Map<String, String> pool = new HashMap<>();
        List<String> others = List.copyOf(set.mapping().records().others().keySet());
        FoldedRows records = FoldedRows.of(set.records(), others, pool);
        FoldedRows requests = set.oneFile() ? records : FoldedRows.of(set.requests(), others, pool);
        comparisons = FieldComparisons.of(records, requests, others, names);
        requireComparable(comparisons.size());
        compared = new PackedPatterns(comparisons);
        progress.stage("blocks", 0);
        chosen = new Chosen(set, records, requests, others);
        work = new PairWork(set, chosen, progress);
    }

    private static void requireComparable(int comparisons) throws DocumentException {
        Problems problems = new Problems();
        if (comparisons == 0) {
            problems.add(
                    "mapping",
                    "no row has anything to compare",
                    "name the columns of particulars that both files have");
        } else if (comparisons > PackedPatterns.MOST) {
            problems.add(
                    "mapping",
                    comparisons + " things would be compared, and no more than " + PackedPatterns.MOST + " can be",
                    "leave out those that say least");
        }
        problems.throwIfAny();
    }

    /**
     * Links the set and measures the links.
     *
     * @param threshold probability, by the model, from which on a pair is a link
     */
    public Research run(double threshold) throws IOException {
        LongCounts counts = new LongCounts();
        List<long[]> patterns = patterns(counts);
        long pairs = patterns.stream().mapToLong(piece -> piece.length).sum();
        LinkageModel model = new SetModel(comparisons, counts, others(pairs)).estimate();
        WeighedPairs odds = odds(weighed(patterns, model), model);
        Measured measured = new Measured(set, linking(odds, model), odds, threshold);
        return new Research(
                model,
                set.possiblePairs(),
                pairs,
                trueCompared(),
                chosen.largest(),
                chosen.counts(),
                threshold,
                measured.tally(),
                measured.best(),
                measured.curve(),
                measured);
    }

    /** Bits of the odds of each pair, the most likely first. */
    private WeighedPairs odds(WeighedPairs weighed, LinkageModel model) {
        if (set.mapping().links() == Links.ONE_TO_ONE) {
            return new OneToOne(weighed, set).odds().heaviestFirst();
        }
        double prior = prior(model);
        WeighedPairs odds = new WeighedPairs();
        for (int i = 0; i < weighed.size(); i++) {
            odds.add(weighed.pair(i), weighed.weight(i) + prior);
        }
        return odds.heaviestFirst();
    }

    /** Bits of the odds of a pair of which nothing is known. */
    private static double prior(LinkageModel model) {
        return Math.log(model.prior() / (1 - model.prior())) / Math.log(2);
    }

    private Linking linking(WeighedPairs mostLikelyFirst, LinkageModel model) {
        return switch (set.mapping().links()) {
            case ONE_TO_ONE ->
                new PairLinks(Assignment.oneToOne(mostLikelyFirst, set.recordRows(), set.oneFile()), set.truth());
            case MANY -> new PairLinks(mostLikelyFirst, set.truth());
            case CLUSTERS -> new Clusters(set, mostLikelyFirst, prior(model));
        };
    }

    /** Of all chosen pairs, piece by piece; each is counted. Kept, because to compare again takes longer than all else. */
    private List<long[]> patterns(LongCounts counts) throws IOException {
        List<long[]> patterns = new ArrayList<>();
        work.each(
                "comparing",
                piece -> {
                    LongStream.Builder found = LongStream.builder();
                    piece.forEach((record, request) -> found.add(compared.of(record, request)));
                    return found.build().toArray();
                },
                found -> {
                    patterns.add(found);
                    for (long pattern : found) {
                        counts.add(pattern, 1);
                    }
                });
        return patterns;
    }

    /** What the pairs show that no key brought together, each pattern as often as the sample says of all of them. */
    private Map<Long, Double> others(long counted) {
        Map<Long, Double> others = new HashMap<>();
        if (chosen.isWhole()) {
            return others;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            int record = random.nextInt(set.records().size());
            int request = random.nextInt(set.requests().size());
            boolean same = set.oneFile() && record == request;
            if (!same && !chosen.has(record, request)) {
                drawn.add(compared.of(record, request));
            }
        }
        double each = (double) (set.possiblePairs() - counted) / Math.max(1, drawn.size());
        drawn.forEach(packed -> others.merge(packed, each, Double::sum));
        return others;
    }

    private WeighedPairs weighed(List<long[]> patterns, LinkageModel model) throws IOException {
        Weights weights = new Weights(model, comparisons);
        WeighedPairs all = new WeighedPairs();
        work.each(
                "weighing",
                piece -> {
                    long[] found = patterns.get(piece.number());
                    WeighedPairs weighed = new WeighedPairs();
                    int[] next = {0};
                    piece.forEach((record, request) -> {
                        double weight = weights.of(found[next[0]++], record);
                        if (weight >= 0) {
                            weighed.add(PairSet.pair(record, request), weight);
                        }
                    });
                    return weighed;
                },
                all::addAll);
        return all;
    }

    private long trueCompared() {
        long found = 0;
        for (long pair : set.truth().pairs()) {
            found += chosen.has(PairSet.record(pair), PairSet.request(pair)) ? 1 : 0;
        }
        return found;
    }
}
