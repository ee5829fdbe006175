package org.narrowgate.core.person;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The form of a street's name in which two spellings of one street are equal. */
final class StreetKeys {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("SAINT", "ST"),
            Map.entry("SAINTE", "STE"),
            Map.entry("DOCTOR", "DR"),
            Map.entry("MLK", "MARTINLUTHERKING"),
            Map.entry("AND", ""),
            Map.entry("&", ""),
            Map.entry("AVENIDA", "AVENUE"),
            Map.entry("AVDA", "AVENUE"),
            Map.entry("ST", "ST"),
            Map.entry("STE", "STE"),
            Map.entry("LA", "LA"),
            Map.entry("DR", "DR"),
            Map.entry("CALL", "CALLE"),
            Map.entry("CLL", "CALLE"),
            Map.entry("FIRST", "1"),
            Map.entry("SECOND", "2"),
            Map.entry("THIRD", "3"),
            Map.entry("FOURTH", "4"),
            Map.entry("FIFTH", "5"),
            Map.entry("SIXTH", "6"),
            Map.entry("SEVENTH", "7"),
            Map.entry("EIGHTH", "8"),
            Map.entry("NINTH", "9"),
            Map.entry("TENTH", "10"),
            Map.entry("ELEVENTH", "11"),
            Map.entry("TWELFTH", "12"),
            Map.entry("THIRTEENTH", "13"),
            Map.entry("FOURTEENTH", "14"),
            Map.entry("FIFTEENTH", "15"),
            Map.entry("SIXTEENTH", "16"),
            Map.entry("SEVENTEENTH", "17"),
            Map.entry("EIGHTEENTH", "18"),
            Map.entry("NINETEENTH", "19"),
            Map.entry("TWENTIETH", "20"),
            Map.entry("THIRTIETH", "30"),
            Map.entry("FORTIETH", "40"),
            Map.entry("FIFTIETH", "50"));

    private static final Map<String, Integer> TENS = Map.of(
            "TWENTY", 20, "THIRTY", 30, "FORTY", 40, "FIFTY", 50, "SIXTY", 60, "SEVENTY", 70, "EIGHTY", 80, "NINETY",
            90);

    /** Short forms that are names as well: alone they are, Fry St is not Ferry St. */
    private static final Set<String> NAMES = Set.of("ALLEE", "ALLY", "CALL", "FRY", "HARB", "KY", "VIS");

    private StreetKeys() {}

    /** The words that have a form of their own. */
    static Set<String> words() {
        Set<String> all = new HashSet<>(WORDS.keySet());
        all.addAll(TENS.keySet());
        return all;
    }

    /** {@code 2} of {@code SECOND}, or empty. */
    static String ordinal(String word) {
        String digits = WORDS.getOrDefault(word, "");
        return AddressTokens.isNumber(digits) ? digits : "";
    }

    static String of(AddressTokens words, int from, int to, Lexicon lexicon) {
        if (to - from == 1 && NAMES.contains(words.at(from))) {
            return words.at(from);
        }
        if (to - from == 1) {
            return of(words.word(from), isLetterName(words, from, from, to), lexicon);
        }
        StringBuilder key = new StringBuilder(24);
        for (int i = from; i < to; i++) {
            Word word = words.word(i);
            Integer tens = word.isListed() ? TENS.get(word.text()) : null;
            String unit = tens == null || i + 1 == to ? "" : WORDS.getOrDefault(words.at(i + 1), "");
            if (unit.length() == 1 && tens != null) {
                append(key, Integer.toString(tens + unit.charAt(0) - '0'));
                i++;
            } else {
                append(key, of(word, isLetterName(words, i, from, to), lexicon));
            }
        }
        return key.toString();
    }

    /** Digits of two neighbouring words must not run together: 1 51st is not 15 1st. */
    private static void append(StringBuilder key, String word) {
        boolean digits = !key.isEmpty()
                && !word.isEmpty()
                && AddressTokens.isDigit(key.charAt(key.length() - 1))
                && AddressTokens.isDigit(word.charAt(0));
        key.append(digits ? "." : "").append(word);
    }

    /** N ST and AVENUE N are letters, NORTH ST and the W of W NORTH BLVD the direction. */
    private static boolean isLetterName(AddressTokens words, int at, int from, int to) {
        boolean first = at == from && !(at + 1 < to && words.is(at + 1, Word.DIRECTIONAL));
        return words.at(at).length() == 1
                && (first || (at > from && words.at(at - 1).startsWith("AV")));
    }

    /** Words are written out, not abbreviated, so that LAKE SHORE and LAKESHORE are one name. */
    private static String of(Word stated, boolean letter, Lexicon lexicon) {
        String word = stated.text();
        if ((stated.kinds() & Word.ORDINAL) != 0) {
            return BoxReader.withoutNoughts(word.substring(0, word.length() - 2));
        }
        if (!stated.isListed()) {
            return letter ? word : BoxReader.withoutNoughts(word);
        }
        String known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        return letter ? word : BoxReader.withoutNoughts(lexicon.inFull(word));
    }
}
