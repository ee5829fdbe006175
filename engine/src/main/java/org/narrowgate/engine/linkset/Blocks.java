package org.narrowgate.engine.linkset;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** The blocks of one key: rows of both files that have the same text under it, by a hash of 32 bits. */
public final class Blocks {
    private static final long LOW = 0xFFFFFFFFL;

    private final String name;
    private final boolean oneFile;
    private final int[] recordHashes;
    private final int[] requestHashes;
    /** Rows of records in the order of their hashes, which stand in the upper half. */
    private final long[] sorted;

    private final int[] from;
    private final int[] to;
    private long kept;
    private long pairs;
    private long leftOut;
    private long pairsLeftOut;

    Blocks(BlockKey key, FoldedRows records, FoldedRows requests, boolean oneFile) {
        name = key.name();
        this.oneFile = oneFile;
        recordHashes = hashes(key, records);
        requestHashes = oneFile ? recordHashes : hashes(key, requests);
        sorted = sorted(recordHashes);
        from = new int[requestHashes.length];
        to = new int[requestHashes.length];
        Arrays.fill(from, -1);
    }

    private static int[] hashes(BlockKey key, FoldedRows rows) {
        int[] hashes = new int[rows.size()];
        for (int row = 0; row < hashes.length; row++) {
            String text = key.text().of(rows, row);
            hashes[row] = text.isEmpty() ? 0 : Math.max(1, mixed(text));
        }
        return hashes;
    }

    /** 31 bits above 0. */
    private static int mixed(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 33);
    }

    private static long[] sorted(int[] hashes) {
        long[] sorted = new long[hashes.length];
        int size = 0;
        for (int row = 0; row < hashes.length; row++) {
            if (hashes[row] != 0) {
                sorted[size++] = ((long) hashes[row] << 32) | row;
            }
        }
        long[] kept = Arrays.copyOf(sorted, size);
        Arrays.sort(kept);
        return kept;
    }

    /** How many pairs each block has that has one. */
    void sizes(LongConsumer each) {
        walk((start, end, first, last, asked) -> each.accept(size(end - start, last - first)));
    }

    private interface Walk {
        void block(int start, int end, int first, int last, long[] asked);
    }

    private void walk(Walk walk) {
        long[] asked = oneFile ? sorted : sorted(requestHashes);
        int start = 0;
        int first = 0;
        while (start < sorted.length && first < asked.length) {
            long left = sorted[start] >>> 32;
            long right = asked[first] >>> 32;
            if (left < right) {
                start = end(sorted, start);
            } else if (right < left) {
                first = end(asked, first);
            } else {
                int end = end(sorted, start);
                int last = end(asked, first);
                if (size(end - start, last - first) > 0) {
                    walk.block(start, end, first, last, asked);
                }
                start = end;
                first = last;
            }
        }
    }

    private static int end(long[] rows, int start) {
        int end = start + 1;
        while (end < rows.length && rows[end] >>> 32 == rows[start] >>> 32) {
            end++;
        }
        return end;
    }

    private long size(long records, long requests) {
        return oneFile ? records * (records - 1) / 2 : records * requests;
    }

    /** Leaves out every block of more pairs than this, and counts what that leaves out. */
    void keepUpTo(long largest) {
        walk((start, end, first, last, asked) -> {
            long size = size(end - start, last - first);
            if (size > largest) {
                leftOut++;
                pairsLeftOut += size;
                return;
            }
            kept++;
            pairs += size;
            for (int i = first; i < last; i++) {
                int request = (int) (asked[i] & LOW);
                from[request] = start;
                to[request] = end;
            }
        });
    }

    /** First place of a request's block; -1 if it has none. */
    int from(int request) {
        return from[request];
    }

    /** One behind its last place. */
    int to(int request) {
        return to[request];
    }

    /** The record at a place. */
    int record(int place) {
        return (int) (sorted[place] & LOW);
    }

    boolean brings(int record, int request) {
        return from[request] >= 0 && recordHashes[record] == requestHashes[request];
    }

    Count count() {
        return new Count(name, kept, pairs, leftOut, pairsLeftOut);
    }

    /**
     * What became of one key.
     *
     * @param blocks that were compared
     * @param pairs in them; a pair may be in several
     * @param leftOut blocks that were too large
     * @param pairsLeftOut in those; another key may still have brought them together
     */
    public record Count(String key, long blocks, long pairs, long leftOut, long pairsLeftOut) {}
}
