package org.narrowgate.core.person;

import java.util.Map;

/**
 * Finds and reads the primary number of a street line: fractions, letters, Queens hyphens, the grid of Wisconsin
 * ({@code N6W23001}), miles of Alaska, and the number behind a Spanish street name.
 */
final class HouseNumber {

    private static final Map<String, String> WORDS =
            Map.of("ONE", "1", "TWO", "2", "THREE", "3", "FOUR", "4", "FIVE", "5", "TEN", "10");

    private final Lexicon lexicon;
    private final Highways highways;

    HouseNumber(Lexicon lexicon, Highways highways) {
        this.lexicon = lexicon;
        this.highways = highways;
    }

    /** Index at which the number begins, or -1; what stands before it is a name or a unit. */
    int find(AddressTokens line) {
        if (isNumberAt(line, 0)) {
            return 0;
        }
        Highways.Road road = highways.read(line, 0);
        for (int i = road == null ? 1 : road.end(); i < line.size() - 1; i++) {
            if (isNumberAt(line, i) && !belongsToBefore(line, i) && (line.breakBefore(i) || streetFollows(line, i))) {
                return i;
            }
        }
        return -1;
    }

    /** Reads the number at {@code at} into the parts; index of the first word behind it. */
    int read(AddressTokens line, int at, StreetParts parts) {
        int i = line.at(at).equals("#")
                        || line.at(at).equals("NO")
                        || line.at(at).equals("NUM")
                ? at + 1
                : at;
        String word = line.at(i);
        if (isMile(word)) {
            parts.number = "MILE " + line.at(i + 1);
            return i + 2;
        }
        String number = WORDS.getOrDefault(word, word);
        i++;
        if (isGridHalf(number) && isGridHalf(line.at(i))) {
            number = number.concat(line.at(i++));
        } else if (AddressTokens.isFraction(line.at(i))) {
            number = number + " " + line.at(i++);
        } else if (isLetterOfNumber(line, i)) {
            number = number.concat(line.at(i++));
        }
        int letters = lettersFrom(number);
        if (letters > 0 && number.length() - letters >= 4 && number.indexOf(' ') < 0) {
            parts.number = canonical(number.substring(0, letters));
            parts.street = number.substring(letters);
            return i;
        }
        parts.number = canonical(number);
        return i;
    }

    /** {@code 0} and {@code 000} are no house; leading noughts are noise. */
    private static String canonical(String number) {
        int fraction = number.indexOf("-1/2");
        String spaced = fraction > 0 ? number.substring(0, fraction) + " 1/2" : number;
        String bare = UnitReader.canonical(spaced);
        return bare.equals("0") ? "" : bare;
    }

    private boolean isNumberAt(AddressTokens line, int at) {
        String word = line.at(at);
        String next = line.at(at + 1);
        if (AddressTokens.startsWithDigit(word)) {
            return !AddressTokens.isOrdinal(word) && !AddressTokens.isFraction(word);
        }
        if ((word.equals("#") || word.equals("NO") || word.equals("NUM")) && at == 0) {
            return AddressTokens.startsWithDigit(next) && !AddressTokens.isOrdinal(next) && line.size() > 2;
        }
        if (isMile(word)) {
            return AddressTokens.startsWithDigit(next) && !AddressTokens.isOrdinal(next) && line.size() > at + 2;
        }
        boolean worded = at == 0 && WORDS.containsKey(word) && line.size() > 2 && !lexicon.isSuffix(next);
        return worded || isGrid(word) || (isGridHalf(word) && isGridHalf(next));
    }

    /** The number of a road, a unit or a box that stands just before. */
    private boolean belongsToBefore(AddressTokens line, int at) {
        String before = line.at(at - 1);
        if (before.equals("#") || before.equals("BOX") || !lexicon.unit(before).isEmpty()) {
            return !line.breakBefore(at);
        }
        for (int from = Math.max(0, at - 3); from < at; from++) {
            Highways.Road road = highways.read(line, from);
            if (road != null && road.end() > at && !line.breakBefore(at)) {
                return true;
            }
        }
        return lexicon.isSuffix(before) && !line.breakBefore(at) && !streetFollows(line, at);
    }

    private boolean streetFollows(AddressTokens line, int at) {
        int end = line.segmentEnd(at);
        if (line.at(at + 1).equals("CALLE") || line.at(at + 1).equals("AVENIDA")) {
            return true;
        }
        for (int i = at + 2; i < end; i++) {
            if (lexicon.isSuffix(line.at(i)) || highways.read(line, at + 1) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMile(String word) {
        return word.equals("MILE")
                || word.equals("MI")
                || word.equals("MILEPOST")
                || word.equals("MP")
                || word.equals("KM");
    }

    /** {@code 123 B MAIN ST}; but {@code 123 B ST} and {@code 123 E MAIN ST} have no letter in the number. */
    private boolean isLetterOfNumber(AddressTokens line, int at) {
        String word = line.at(at);
        return word.length() == 1
                && word.charAt(0) >= 'A'
                && word.charAt(0) <= 'Z'
                && !lexicon.isDirectional(word)
                && at + 1 < line.size()
                && !line.breakBefore(at + 1)
                && lexicon.suffix(line.at(at + 1)).isEmpty()
                && !line.at(at + 1).equals("#")
                && lexicon.unit(line.at(at + 1)).isEmpty()
                && highways.read(line, at) == null;
    }

    private boolean isGrid(String word) {
        int i = 0;
        int turns = 0;
        while (i < word.length() && isCompass(word.charAt(i))) {
            int from = ++i;
            while (i < word.length() && AddressTokens.isDigit(word.charAt(i))) {
                i++;
            }
            if (i == from) {
                return false;
            }
            turns++;
        }
        return turns == 2 && i == word.length();
    }

    private static boolean isGridHalf(String word) {
        return word.length() >= 2 && isCompass(word.charAt(0)) && AddressTokens.isNumber(word.substring(1));
    }

    private static boolean isCompass(char c) {
        return c == 'N' || c == 'S' || c == 'E' || c == 'W';
    }

    private static int lettersFrom(String number) {
        int i = 0;
        while (i < number.length() && AddressTokens.isDigit(number.charAt(i))) {
            i++;
        }
        for (int j = i; j < number.length(); j++) {
            if (!Character.isLetter(number.charAt(j))) {
                return 0;
            }
        }
        return i;
    }
}
