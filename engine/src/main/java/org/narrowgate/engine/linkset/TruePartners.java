package org.narrowgate.engine.linkset;

import java.util.Arrays;
import java.util.stream.IntStream;

/** With which rows each row is one person, by the numbers that {@link Groups} gives to rows. */
final class TruePartners {
    /** Where those of each row begin; one longer than there are rows. */
    private final int[] from;

    private final int[] partners;

    TruePartners(PairSet truth, Groups rows) {
        from = new int[rows.rows() + 1];
        long[] pairs = truth.pairs();
        for (long pair : pairs) {
            from[PairSet.record(pair) + 1]++;
            from[rows.row(PairSet.request(pair)) + 1]++;
        }
        Arrays.parallelPrefix(from, Integer::sum);
        partners = new int[2 * pairs.length];
        int[] next = from.clone();
        for (long pair : pairs) {
            int record = PairSet.record(pair);
            int request = rows.row(PairSet.request(pair));
            partners[next[record]++] = request;
            partners[next[request]++] = record;
        }
    }

    IntStream of(int row) {
        return Arrays.stream(partners, from[row], from[row + 1]);
    }
}
