package org.narrowgate.engine.linkset;

import java.util.Arrays;

/** Counts by a whole number above 0, without boxes: a set has up to millions of patterns. */
final class LongCounts {
    private long[] keys = new long[1 << 10];
    private long[] counts = new long[1 << 10];
    private int size;

    /** What is done with each key and its count. */
    interface Each {
        void count(long key, long count);
    }

    void add(long key, long count) {
        int at = place(keys, key);
        if (keys[at] == 0) {
            keys[at] = key;
            if (2 * ++size > keys.length) {
                grow();
                at = place(keys, key);
            }
        }
        counts[at] += count;
    }

    private static int place(long[] keys, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed ^ mixed >>> 32) & (keys.length - 1);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] before = keys;
        long[] counted = counts;
        keys = new long[2 * before.length];
        counts = new long[keys.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int at = place(keys, before[i]);
                keys[at] = before[i];
                counts[at] = counted[i];
            }
        }
    }

    /** In the order of the keys, so that nothing depends on which worker came first. */
    void forEach(Each each) {
        long[] sorted = Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
        for (long key : sorted) {
            each.count(key, counts[place(keys, key)]);
        }
    }
}
