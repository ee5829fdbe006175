package org.narrowgate.core.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One comparison of a model: how often each level is seen among pairs of one person and among pairs of two. */
public final class LevelWeights {
    private static final double SUM_TOLERANCE = 1e-6;

    private final Comparison comparison;
    private final double[] m;
    private final double[] u;
    private final double[] bits;
    private final @Nullable TermFrequencies frequencies;

    private LevelWeights(Comparison comparison, double[] m, double[] u, @Nullable TermFrequencies frequencies) {
        this.comparison = comparison;
        this.m = m;
        this.u = u;
        this.frequencies = frequencies;
        bits = new double[m.length];
        Arrays.setAll(bits, level -> Bits.of(m[level] / u[level]));
    }

    /**
     * The weights of a comparison's levels, without frequencies of values.
     *
     * @param m by level: share among pairs that are one person, of those where both sides have something to compare
     * @param u the same among pairs that are not
     * @throws IllegalArgumentException unless each has one value for each level, inside (0, 1), adding up to 1
     */
    public static LevelWeights of(Comparison comparison, List<Double> m, List<Double> u) {
        return new LevelWeights(comparison, shares(comparison, "m", m), shares(comparison, "u", u), null);
    }

    private static double[] shares(Comparison comparison, String what, List<Double> values) {
        double[] shares = values.stream().mapToDouble(Double::doubleValue).toArray();
        boolean inside = Arrays.stream(shares).allMatch(share -> share > 0 && share < 1);
        boolean whole = Math.abs(Arrays.stream(shares).sum() - 1) <= SUM_TOLERANCE;
        if (shares.length != comparison.levels().size() || !inside || !whole) {
            throw new IllegalArgumentException("`" + comparison.name() + "` needs one " + what
                    + " for each level, inside 0 and 1, adding up to 1");
        }
        return shares;
    }

    /** The same, with agreement on the most agreeing level weighed by how common the value is. */
    public LevelWeights with(TermFrequencies table) {
        return new LevelWeights(comparison, m, u, table);
    }

    public Comparison comparison() {
        return comparison;
    }

    boolean has(int level) {
        return level < bits.length;
    }

    public double m(int level) {
        return m[level];
    }

    public double u(int level) {
        return u[level];
    }

    /** {@code log2(m / u)}; 0 for a missing one. */
    public double bits(int level) {
        return level == Pattern.MISSING ? 0 : bits[level];
    }

    /** Bits by which the frequency of an agreed value moves the weight; 0 on every level but the most agreeing. */
    public double bitsByFrequency(int level, String value) {
        return frequencies == null || level != Comparison.EXACT ? 0 : frequencies.adjustment(u[level], value);
    }

    public Optional<TermFrequencies> frequencies() {
        return Optional.ofNullable(frequencies);
    }
}
