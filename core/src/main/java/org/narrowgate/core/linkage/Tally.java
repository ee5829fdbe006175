package org.narrowgate.core.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Weighted counts of levels, by comparison, and the shares that they amount to. */
final class Tally {
    private final double[][] counts;

    Tally(List<Comparison> comparisons) {
        counts = new double[comparisons.size()][];
        Arrays.setAll(counts, i -> new double[comparisons.get(i).levels().size()]);
    }

    void add(Pattern pattern, double weight) {
        if (pattern.size() != counts.length) {
            throw new IllegalArgumentException(pattern + " speaks of another number of comparisons");
        }
        for (int i = 0; i < counts.length; i++) {
            int level = pattern.level(i);
            if (level >= counts[i].length) {
                throw new IllegalArgumentException(pattern + " names a level that there is not");
            }
            if (level != Pattern.MISSING) {
                counts[i][level] += weight;
            }
        }
    }

    /** With half a pair added to each level. */
    List<List<Double>> smoothed() {
        List<List<Double>> shares = new ArrayList<>(counts.length);
        for (double[] levels : counts) {
            double sum = Arrays.stream(levels).sum() + 0.5 * levels.length;
            shares.add(
                    Arrays.stream(levels).mapToObj(count -> (count + 0.5) / sum).toList());
        }
        return shares;
    }

    /**
     * The most likely shares of a comparison of which none is below the least: those that would be are put there, the
     * others share what is left in proportion.
     *
     * @param before what stands if the comparison was never made
     */
    double[] mostLikely(int comparison, double[] before) {
        double[] levels = counts[comparison];
        if (!(Arrays.stream(levels).sum() > 0)) {
            return before;
        }
        double[] shares = new double[levels.length];
        boolean[] held = new boolean[levels.length];
        boolean settled = false;
        while (!settled) {
            double sum = 0;
            double room = 1;
            for (int i = 0; i < levels.length; i++) {
                sum += held[i] ? 0 : levels[i];
                room -= held[i] ? Estimation.LEAST_SHARE : 0;
            }
            settled = true;
            for (int i = 0; i < levels.length; i++) {
                shares[i] = held[i] ? Estimation.LEAST_SHARE : room * levels[i] / sum;
                if (shares[i] < Estimation.LEAST_SHARE) {
                    held[i] = true;
                    settled = false;
                }
            }
        }
        return shares;
    }
}
