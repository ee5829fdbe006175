package org.narrowgate.engine.linkset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Pairs of a record and a request, each by its row; in a set of one file, the row that comes first is the record.
 */
final class PairSet {
    /** Sorted, each once. */
    private final long[] pairs;

    private PairSet(long[] pairs) {
        this.pairs = pairs;
    }

    static long pair(int record, int request) {
        return ((long) record << 32) | request;
    }

    static int record(long pair) {
        return (int) (pair >>> 32);
    }

    static int request(long pair) {
        return (int) pair;
    }

    static PairSet of(long[] pairs) {
        return new PairSet(Arrays.stream(pairs).sorted().distinct().toArray());
    }

    boolean contains(long pair) {
        return Arrays.binarySearch(pairs, pair) >= 0;
    }

    boolean contains(int record, int request) {
        return contains(pair(record, request));
    }

    long[] pairs() {
        return pairs.clone();
    }

    int size() {
        return pairs.length;
    }

    /** Requests that have a record. */
    Set<Integer> requests() {
        Set<Integer> requests = new HashSet<>();
        for (long pair : pairs) {
            requests.add(request(pair));
        }
        return requests;
    }
}
