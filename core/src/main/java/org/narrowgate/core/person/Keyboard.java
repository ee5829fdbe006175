package org.narrowgate.core.person;

/** Words that nobody means: runs along the keys of a keyboard ({@code ASDF}, {@code DFGDFG}) or the alphabet, one syllable again. */
final class Keyboard {

    private static final String[] ROWS = {"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};

    /** Row times sixteen plus place, for each letter. */
    private static final int[] PLACES = places();

    private Keyboard() {}

    private static int[] places() {
        int[] places = new int[26];
        for (int row = 0; row < ROWS.length; row++) {
            for (int i = 0; i < ROWS[row].length(); i++) {
                places[ROWS[row].charAt(i) - 'A'] = row * 16 + i;
            }
        }
        return places;
    }

    /** Whether all of the word is runs of three keys and more in one direction, or a syllable of two thrice. */
    static boolean isMash(String word) {
        int length = word.length();
        if (length < 4) {
            return false;
        }
        if (isAlphabet(word)) {
            return true;
        }
        int step = step(word, 1);
        if ((step != 1 && step != -1) || step(word, 2) != step) {
            return isStammer(word);
        }
        int run = 1;
        int direction = 0;
        for (int i = 1; i < length; i++) {
            int next = step(word, i);
            boolean goesOn = (next == 1 || next == -1) && (direction == 0 || next == direction);
            if (goesOn) {
                direction = next;
                run++;
            } else if (run < 3) {
                return false;
            } else {
                run = 1;
                direction = 0;
            }
        }
        return run >= 3;
    }

    private static boolean isAlphabet(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (word.charAt(i) != word.charAt(i - 1) + 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStammer(String word) {
        int length = word.length();
        if (length < 6 || word.charAt(2) != word.charAt(0)) {
            return false;
        }
        for (int i = 2; i < length; i++) {
            if (word.charAt(i) != word.charAt(i - 2)) {
                return false;
            }
        }
        return true;
    }

    /** How far the key there lies to the right of the one before; 0 if in another row or no letter. */
    private static int step(String word, int at) {
        char before = word.charAt(at - 1);
        char here = word.charAt(at);
        if (before < 'A' || before > 'Z' || here < 'A' || here > 'Z') {
            return 0;
        }
        return PLACES[here - 'A'] - PLACES[before - 'A'];
    }
}
