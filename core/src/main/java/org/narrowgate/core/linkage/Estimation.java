package org.narrowgate.core.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Estimates m, u and the prior from counted patterns of pairs of which nobody said what they are: a mixture of two
 * classes fitted by EM (A. P. Dempster, N. M. Laird and D. B. Rubin, JRSS B 39(1), 1977; for linkage W. E. Winkler,
 * "Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model of Record Linkage", 1988).
 *
 * <p>The same counts, settings and seeds give the same model, on every machine. No parameter ends at 0 or 1: each step
 * is the most likely one with every share at or above {@link #LEAST_SHARE}, so the likelihood never falls.
 *
 * @param comparisons what the patterns speak of
 * @param u by comparison and level, if it was taken from random pairs and stays as it is (as Splink does): then only m
 *     and the prior are estimated. Empty if it is estimated too
 * @param seeds one start for each; the most likely end is kept
 * @param mostRounds after which a start ends without convergence
 * @param tolerance a start has converged once a round moves no parameter further than this
 */
public record Estimation(
        List<Comparison> comparisons,
        Optional<List<List<Double>>> u,
        List<Long> seeds,
        int mostRounds,
        double tolerance) {

    /** The least and, from above, the greatest share that an estimate can have. */
    public static final double LEAST_SHARE = 1e-9;

    private static final int MOST_ROUNDS = 5_000;
    private static final double TOLERANCE = 1e-7;

    public Estimation {
        comparisons = List.copyOf(comparisons);
        u = u.map(shares -> shares.stream().map(List::copyOf).toList());
        seeds = List.copyOf(seeds);
        if (comparisons.isEmpty() || seeds.isEmpty() || mostRounds < 1 || !(tolerance > 0)) {
            throw new IllegalArgumentException("an estimation needs comparisons, a seed, a round and a tolerance");
        }
    }

    /** Of everything: m, u and the prior. */
    public static Estimation of(List<Comparison> comparisons, List<Long> seeds) {
        return new Estimation(comparisons, Optional.empty(), seeds, MOST_ROUNDS, TOLERANCE);
    }

    /** With u as it stands among these patterns of random pairs. */
    public Estimation withRandomPairs(Map<Pattern, Long> randomPairs) {
        return withU(shares(comparisons, randomPairs));
    }

    /** With u by comparison and level. */
    public Estimation withU(List<List<Double>> shares) {
        return new Estimation(comparisons, Optional.of(shares), seeds, mostRounds, tolerance);
    }

    /**
     * How often each level is seen among these pairs, of those where both sides have something to compare; half a pair
     * is added to each level, so that what a sample did not show is rare and not impossible.
     *
     * @return by comparison and level
     */
    public static List<List<Double>> shares(List<Comparison> comparisons, Map<Pattern, Long> counts) {
        Tally tally = new Tally(comparisons);
        counts.forEach((pattern, count) -> tally.add(pattern, count));
        return tally.smoothed();
    }

    /**
     * Estimates.
     *
     * @param counts how many pairs showed each pattern
     * @throws IllegalArgumentException if there are none, or a pattern is not of these comparisons
     */
    public Estimate run(Map<Pattern, Long> counts) {
        SortedMap<Pattern, Long> sorted = new TreeMap<>(counts);
        sorted.values().removeIf(count -> count <= 0);
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("there are no pairs to estimate from");
        }
        List<Estimate.Start> starts = new ArrayList<>(seeds.size());
        Mixture best = null;
        for (long seed : seeds) {
            Mixture mixture = new Mixture(comparisons, u, sorted, seed);
            Estimate.Start start = climb(mixture, seed);
            if (best == null || start.logLikelihood() > best.logLikelihood()) {
                best = mixture;
            }
            starts.add(start);
        }
        if (best == null) {
            throw new IllegalStateException("there is at least one seed");
        }
        return new Estimate(best.model(), starts);
    }

    private Estimate.Start climb(Mixture mixture, long seed) {
        List<Double> path = new ArrayList<>();
        boolean converged = false;
        while (!converged && path.size() < mostRounds) {
            path.add(mixture.logLikelihood());
            converged = mixture.step() <= tolerance;
        }
        path.add(mixture.logLikelihood());
        return new Estimate.Start(seed, converged, path);
    }
}
