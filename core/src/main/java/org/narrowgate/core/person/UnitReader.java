package org.narrowgate.core.person;

import java.util.Set;

/** Finds the secondary unit in a street line (USPS Publication 28, section 213): where it begins, the street ends. */
final class UnitReader {

    /** Words that mark a number as such. */
    static final Set<String> MARKS = Set.of("#", "NO", "NUM", "NUMBER");

    private final Lexicon lexicon;

    UnitReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Index of the first unit in {@code [from, to)}, or {@code to}. */
    int find(AddressTokens line, int from, int to) {
        for (int i = line.mayHave(Word.SECONDARY) ? from : to; i < to; i++) {
            if (length(line, i, to) > 0) {
                return i;
            }
        }
        return to;
    }

    /** Writes down all units that follow one another at {@code from}; index of the first word that is none. */
    int read(AddressTokens line, int from, int to, StreetParts parts) {
        int i = from;
        int length = length(line, i, to);
        while (length > 0) {
            take(line, i, i + length, parts);
            i += length;
            length = length(line, i, to);
        }
        return i;
    }

    private void take(AddressTokens line, int from, int to, StreetParts parts) {
        String first = line.at(from);
        String floor = ordinal(first);
        if (!floor.isEmpty()) {
            parts.unit(line.word(from + 1).unit(), floor);
            return;
        }
        String designator = first.equals("#") || isMark(first) ? "#" : lexicon.unit(first);
        if (designator.isEmpty()) {
            int digits = digitsFrom(first);
            parts.unit(lexicon.unit(first.substring(0, digits)), canonical(first.substring(digits)));
            return;
        }
        String counted = to - from == 1 ? "" : ordinal(line.at(to - 1));
        String id = to - from == 1 ? "" : counted.isEmpty() ? canonical(line.at(to - 1)) : counted;
        // "Apt Unknown": nobody said which.
        if (id.length() < 2 || AddressTokens.hasDigit(id) || !Placeholders.isStrong(id)) {
            parts.unit(designator, id);
        }
    }

    /** How many words from {@code at} are one unit; 0 if none begins there. */
    private int length(AddressTokens line, int at, int to) {
        if (at >= to || !line.is(at, Word.SECONDARY)) {
            return 0;
        }
        String word = line.at(at);
        if (word.equals("#")) {
            return at + 1 < to && !line.at(at + 1).equals("#") ? 2 : 1;
        }
        if (isMark(word)) {
            boolean numbered = line.breakBefore(at) && at + 1 < to && AddressTokens.startsWithDigit(line.at(at + 1));
            return numbered && isEnd(line, at + 2, to) ? 2 : 0;
        }
        if (!ordinal(word).isEmpty()) {
            boolean floor = at + 1 < to && line.word(at + 1).unit().equals("FL");
            boolean houseNext = at == 0 && AddressTokens.startsWithDigit(line.at(2));
            return floor && (houseNext || isEnd(line, at + 2, to)) ? 2 : 0;
        }
        String unit = lexicon.unit(word);
        if (unit.isEmpty()) {
            return isGlued(word) ? 1 : 0;
        }
        int id = at + 1;
        while (id < to && isMark(line.at(id))) {
            id++;
        }
        if (id < to && isId(line, id, to, unit)) {
            return id - at + 1;
        }
        return !lexicon.needsRange(unit) && isEnd(line, at + 1, to) ? 1 : 0;
    }

    static boolean isMark(String word) {
        return word.equals("#") || word.equals("NO") || word.equals("NUM") || word.equals("NUMBER");
    }

    /** An identifier has a digit or is short; a whole word only behind the designators that nothing else is called. */
    private boolean isId(AddressTokens line, int at, int to, String unit) {
        String id = line.at(at);
        if (!ordinal(id).isEmpty()) {
            return unit.equals("FL") && isEnd(line, at + 1, to);
        }
        if (id.equals("OF")) {
            return false;
        }
        if (AddressTokens.hasDigit(id)) {
            return true;
        }
        if (lexicon.isSuffix(id) && !isEnd(line, at + 1, to)) {
            return false;
        }
        boolean plain = unit.equals("APT")
                || unit.equals("STE")
                || unit.equals("UNIT")
                || unit.equals("RM")
                || unit.equals("BLDG");
        return id.length() == 1
                || (id.length() == 2 && !lexicon.isSuffix(id))
                || (plain && !lexicon.isSuffix(id) && isEnd(line, at + 1, to));
    }

    /** {@code 2} of {@code 2ND} and {@code SECOND}, or empty. */
    private static String ordinal(String word) {
        return AddressTokens.isOrdinal(word)
                ? BoxReader.withoutNoughts(word.substring(0, word.length() - 2))
                : StreetKeys.ordinal(word);
    }

    private boolean isEnd(AddressTokens line, int at, int to) {
        return at >= to || line.breakBefore(at) || line.at(at).equals("#") || line.is(at, Word.UNIT);
    }

    /** {@code APT4}, {@code STE200}. */
    private boolean isGlued(String word) {
        int digits = digitsFrom(word);
        if (digits < 2 || digits == word.length()) {
            return false;
        }
        String unit = lexicon.unit(word.substring(0, digits));
        return !unit.isEmpty() && lexicon.needsRange(unit);
    }

    private static int digitsFrom(String word) {
        int i = 0;
        while (i < word.length() && !AddressTokens.isDigit(word.charAt(i))) {
            i++;
        }
        return i;
    }

    /** {@code 04} is {@code 4} and {@code 4-B} is {@code 4B}, but {@code 1-23} is not {@code 12-3}. */
    static String canonical(String id) {
        int hyphen = id.indexOf('-');
        boolean joins = hyphen > 0
                && hyphen + 1 < id.length()
                && AddressTokens.isDigit(id.charAt(hyphen - 1)) != AddressTokens.isDigit(id.charAt(hyphen + 1));
        return BoxReader.withoutNoughts(joins ? id.substring(0, hyphen).concat(id.substring(hyphen + 1)) : id);
    }
}
