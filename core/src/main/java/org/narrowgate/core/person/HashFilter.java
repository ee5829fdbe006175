package org.narrowgate.core.person;

import java.util.Collection;

/**
 * Says of most texts that a table lacks them, without the text: words are asked for by the hash of what they would be
 * if they were joined, so that only what the table may hold is ever joined.
 */
final class HashFilter {

    private static final int BITS_FOR_EACH = 32;

    private final long[] bits;

    HashFilter(Collection<String> texts) {
        bits = new long[Integer.highestOneBit(Math.max(texts.size(), 2) * BITS_FOR_EACH / Long.SIZE) * 2];
        for (String text : texts) {
            int spread = spread(text.hashCode());
            bits[place(spread)] |= 1L << spread;
        }
    }

    /** @param hash as {@link String#hashCode()} makes it */
    boolean mayHold(int hash) {
        int spread = spread(hash);
        return (bits[place(spread)] & (1L << spread)) != 0;
    }

    private int place(int spread) {
        return (spread >>> 6) & (bits.length - 1);
    }

    private static int spread(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ (spread >>> 15);
    }
}
