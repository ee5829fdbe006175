package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.person.Folding;
import org.narrowgate.core.person.Placeholders;

/**
 * A text as the words in it: upper case, no diacritics, punctuation dropped, so that no spelling trick makes two
 * reasons out of one or hides a word.
 */
final class Words {
    /** Letters of a word of prose and the blank behind it. */
    private static final int USUAL_WORD = 6;

    private final String folded;
    private final List<String> words;
    private final boolean mixedScripts;

    private Words(String folded, List<String> words, boolean mixedScripts) {
        this.folded = folded;
        this.words = words;
        this.mixedScripts = mixedScripts;
    }

    static Words of(String text) {
        String folded = Folding.upper(text);
        int length = folded.length();
        List<String> words = new ArrayList<>(length / USUAL_WORD + 1);
        int start = -1;
        boolean mixed = false;
        boolean ascii = true;
        for (int i = 0; i <= length; i++) {
            boolean inside = i < length && isWordPart(folded, i);
            if (inside) {
                start = start < 0 ? i : start;
                ascii &= folded.charAt(i) < 0x80;
            } else if (start >= 0) {
                String word = folded.substring(start, i);
                mixed |= !ascii && mixesScripts(word);
                words.add(word);
                start = -1;
                ascii = true;
            }
        }
        return new Words(folded, words, mixed);
    }

    /** The whole text, folded and nothing more. */
    String folded() {
        return folded;
    }

    List<String> list() {
        return words;
    }

    int count() {
        return words.size();
    }

    String text() {
        return String.join(" ", words);
    }

    /** Latin letters beside look-alikes of another script in one word: written to be read two ways. */
    boolean mixesScripts() {
        return mixedScripts;
    }

    /** Whether every word only says that something is missing, and at least one of them says so alone. */
    boolean isPlaceholder() {
        boolean strong = false;
        for (String word : words) {
            if (Placeholders.isStrong(word)) {
                strong = true;
            } else if (!Placeholders.isWeak(word) && !isSplitOff(word)) {
                return false;
            }
        }
        return strong;
    }

    /** Whether these words stand in it, one after the other. */
    boolean holds(List<String> phrase) {
        for (int i = 0; i < words.size() && !phrase.isEmpty(); i++) {
            if (holdsAt(i, phrase)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these words stand in it from this place on. */
    boolean holdsAt(int place, List<String> phrase) {
        if (place + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!words.get(place + i).equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether this identifier stands in it between word boundaries, however it is divided by blanks and hyphens. */
    boolean holdsJoined(String identifier) {
        for (int i = 0; i < words.size(); i++) {
            int at = 0;
            for (int j = i; j < words.size() && identifier.startsWith(words.get(j), at); j++) {
                at += words.get(j).length();
                if (at == identifier.length()) {
                    return true;
                }
            }
        }
        return false;
    }

    String joined() {
        return String.join("", words);
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

    private static boolean mixesScripts(String word) {
        boolean latin = false;
        boolean lookalike = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
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
