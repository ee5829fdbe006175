package org.narrowgate.app.identity;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Persons by 64-bit key, several to a key; filled once, then read by any thread. */
final class KeyIndex {
    private static final int NOBODY = -1;

    private final long[] keys;
    private final int[] persons;
    private final int mask;

    /** For up to so many entries. */
    KeyIndex(long entries) {
        int size = Integer.highestOneBit(Math.toIntExact(Math.max(8, entries))) * 4;
        keys = new long[size];
        persons = new int[size];
        Arrays.fill(persons, NOBODY);
        mask = size - 1;
    }

    void add(long key, long person) {
        int at = place(key);
        while (persons[at] != NOBODY) {
            if (keys[at] == key && persons[at] == person) {
                return;
            }
            at = (at + 1) & mask;
        }
        keys[at] = key;
        persons[at] = Math.toIntExact(person);
    }

    void each(long key, LongConsumer person) {
        for (int at = place(key); persons[at] != NOBODY; at = (at + 1) & mask) {
            if (keys[at] == key) {
                person.accept(persons[at]);
            }
        }
    }

    private int place(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
