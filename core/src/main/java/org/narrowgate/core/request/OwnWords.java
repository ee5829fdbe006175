package org.narrowgate.core.request;

/**
 * The different words of a text that could tell something: those of more than one letter and without a figure. A table
 * of where each stands first, since every reason of every row is counted so.
 */
final class OwnWords {
    /** Letters of the shortest word that counts, and the blank behind it. */
    private static final int SHORTEST = 3;

    private final String text;
    /** Places in the text, 1 being the first; 0 where there is none, negative once left out. */
    private final int[] table;

    private int count;

    private OwnWords(String text) {
        this.text = text;
        // A quarter to half full at most, whatever the words.
        this.table = new int[Integer.highestOneBit(text.length() / SHORTEST + 1) << 2];
    }

    static OwnWords of(Words words) {
        OwnWords own = new OwnWords(words.text());
        each(words, own::keep);
        return own;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** Words that are said elsewhere do not count. */
    void leaveOut(Words told) {
        each(told, this::drop);
    }

    private interface Word {
        void in(String words, int from, int to, int hash);
    }

    private static void each(Words words, Word word) {
        WordPlaces places = words.places();
        for (int i = 0; i < places.count(); i++) {
            int from = places.from(i);
            int to = places.to(i);
            if (!places.hasFigure(i) && to - from > 1) {
                word.in(words.text(), from, to, places.hash(i));
            }
        }
    }

    private void keep(String words, int from, int to, int hash) {
        int place = place(words, from, to, hash);
        if (table[place] == 0) {
            table[place] = from + 1;
            count++;
        }
    }

    private void drop(String words, int from, int to, int hash) {
        int place = place(words, from, to, hash);
        if (table[place] > 0) {
            table[place] = -table[place];
            count--;
        }
    }

    /** Where the word stands in the table, or would. */
    private int place(String words, int from, int to, int hash) {
        int mask = table.length - 1;
        int place = (hash ^ (hash >>> 15)) & mask;
        while (table[place] != 0 && !isAt(Math.abs(table[place]) - 1, words, from, to)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private boolean isAt(int place, String words, int from, int to) {
        int end = place + to - from;
        return text.regionMatches(place, words, from, to - from) && (end == text.length() || text.charAt(end) == ' ');
    }
}
