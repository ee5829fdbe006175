package org.narrowgate.core.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the comparisons of one pair showed: one level for each, in the order of the comparisons. */
public final class Pattern implements Comparable<Pattern> {
    /** The level of a comparison that could not be made. */
    public static final int MISSING = -1;

    private final byte[] levels;

    private Pattern(byte[] levels) {
        this.levels = levels;
    }

    /** By the numbers of the levels, {@link #MISSING} where nothing could be compared. */
    public static Pattern of(int... levels) {
        byte[] kept = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] < MISSING || levels[i] >= Byte.MAX_VALUE) {
                throw new IllegalArgumentException("no level has the number " + levels[i]);
            }
            kept[i] = (byte) levels[i];
        }
        return new Pattern(kept);
    }

    /**
     * By names: a comparison of which {@code levels} says nothing is missing.
     *
     * @throws IllegalArgumentException if a comparison has no such level
     */
    public static Pattern of(List<Comparison> comparisons, Map<String, String> levels) {
        byte[] kept = new byte[comparisons.size()];
        for (int i = 0; i < kept.length; i++) {
            Comparison comparison = comparisons.get(i);
            kept[i] = (byte) comparison.indexOf(levels.getOrDefault(comparison.name(), Comparison.MISSING));
        }
        return new Pattern(kept);
    }

    /** How many comparisons it speaks of. */
    public int size() {
        return levels.length;
    }

    /** The number of the level that this comparison showed, or {@link #MISSING}. */
    public int level(int comparison) {
        return levels[comparison];
    }

    @Override
    public int compareTo(Pattern other) {
        return Arrays.compare(levels, other.levels);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pattern pattern && Arrays.equals(levels, pattern.levels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(levels);
    }

    @Override
    public String toString() {
        return "Pattern" + Arrays.toString(levels);
    }
}
