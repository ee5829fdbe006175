package org.narrowgate.core.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Pairs whose class, and whose every level, is drawn from known parameters. */
final class Simulated {
    static final List<Comparison> COMPARISONS = List.of(
            new Comparison("surname", List.of("EXACT", "NEAR", "CONFLICT")),
            new Comparison("given-name", List.of("EXACT", "NICKNAME", "CONFLICT")),
            new Comparison("birth-date", List.of("EXACT", "CONFLICT")),
            new Comparison("address", List.of("EXACT", "CONFLICT")));

    static final List<List<Double>> M =
            List.of(List.of(0.9, 0.06, 0.04), List.of(0.8, 0.15, 0.05), List.of(0.97, 0.03), List.of(0.7, 0.3));
    static final List<List<Double>> U =
            List.of(List.of(0.01, 0.04, 0.95), List.of(0.02, 0.03, 0.95), List.of(0.005, 0.995), List.of(0.03, 0.97));
    static final double PRIOR = 0.2;

    private Simulated() {}

    static LinkageModel truth() {
        List<LevelWeights> weights = new java.util.ArrayList<>();
        for (int i = 0; i < COMPARISONS.size(); i++) {
            weights.add(LevelWeights.of(COMPARISONS.get(i), M.get(i), U.get(i)));
        }
        return new LinkageModel(PRIOR, weights);
    }

    /** Patterns of so many pairs, of which this share is one person and one comparison in ten could not be made. */
    static Map<Pattern, Long> patterns(int pairs, double prior, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Pattern, Long> counts = new TreeMap<>();
        for (int pair = 0; pair < pairs; pair++) {
            List<List<Double>> shares = random.nextDouble() < prior ? M : U;
            int[] levels = new int[COMPARISONS.size()];
            Arrays.setAll(levels, i -> random.nextInt(10) == 0 ? Pattern.MISSING : drawn(shares.get(i), random));
            counts.merge(Pattern.of(levels), 1L, Long::sum);
        }
        return counts;
    }

    private static int drawn(List<Double> shares, SplittableRandom random) {
        double at = random.nextDouble();
        int level = 0;
        while (level < shares.size() - 1 && at >= shares.get(level)) {
            at -= shares.get(level++);
        }
        return level;
    }
}
