package org.narrowgate.engine.intake;

import java.util.Arrays;

/**
 * One hash of 96 bits for every row, 0 where there is none: 12 bytes a row, and nothing else. At ten million rows two
 * different texts share one with probability below 1e-15.
 */
final class HashColumn {
    private static final int FIRST_ROWS = 1 << 10;

    private long[] high = new long[FIRST_ROWS];
    private int[] low = new int[FIRST_ROWS];
    private int rows;

    void add(long hashHigh, long hashLow) {
        if (rows == high.length) {
            int larger = (int) Math.min(Integer.MAX_VALUE - 8L, 1L + rows + (rows >> 1));
            high = Arrays.copyOf(high, larger);
            low = Arrays.copyOf(low, larger);
        }
        // 0 is kept for "none".
        high[rows] = hashHigh == 0 ? 1 : hashHigh;
        low[rows] = (int) hashLow;
        rows++;
    }

    void addNone() {
        add(1, 0);
        high[rows - 1] = 0;
    }

    boolean isNone(int row) {
        return high[row] == 0;
    }

    boolean isSame(int row, int other) {
        return high[row] == high[other] && low[row] == low[other];
    }

    int rows() {
        return rows;
    }

    /** For every row, how many rows have its hash; 0 where there is none. */
    int[] counts() {
        Repeats repeats = Repeats.of(high, rows);
        for (int row = 0; row < rows; row++) {
            int slot = repeats.find(high[row], low[row]);
            if (slot >= 0) {
                repeats.values[slot]++;
            }
        }
        int[] counts = new int[rows];
        for (int row = 0; row < rows; row++) {
            int slot = repeats.find(high[row], low[row]);
            counts[row] = slot >= 0 ? repeats.values[slot] : isNone(row) ? 0 : 1;
        }
        return counts;
    }

    /** For every row, the first row with its hash among those not passed over; itself if there is no earlier one. */
    int[] firsts(RowSet passedOver) {
        Repeats repeats = Repeats.of(high, rows);
        int[] firsts = new int[rows];
        for (int row = 0; row < rows; row++) {
            int slot = passedOver.holds(row) ? -1 : repeats.find(high[row], low[row]);
            if (slot >= 0 && repeats.values[slot] == 0) {
                repeats.values[slot] = row + 1;
            }
            firsts[row] = slot >= 0 ? repeats.values[slot] - 1 : row;
        }
        return firsts;
    }

    /** Which rows are meant. */
    @FunctionalInterface
    interface RowSet {
        boolean holds(int row);
    }

    /** Which hashes came twice, and a few that only share a mark with another: the rest are known to be alone. */
    private static final class Marks {
        private static final int MOST_ROWS = 1 << 25;

        private final long[] once;
        private final long[] twice;
        private final int mask;

        private Marks(int marks) {
            once = new long[marks / Long.SIZE];
            twice = new long[marks / Long.SIZE];
            mask = marks - 1;
        }

        static Marks of(long[] high, int rows) {
            // Eight to sixteen marks a row, so that few rows share one by accident.
            Marks marks = new Marks(Integer.highestOneBit(Math.min(rows, MOST_ROWS) | 4) << 4);
            for (int row = 0; row < rows; row++) {
                marks.add(high[row]);
            }
            return marks;
        }

        private void add(long hash) {
            int mark = mark(hash);
            long bit = 1L << mark;
            twice[mark / Long.SIZE] |= once[mark / Long.SIZE] & bit;
            once[mark / Long.SIZE] |= bit;
        }

        /** False only if no other row has this hash; "none" is no hash. */
        boolean mayRepeat(long hash) {
            int mark = mark(hash);
            return hash != 0 && (twice[mark / Long.SIZE] & 1L << mark) != 0;
        }

        private int mark(long hash) {
            return (int) (hash >>> Integer.SIZE) & mask;
        }
    }

    /** A value for every hash that more than one row has; the others, nearly all, need no place. */
    private static final class Repeats {
        private final long[] keys;
        private final int[] lows;
        private final boolean[] used;
        private final int[] values;
        private final Marks marks;
        private final long[] repeated;

        private Repeats(Marks marks, long[] repeated, int places) {
            this.marks = marks;
            this.repeated = repeated;
            int capacity = Integer.highestOneBit(Math.max(8, places)) << 2;
            keys = new long[capacity];
            lows = new int[capacity];
            used = new boolean[capacity];
            values = new int[capacity];
        }

        static Repeats of(long[] high, int rows) {
            Marks marks = Marks.of(high, rows);
            long[] sorted = Arrays.stream(high, 0, rows)
                    .filter(marks::mayRepeat)
                    .sorted()
                    .toArray();
            int kept = 0;
            int places = 0;
            for (int i = 0; i < sorted.length; ) {
                int end = i + 1;
                while (end < sorted.length && sorted[end] == sorted[i]) {
                    end++;
                }
                if (end - i > 1) {
                    sorted[kept++] = sorted[i];
                    places++;
                }
                i = end;
            }
            return new Repeats(marks, Arrays.copyOf(sorted, kept), places);
        }

        /** Its place, made if need be; -1 if only one row can have it. */
        int find(long high, int low) {
            if (!marks.mayRepeat(high) || Arrays.binarySearch(repeated, high) < 0) {
                return -1;
            }
            int mask = keys.length - 1;
            for (int slot = (int) high & mask; ; slot = (slot + 1) & mask) {
                if (!used[slot]) {
                    used[slot] = true;
                    keys[slot] = high;
                    lows[slot] = low;
                    return slot;
                }
                if (keys[slot] == high && lows[slot] == low) {
                    return slot;
                }
            }
        }
    }
}
