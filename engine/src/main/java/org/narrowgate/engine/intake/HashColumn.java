package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * One hash of 96 bits for every row, 0 where there is none: 12 bytes a row, and nothing else. At ten million rows two
 * different texts share one with probability below 1e-15.
 */
final class HashColumn {
    /** Rows of a stretch: at ten million rows nothing is copied for want of room, and next to none stands empty. */
    private static final int STRETCH = 1 << 14;

    private final List<long[]> high = new ArrayList<>();
    private final List<int[]> low = new ArrayList<>();
    private int rows;

    /** Adds so many hashes, from a place on. */
    void add(long[] hashHigh, int[] hashLow, int from, int count) {
        for (int added = 0; added < count; ) {
            int at = rows % STRETCH;
            if (at == 0) {
                high.add(new long[STRETCH]);
                low.add(new int[STRETCH]);
            }
            int fits = Math.min(count - added, STRETCH - at);
            System.arraycopy(hashHigh, from + added, high.get(rows / STRETCH), at, fits);
            System.arraycopy(hashLow, from + added, low.get(rows / STRETCH), at, fits);
            added += fits;
            rows = Math.addExact(rows, fits);
        }
    }

    private long high(int row) {
        return high.get(row / STRETCH)[row % STRETCH];
    }

    private int low(int row) {
        return low.get(row / STRETCH)[row % STRETCH];
    }

    boolean isNone(int row) {
        return high(row) == 0;
    }

    boolean isSame(int row, int other) {
        return high(row) == high(other) && low(row) == low(other);
    }

    int rows() {
        return rows;
    }

    /** For every row, how many rows have its hash; 0 where there is none. */
    int[] counts() {
        int[] firsts = firsts(row -> false);
        int[] counts = new int[rows];
        for (int first : firsts) {
            counts[first]++;
        }
        for (int row = 0; row < rows; row++) {
            counts[row] = isNone(row) ? 0 : counts[firsts[row]];
        }
        return counts;
    }

    /** For every row, the first row with its hash among those not passed over; itself if there is no earlier one. */
    int[] firsts(RowSet passedOver) {
        Marks marks = marks();
        Repeats repeats = new Repeats();
        int[] firsts = new int[rows];
        for (int row = 0; row < rows; row++) {
            boolean alone = !marks.mayRepeat(high(row)) || passedOver.holds(row);
            firsts[row] = alone ? row : repeats.first(row);
        }
        return firsts;
    }

    private Marks marks() {
        Marks marks = Marks.forRows(rows);
        for (int row = 0; row < rows; row++) {
            marks.add(high(row));
        }
        return marks;
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

        /** Eight to sixteen marks a row, so that few rows share one by accident. */
        static Marks forRows(int rows) {
            return new Marks(Integer.highestOneBit(Math.min(rows, MOST_ROWS) | 4) << 4);
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

    /** The first row of every hash that may repeat; the others, nearly all, need no place. */
    private final class Repeats {
        /** By hash: a row and one, or 0; no more than half of them are taken. */
        private int[] places = new int[1 << 10];

        private int taken;

        /** The first row asked about that has the hash of this one. */
        int first(int row) {
            int place = place(row);
            if (places[place] != 0) {
                return places[place] - 1;
            }
            places[place] = row + 1;
            taken++;
            if (2 * taken > places.length) {
                grow();
            }
            return row;
        }

        /** Where the hash of a row is, or would be. */
        private int place(int row) {
            int mask = places.length - 1;
            int place = (int) high(row) & mask;
            while (places[place] != 0 && !isSame(row, places[place] - 1)) {
                place = (place + 1) & mask;
            }
            return place;
        }

        private void grow() {
            int[] before = places;
            places = new int[2 * before.length];
            for (int row : before) {
                if (row != 0) {
                    places[place(row - 1)] = row;
                }
            }
        }
    }
}
