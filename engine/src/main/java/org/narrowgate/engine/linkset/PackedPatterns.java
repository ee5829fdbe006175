package org.narrowgate.engine.linkset;

import java.util.List;
import org.narrowgate.core.linkage.Pattern;

/** Patterns of levels, each in one whole number above 0: four bits for each comparison, 0 for a missing one. */
final class PackedPatterns {
    static final int MOST = 15;
    private static final int BITS = 4;
    private static final long MASK = (1 << BITS) - 1;
    /** Keeps the number above 0 where everything is missing. */
    private static final long MARK = 1L << (BITS * MOST);

    private final FieldComparison[] comparisons;

    PackedPatterns(List<FieldComparison> comparisons) {
        if (comparisons.size() > MOST) {
            throw new IllegalArgumentException("no more than " + MOST + " comparisons can be made at a time");
        }
        this.comparisons = comparisons.toArray(FieldComparison[]::new);
    }

    long of(int record, int request) {
        long packed = MARK;
        for (int i = 0; i < comparisons.length; i++) {
            long level = comparisons[i].levels().of(record, request) + 1L;
            packed |= level << (BITS * i);
        }
        return packed;
    }

    static int level(long packed, int comparison) {
        return (int) (packed >>> (BITS * comparison) & MASK) - 1;
    }

    Pattern pattern(long packed) {
        int[] levels = new int[comparisons.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(packed, i);
        }
        return Pattern.of(levels);
    }
}
