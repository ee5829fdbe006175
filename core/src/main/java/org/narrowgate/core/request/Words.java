package org.narrowgate.core.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.person.Folding;
import org.narrowgate.core.person.Placeholders;

/**
 * A text as the words in it: upper case, no diacritics, punctuation dropped, so that no spelling trick makes two
 * reasons out of one or hides a word.
 */
final class Words {
    /** What a character of ASCII is in a word, 0 where it divides words. */
    private static final char[] FOLDED = new char[0x80];

    static {
        for (char c = 'A'; c <= 'Z'; c++) {
            FOLDED[c] = c;
            FOLDED[c - 'A' + 'a'] = c;
        }
        for (char c = '0'; c <= '9'; c++) {
            FOLDED[c] = c;
        }
    }

    private final String stated;
    private final String text;
    private final boolean mixedScripts;
    private @Nullable WordPlaces places;

    private Words(String stated, String text, boolean mixedScripts) {
        this.stated = stated;
        this.text = text;
        this.mixedScripts = mixedScripts;
    }

    static Words of(String stated) {
        char[] letters = stated.toCharArray();
        int length = 0;
        boolean divided = false;
        for (char c : letters) {
            if (c >= 0x80) {
                return ofUnicode(stated);
            }
            char letter = FOLDED[c];
            if (letter == 0) {
                divided = length > 0;
            } else {
                if (divided) {
                    letters[length++] = ' ';
                    divided = false;
                }
                letters[length++] = letter;
            }
        }
        return new Words(stated, new String(letters, 0, length), false);
    }

    private static Words ofUnicode(String stated) {
        String folded = Folding.upper(stated);
        StringBuilder text = new StringBuilder(folded.length());
        int start = -1;
        boolean mixed = false;
        for (int i = 0; i <= folded.length(); i++) {
            if (i < folded.length() && isWordPart(folded, i)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                mixed |= mixesScripts(folded, start, i);
                text.append(text.isEmpty() ? "" : " ").append(folded, start, i);
                start = -1;
            }
        }
        return new Words(stated, text.toString(), mixed);
    }

    /** The whole text, folded and nothing more. */
    String folded() {
        return Folding.upper(stated);
    }

    /** The words with one blank between, which no word holds: equal texts are equal words. */
    String text() {
        return text;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Where its words stand; most texts are never asked. */
    WordPlaces places() {
        WordPlaces known = places;
        if (known == null) {
            known = WordPlaces.of(text);
            places = known;
        }
        return known;
    }

    List<String> list() {
        return isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** The word that begins at this place of the text. */
    String at(int place) {
        return text.substring(place, end(place));
    }

    /** Where the word ends that begins at, or goes on from, this place of the text. */
    int end(int place) {
        int blank = text.indexOf(' ', place);
        return blank < 0 ? text.length() : blank;
    }

    /** Latin letters beside look-alikes of another script in one word: written to be read two ways. */
    boolean mixesScripts() {
        return mixedScripts;
    }

    /** Whether every word only says that something is missing, and at least one of them says so alone. */
    boolean isPlaceholder() {
        boolean strong = false;
        for (int from = 0; from < text.length(); from = end(from) + 1) {
            String word = at(from);
            if (Placeholders.isStrong(word)) {
                strong = true;
            } else if (!Placeholders.isWeak(word) && !isSplitOff(word)) {
                return false;
            }
        }
        return strong;
    }

    /** Whether the words of a phrase stand in it, one after the other. */
    boolean holds(Words phrase) {
        if (phrase.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(phrase.text); at >= 0; at = text.indexOf(phrase.text, at + 1)) {
            if ((at == 0 || text.charAt(at - 1) == ' ') && holdsAt(at, phrase.text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these words, one blank between, stand in it from the word on that begins at this place of the text. */
    boolean holdsAt(int place, String phrase) {
        int end = place + phrase.length();
        return text.startsWith(phrase, place) && (end == text.length() || text.charAt(end) == ' ');
    }

    /** Whether this identifier stands in it between word boundaries, however it is divided by blanks and hyphens. */
    boolean holdsJoined(String identifier) {
        for (int from = 0; from < text.length(); from = end(from) + 1) {
            if (holdsJoinedAt(from, identifier)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsJoinedAt(int from, String identifier) {
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (matched == identifier.length()) {
                    return true;
                }
            } else if (matched == identifier.length() || c != identifier.charAt(matched)) {
                return false;
            } else {
                matched++;
            }
        }
        return matched == identifier.length();
    }

    String joined() {
        return text.replace(" ", "");
    }

    /** The T of DON'T: the apostrophe divides words here. */
    private static boolean isSplitOff(String word) {
        return word.length() == 1 || word.equals("DON") || word.equals("DIDN") || word.equals("DOESN");
    }

    private static boolean isWordPart(String text, int index) {
        char c = text.charAt(index);
        if (c < 0x80) {
            return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
        }
        if (Character.isLowSurrogate(c) && index > 0) {
            return Character.isLetterOrDigit(text.codePointBefore(index + 1));
        }
        int point = text.codePointAt(index);
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean mixesScripts(String folded, int from, int to) {
        boolean latin = false;
        boolean lookalike = false;
        for (int i = from; i < to; i++) {
            char c = folded.charAt(i);
            if (c < 0x80) {
                latin |= c >= 'A';
            } else {
                Character.UnicodeScript script = Character.UnicodeScript.of(c);
                lookalike |= script == Character.UnicodeScript.CYRILLIC
                        || script == Character.UnicodeScript.GREEK
                        || script == Character.UnicodeScript.CHEROKEE;
                latin |= script == Character.UnicodeScript.LATIN;
            }
        }
        return latin && lookalike;
    }
}
