package org.narrowgate.core.person;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One object for each word that is met again: street names, suffixes, cities and States recur from row to row, and a
 * string that was asked for its hash before is found in a table without reading it. Holds a fixed number of short words
 * for all threads; which of them it holds changes how fast a word is made, never which word.
 */
final class KnownWords {
    private static final int PLACES = 1 << 14;
    private static final int LONGEST = 16;
    private static final AtomicReferenceArray<String> KEPT = new AtomicReferenceArray<>(PLACES);

    private KnownWords() {}

    /** The word of the first {@code length} characters. */
    static String of(char[] letters, int length) {
        // House numbers rarely recur, and would drive out what does.
        if (length > LONGEST || AddressTokens.isDigit(letters[0])) {
            return new String(letters, 0, length);
        }
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + letters[i];
        }
        int place = (hash ^ (hash >>> 14)) & (PLACES - 1);
        String kept = KEPT.getPlain(place);
        if (kept != null && isSame(kept, letters, length)) {
            return kept;
        }
        String made = new String(letters, 0, length);
        KEPT.setRelease(place, made);
        return made;
    }

    private static boolean isSame(String word, char[] letters, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != letters[i]) {
                return false;
            }
        }
        return true;
    }
}
