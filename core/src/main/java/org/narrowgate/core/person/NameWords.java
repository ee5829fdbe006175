package org.narrowgate.core.person;

import java.util.ArrayList;
import java.util.List;

/** The words of a name, folded: hyphens and blanks divide, apostrophes and full stops join. */
final class NameWords {

    private NameWords() {}

    static List<String> of(String raw) {
        String folded = Folding.upper(raw);
        if (isOneWord(folded)) {
            return folded.isEmpty() ? List.of() : List.of(folded);
        }
        List<String> words = new ArrayList<>(3);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                word.appendCodePoint(c);
            } else if (c != '\'' && c != '.' && c != '`' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            i += Character.charCount(c);
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** Most names are one plain word, which needs no building. */
    private static boolean isOneWord(String folded) {
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    static String joined(List<String> words) {
        return words.size() == 1 ? words.get(0) : String.join("", words);
    }
}
