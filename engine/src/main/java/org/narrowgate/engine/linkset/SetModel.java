package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.Estimation;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.core.linkage.Pattern;

/**
 * Estimates the model of a set from the patterns of all its pairs, those that were not compared counted as a sample says.
 *
 * <p>Nearly all pairs are two persons, so u is first taken from all of them; then m and the prior are estimated by EM; then
 * u is taken from all pairs again, each counted as far as the model holds it for two persons, and so on. Patterns that
 * speak clearly against one person are counted as one of them meanwhile: they cannot move m, and there are many.
 */
final class SetModel {
    private static final int TIMES = 3;
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
    private static final int MOST_ROUNDS = 300;
    private static final double TOLERANCE = 1e-6;
    /** Bits below which a pattern cannot be one person's. */
    private static final double HOPELESS = -12;

    private static final double FIRST_AGREEMENT = 0.8;
    /** Added to what is counted of each level, so that what a small set does not show is rare and not impossible. */
    private static final double SMOOTHING = 0.5;

    private final List<FieldComparison> fields;
    private final List<Comparison> comparisons;
    private final PackedPatterns compared;
    private final long[] patterns;
    private final double[] counts;
    private final double pairs;
    private double[][] m;
    private double[][] u;
    private double prior;

    /** @param others patterns of the pairs that were not compared, as often as the sample says */
    SetModel(List<FieldComparison> fields, LongCounts seen, Map<Long, Double> others) {
        this.fields = fields;
        comparisons = fields.stream().map(FieldComparison::comparison).toList();
        compared = new PackedPatterns(fields);
        TreeMap<Long, Double> all = new TreeMap<>(others);
        seen.forEach((pattern, count) -> all.merge(pattern, (double) count, Double::sum));
        patterns = all.keySet().stream().mapToLong(Long::longValue).toArray();
        counts = all.values().stream().mapToDouble(Double::doubleValue).toArray();
        pairs = Arrays.stream(counts).sum();
        m = levels();
        for (double[] shares : m) {
            Arrays.fill(shares, (1 - FIRST_AGREEMENT) / (shares.length - 1));
            shares[Comparison.EXACT] = FIRST_AGREEMENT;
        }
        u = shares(pattern -> 1);
    }

    /** How far a pattern counts. */
    private interface Share {
        double of(int pattern);
    }

    private double[][] levels() {
        double[][] levels = new double[comparisons.size()][];
        Arrays.setAll(levels, i -> new double[comparisons.get(i).levels().size()]);
        return levels;
    }

    private double[][] shares(Share share) {
        double[][] counted = levels();
        for (int i = 0; i < patterns.length; i++) {
            double count = counts[i] * share.of(i);
            for (int c = 0; c < counted.length; c++) {
                int level = PackedPatterns.level(patterns[i], c);
                if (level != Pattern.MISSING) {
                    counted[c][level] += count;
                }
            }
        }
        for (double[] levels : counted) {
            double sum = Arrays.stream(levels).sum() + SMOOTHING * levels.length;
            Arrays.setAll(levels, level -> (levels[level] + SMOOTHING) / sum);
        }
        return counted;
    }

    /** With the frequencies of values. */
    LinkageModel estimate() {
        for (int time = 0; time < TIMES; time++) {
            take(new Estimation(comparisons, Optional.of(lists(u)), SEEDS, MOST_ROUNDS, TOLERANCE)
                    .run(hopeful())
                    .model());
        }
        List<LevelWeights> weights = new ArrayList<>();
        for (int i = 0; i < m.length; i++) {
            LevelWeights plain = LevelWeights.of(comparisons.get(i), lists(m).get(i), lists(u).get(i));
            weights.add(fields.get(i)
                    .weighed()
                    .map(texts -> plain.with(texts.frequencies()))
                    .orElse(plain));
        }
        return new LinkageModel(prior, weights);
    }

    private double bits(long pattern) {
        double bits = 0;
        for (int c = 0; c < m.length; c++) {
            int level = PackedPatterns.level(pattern, c);
            bits += level == Pattern.MISSING ? 0 : Math.log(m[c][level] / u[c][level]) / Math.log(2);
        }
        return bits;
    }

    private Map<Pattern, Long> hopeful() {
        Map<Pattern, Long> hopeful = new TreeMap<>();
        double hopeless = 0;
        int commonest = 0;
        for (int i = 0; i < patterns.length; i++) {
            if (bits(patterns[i]) >= HOPELESS) {
                hopeful.merge(compared.pattern(patterns[i]), Math.max(1, Math.round(counts[i])), Long::sum);
            } else {
                hopeless += counts[i];
                commonest = counts[i] > counts[commonest] ? i : commonest;
            }
        }
        if (hopeless > 0) {
            hopeful.merge(compared.pattern(patterns[commonest]), Math.max(1, Math.round(hopeless)), Long::sum);
        }
        return hopeful;
    }

    /** Counts all pairs again under what was estimated. */
    private void take(LinkageModel estimated) {
        for (int c = 0; c < m.length; c++) {
            for (int level = 0; level < m[c].length; level++) {
                m[c][level] = estimated.comparisons().get(c).m(level);
            }
        }
        prior = estimated.prior();
        double odds = Math.log(prior / (1 - prior)) / Math.log(2);
        double[] one = new double[patterns.length];
        double matched = 0;
        for (int i = 0; i < patterns.length; i++) {
            one[i] = 1 / (1 + Math.pow(2, -odds - bits(patterns[i])));
            matched += one[i] * counts[i];
        }
        prior = Math.min(1 - 1 / pairs, Math.max(matched / pairs, 1 / (2 * pairs)));
        m = shares(i -> one[i]);
        u = shares(i -> 1 - one[i]);
    }

    private static List<List<Double>> lists(double[][] shares) {
        return Arrays.stream(shares)
                .map(levels -> Arrays.stream(levels).boxed().toList())
                .toList();
    }
}
