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

    private static final AddressTokens EMPTY = new AddressTokens(new String[0], new boolean[0], 0);

    private final String[] words;
    private final boolean[] breaks;
    private final int size;

    private AddressTokens(String[] words, boolean[] breaks, int size) {
        this.words = words;
        this.breaks = breaks;
        this.size = size;
    }

    static AddressTokens of(String folded) {
        if (folded.isEmpty()) {
            return EMPTY;
        }
        Reader reader = new Reader(folded);
        reader.read();
        return new AddressTokens(reader.words, reader.breaks, reader.size);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The word there, or the empty string beyond either end. */
    String at(int index) {
        return index >= 0 && index < size ? words[index] : "";
    }

    /** Whether the writer divided the line before this word; always so at the start. */
    boolean breakBefore(int index) {
        return index <= 0 || index >= size || breaks[index];
    }

    String joined(int from, int to, String separator) {
        if (to - from == 1) {
            return words[from];
        }
        StringBuilder text = new StringBuilder(32);
        for (int i = from; i < to; i++) {
            if (i > from) {
                text.append(separator);
            }
            text.append(words[i]);
        }
        return text.toString();
    }

    AddressTokens slice(int from, int to) {
        if (from >= to) {
            return EMPTY;
        }
        return from == 0 && to == size
                ? this
                : new AddressTokens(
                        Arrays.copyOfRange(words, from, to), Arrays.copyOfRange(breaks, from, to), to - from);
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
        String[] allWords = Arrays.copyOf(words, size + next.size);
        boolean[] allBreaks = Arrays.copyOf(breaks, size + next.size);
        System.arraycopy(next.words, 0, allWords, size, next.size);
        System.arraycopy(next.breaks, 0, allBreaks, size, next.size);
        allBreaks[size] = true;
        return new AddressTokens(allWords, allBreaks, size + next.size);
    }

    /** Index of the first division after {@code from}, or the size. */
    int segmentEnd(int from) {
        int i = from + 1;
        while (i < size && !breaks[i]) {
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
        if (length < 3 || !isNumber(word.substring(0, length - 2))) {
            return false;
        }
        String ending = word.substring(length - 2);
        return ending.equals("ST") || ending.equals("ND") || ending.equals("RD") || ending.equals("TH");
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
        private String[] words = new String[12];
        private boolean[] breaks = new boolean[12];
        private int size;
        private char[] word = new char[24];
        private int length;
        private boolean divided;

        private Reader(String text) {
            this.text = text;
        }

        private void read() {
            for (int i = 0; i < text.length() && size < MOST; i++) {
                char c = text.charAt(i);
                if (isWordChar(c)) {
                    append(c);
                } else if (c != '\'') {
                    mark(c, i);
                }
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
                case '#', '%', '&' -> {
                    end();
                    append(c);
                    end();
                }
                default -> end();
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
            words[size] = new String(word, 0, length);
            breaks[size++] = divided;
            length = 0;
            divided = false;
        }

        private void append(char c) {
            if (length == word.length) {
                word = Arrays.copyOf(word, length * 2);
            }
            word[length++] = c;
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
