package org.narrowgate.core.person;

import java.util.Arrays;

/**
 * The words of an address line, folded, with the places where the writer divided it (comma, line end, bracket).
 *
 * <p>What a mark means depends on its neighbours: a hyphen is part of {@code 85-10} and {@code 12-B} but parts the words
 * of {@code WILKES-BARRE}; a full stop joins {@code P.O.} and {@code N.W.} and parts {@code ST.LOUIS}; a slash is part
 * of {@code 1/2} and {@code C/O}.
 */
final class AddressTokens {

    /** Nobody's address has more words; what follows is ignored, so that garbage costs no more than an address. */
    private static final int MOST = 64;

    private static final AddressTokens EMPTY = new AddressTokens(new Word[0], new boolean[0], 0, 0, 0);

    /** By which a string's hash grows for each number of letters behind. */
    private static final int[] POWERS = powers();

    private final Word[] words;
    private final boolean[] breaks;
    private final int start;
    private final int size;
    /** All kinds of all words, and perhaps of words around them: a kind that is not here is nowhere in them. */
    private final int kinds;

    private AddressTokens(Word[] words, boolean[] breaks, int start, int size, int kinds) {
        this.words = words;
        this.breaks = breaks;
        this.start = start;
        this.size = size;
        this.kinds = kinds;
    }

    /** The words of a text as stated. */
    static AddressTokens of(String text, Vocabulary vocabulary) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        Reader reader = new Reader(Folding.isAscii(text) ? text : Folding.upper(text), vocabulary);
        reader.read();
        return new AddressTokens(reader.words, reader.breaks, 0, reader.size, reader.kinds);
    }

    static AddressTokens empty() {
        return EMPTY;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The word there, or the empty string beyond either end. */
    String at(int index) {
        return word(index).text();
    }

    /** The same with what is known of it. */
    Word word(int index) {
        return index >= 0 && index < size ? words[start + index] : Word.NONE;
    }

    /** Whether the word there is of one of the kinds. */
    boolean is(int index, int kind) {
        return (word(index).kinds() & kind) != 0;
    }

    /** Whether it is worth looking for a word of one of the kinds. */
    boolean mayHave(int kind) {
        return (kinds & kind) != 0;
    }

    /** Whether the writer divided the line before this word; always so at the start. */
    boolean breakBefore(int index) {
        return index <= 0 || index >= size || breaks[start + index];
    }

    String joined(int from, int to, String separator) {
        if (to - from == 1) {
            return words[start + from].text();
        }
        StringBuilder text = new StringBuilder(32);
        for (int i = from; i < to; i++) {
            if (i > from) {
                text.append(separator);
            }
            text.append(words[start + i].text());
        }
        return text.toString();
    }

    /** Hash of the words joined without anything between them, as a string would have it. */
    int joinedHash(int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hashWith(hash, at(i));
        }
        return hash;
    }

    /** The same of the words in the forms that they have in the key of a city. */
    int cityHash(int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hashWith(hash, word(i).city());
        }
        return hash;
    }

    private static int[] powers() {
        int[] powers = new int[24];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 31;
        }
        return powers;
    }

    private static int hashWith(int before, String next) {
        int hash = before;
        int left = before == 0 ? 0 : next.length();
        while (left >= POWERS.length) {
            hash *= POWERS[POWERS.length - 1];
            left -= POWERS.length - 1;
        }
        return hash * POWERS[left] + next.hashCode();
    }

    AddressTokens slice(int from, int to) {
        if (from >= to) {
            return EMPTY;
        }
        return from == 0 && to == size ? this : new AddressTokens(words, breaks, start + from, to - from, kinds);
    }

    /** Without the words of a range; what stood behind it is divided from what stood before. */
    AddressTokens without(int from, int to) {
        AddressTokens tail = slice(to, size);
        return slice(0, from).then(tail);
    }

    /** These words, a division, those words. */
    AddressTokens then(AddressTokens next) {
        if (isEmpty() || next.isEmpty()) {
            return isEmpty() ? next : this;
        }
        Word[] allWords = Arrays.copyOfRange(words, start, start + size + next.size);
        boolean[] allBreaks = Arrays.copyOfRange(breaks, start, start + size + next.size);
        System.arraycopy(next.words, next.start, allWords, size, next.size);
        System.arraycopy(next.breaks, next.start, allBreaks, size, next.size);
        allBreaks[size] = true;
        return new AddressTokens(allWords, allBreaks, 0, size + next.size, kinds | next.kinds);
    }

    /** Index of the first division after {@code from}, or the size. */
    int segmentEnd(int from) {
        int i = from + 1;
        while (i < size && !breaks[start + i]) {
            i++;
        }
        return Math.min(i, size);
    }

    static boolean startsWithDigit(String word) {
        return !word.isEmpty() && isDigit(word.charAt(0));
    }

    static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isDigit(word.charAt(i))) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** {@code 5TH}, {@code 21ST}. */
    static boolean isOrdinal(String word) {
        int length = word.length();
        for (int i = 0; i < length - 2; i++) {
            if (!isDigit(word.charAt(i))) {
                return false;
            }
        }
        return length >= 3
                && (word.endsWith("TH") || word.endsWith("ST") || word.endsWith("ND") || word.endsWith("RD"));
    }

    static boolean isFraction(String word) {
        int slash = word.indexOf('/');
        return slash > 0 && isDigit(word.charAt(0)) && isDigit(word.charAt(word.length() - 1)) && word.length() <= 4;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static final class Reader {

        private final String text;
        private final Vocabulary vocabulary;
        private Word[] words;
        private boolean[] breaks;
        private int size;
        private int kinds;
        private char[] word = new char[24];
        private int length;
        /** Of the word so far, as a string would have it. */
        private int hash;

        private boolean divided;

        private Reader(String text, Vocabulary vocabulary) {
            this.text = text;
            this.vocabulary = vocabulary;
            int likely = Math.min(12, text.length() / 3 + 1);
            words = new Word[likely];
            breaks = new boolean[likely];
        }

        private void read() {
            int i = 0;
            while (i < text.length() && size < MOST) {
                int end = i + run(i);
                append(i, end);
                if (end < text.length() && text.charAt(end) != '\'') {
                    mark(text.charAt(end), end);
                }
                i = end + 1;
            }
            end();
        }

        private void mark(char c, int i) {
            switch (c) {
                case '.' -> point(i);
                case '-' -> hyphen(i);
                case '/' -> slash(i);
                case ',', ';', '\n', '\r', '|', '(', ')', '[', ']' -> {
                    end();
                    divided = true;
                }
                case '@', '<' -> join(c, length > 0 && isWordChar(next(i)));
                case '?' -> join(c, length > 0 && isDigit(last()));
                case '$' -> {
                    end();
                    join(c, isDigit(next(i)));
                }
                // A time of day, a number of a court, a formula.
                case ':', '=' -> join(c, length > 0 && isDigit(last()) && isDigit(next(i)));
                case '#', '%', '&' -> {
                    end();
                    append(c);
                    end();
                }
                default -> end();
            }
        }

        private void join(char c, boolean joins) {
            if (joins) {
                append(c);
            } else {
                end();
            }
        }

        /** Joins initials (the word so far is one letter, or was joined so), keeps decimals, parts everything else. */
        private void point(int i) {
            char next = next(i);
            if (length == 0 || !isWordChar(next)) {
                end();
            } else if (isDigit(last()) && isDigit(next)) {
                append('.');
            } else if (isDigit(last()) || isDigit(next) || run(i + 1) != 1 || !isInitials(i)) {
                end();
            }
        }

        private boolean isInitials(int point) {
            return length == 1 || (point >= 2 && text.charAt(point - 2) == '.');
        }

        private void hyphen(int i) {
            char next = next(i);
            if (length == 0 || !isWordChar(next)) {
                end();
            } else if (isDigit(last()) ? isDigit(next) || run(i + 1) == 1 : isDigit(next) && length == 1) {
                append('-');
            } else {
                end();
            }
        }

        private void slash(int i) {
            char next = next(i);
            boolean numbers = length > 0 && isDigit(last()) && isDigit(next);
            boolean letters = length == 1 && isWordChar(next) && run(i + 1) == 1;
            if (numbers || letters) {
                append('/');
            } else {
                end();
            }
        }

        private void end() {
            if (length == 0 || size == MOST) {
                return;
            }
            if (size == words.length) {
                words = Arrays.copyOf(words, size * 2);
                breaks = Arrays.copyOf(breaks, size * 2);
            }
            Word read = vocabulary.of(word, length, hash);
            words[size] = read;
            kinds |= read.kinds();
            breaks[size++] = divided;
            length = 0;
            hash = 0;
            divided = false;
        }

        private void append(char c) {
            if (length == word.length) {
                word = Arrays.copyOf(word, length * 2);
            }
            word[length++] = c;
            hash = 31 * hash + c;
        }

        private void append(int from, int to) {
            if (length + to - from > word.length) {
                word = Arrays.copyOf(word, (length + to - from) * 2);
            }
            int grown = hash;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                char folded = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
                word[length + i - from] = folded;
                grown = 31 * grown + folded;
            }
            length += to - from;
            hash = grown;
        }

        private char last() {
            return word[length - 1];
        }

        private char next(int i) {
            return i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        }

        private int run(int from) {
            int i = from;
            while (i < text.length() && isWordChar(text.charAt(i))) {
                i++;
            }
            return i - from;
        }

        private static boolean isWordChar(char c) {
            return c < 0x80
                    ? (c >= 'A' && c <= 'Z') || isDigit(c) || (c >= 'a' && c <= 'z')
                    : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
        }
    }
}
