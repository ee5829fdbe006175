package org.narrowgate.core.request;

import java.util.Arrays;

/** Where each word of a text begins and ends, and what its letters come to: read once, for all who ask about words. */
final class WordPlaces {
    /** Letters of the shortest word, and the blank behind it. */
    private static final int SHORTEST = 2;

    private final int[] from;
    private final int[] hashes;
    private final boolean[] figures;
    private final int count;

    private WordPlaces(int[] from, int[] hashes, boolean[] figures, int count) {
        this.from = from;
        this.hashes = hashes;
        this.figures = figures;
        this.count = count;
    }

    /** Of words with one blank between. */
    static WordPlaces of(String text) {
        if (text.isEmpty()) {
            return new WordPlaces(new int[1], new int[0], new boolean[0], 0);
        }
        int most = Math.min(text.length() / SHORTEST + 1, 32);
        int[] from = new int[most + 1];
        int[] hashes = new int[most];
        boolean[] figures = new boolean[most];
        int count = 0;
        int hash = 0;
        boolean figure = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c != ' ') {
                hash = 31 * hash + c;
                figure |= c >= '0' && c <= '9';
                continue;
            }
            if (count == hashes.length) {
                from = Arrays.copyOf(from, 2 * count + 1);
                hashes = Arrays.copyOf(hashes, 2 * count);
                figures = Arrays.copyOf(figures, 2 * count);
            }
            hashes[count] = hash;
            figures[count++] = figure;
            from[count] = i + 1;
            hash = 0;
            figure = false;
        }
        return new WordPlaces(from, hashes, figures, count);
    }

    /** How many words there are. */
    int count() {
        return count;
    }

    /** Where a word begins, the first being 0. */
    int from(int word) {
        return from[word];
    }

    /** Where it ends. */
    int to(int word) {
        return from[word + 1] - 1;
    }

    /** Its hash, as {@link String#hashCode()} makes it. */
    int hash(int word) {
        return hashes[word];
    }

    boolean hasFigure(int word) {
        return figures[word];
    }
}
