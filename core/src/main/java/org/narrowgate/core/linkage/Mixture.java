package org.narrowgate.core.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;

/** Two classes of pairs on their way to the most likely parameters; one start of an {@link Estimation}. */
final class Mixture {
    /** Where a start looks for m: on the most agreeing level, moved about by the seed. */
    private static final double FIRST_AGREEMENT = 0.6;

    private static final double FIRST_AGREEMENT_SPREAD = 0.39;

    private final List<Comparison> comparisons;
    private final List<Map.Entry<Pattern, Long>> counts;
    private final double pairs;
    private final boolean uFixed;
    private final double[][] m;
    private final double[][] u;
    private double prior;

    Mixture(
            List<Comparison> comparisons,
            Optional<List<List<Double>>> fixed,
            SortedMap<Pattern, Long> counts,
            long seed) {
        this.comparisons = comparisons;
        this.counts = List.copyOf(counts.entrySet());
        pairs = counts.values().stream().mapToDouble(Long::doubleValue).sum();
        uFixed = fixed.isPresent();
        u = arrays(fixed.orElseGet(() -> Estimation.shares(comparisons, counts)));
        SplittableRandom random = new SplittableRandom(seed);
        m = new double[comparisons.size()][];
        Arrays.setAll(m, i -> firstM(comparisons.get(i).levels().size(), random));
        prior = StrictMath.pow(10, -2.5 * random.nextDouble()) / 2;
    }

    private static double[][] arrays(List<List<Double>> shares) {
        double[][] arrays = new double[shares.size()][];
        Arrays.setAll(
                arrays,
                i -> shares.get(i).stream().mapToDouble(Double::doubleValue).toArray());
        return arrays;
    }

    private static double[] firstM(int levels, SplittableRandom random) {
        double agreement = FIRST_AGREEMENT + FIRST_AGREEMENT_SPREAD * random.nextDouble();
        double[] shares = new double[levels];
        Arrays.fill(shares, (1 - agreement) / (levels - 1));
        shares[Comparison.EXACT] = agreement;
        return shares;
    }

    /** Of all pairs under the parameters as they stand. */
    double logLikelihood() {
        double sum = 0;
        for (Map.Entry<Pattern, Long> entry : counts) {
            double one = logOf(entry.getKey(), m) + StrictMath.log(prior);
            double two = logOf(entry.getKey(), u) + StrictMath.log(1 - prior);
            double more = Math.max(one, two);
            sum += entry.getValue() * (more + StrictMath.log1p(StrictMath.exp(Math.min(one, two) - more)));
        }
        return sum;
    }

    private static double logOf(Pattern pattern, double[][] shares) {
        double log = 0;
        for (int i = 0; i < shares.length; i++) {
            int level = pattern.level(i);
            log += level == Pattern.MISSING ? 0 : StrictMath.log(shares[i][level]);
        }
        return log;
    }

    /** One round. Returns how far the parameter moved that moved most. */
    double step() {
        Tally matched = new Tally(comparisons);
        Tally unmatched = new Tally(comparisons);
        double expected = 0;
        for (Map.Entry<Pattern, Long> entry : counts) {
            double odds = StrictMath.exp(logOf(entry.getKey(), u) - logOf(entry.getKey(), m)) * (1 - prior) / prior;
            double share = 1 / (1 + odds);
            matched.add(entry.getKey(), entry.getValue() * share);
            unmatched.add(entry.getKey(), entry.getValue() * (1 - share));
            expected += entry.getValue() * share;
        }
        double least = Estimation.LEAST_SHARE;
        double nextPrior = Math.min(1 - least, Math.max(least, expected / pairs));
        double moved = Math.abs(nextPrior - prior);
        prior = nextPrior;
        moved = Math.max(moved, move(matched, m));
        return uFixed ? moved : Math.max(moved, move(unmatched, u));
    }

    private static double move(Tally tally, double[][] shares) {
        double moved = 0;
        for (int i = 0; i < shares.length; i++) {
            double[] next = tally.mostLikely(i, shares[i]);
            for (int level = 0; level < next.length; level++) {
                moved = Math.max(moved, Math.abs(next[level] - shares[i][level]));
            }
            shares[i] = next;
        }
        return moved;
    }

    /** The class in which the comparisons agree more is that of one person, whichever of the two a start took for it. */
    LinkageModel model() {
        double agreement = 0;
        for (int i = 0; i < m.length; i++) {
            agreement += Bits.of(m[i][Comparison.EXACT] / u[i][Comparison.EXACT]);
        }
        boolean exchanged = !uFixed && agreement < 0;
        List<LevelWeights> weights = new ArrayList<>(m.length);
        for (int i = 0; i < m.length; i++) {
            weights.add(
                    LevelWeights.of(comparisons.get(i), list(exchanged ? u[i] : m[i]), list(exchanged ? m[i] : u[i])));
        }
        return new LinkageModel(exchanged ? 1 - prior : prior, weights);
    }

    private static List<Double> list(double[] shares) {
        return Arrays.stream(shares).boxed().toList();
    }
}
