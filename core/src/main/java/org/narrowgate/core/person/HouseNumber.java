package org.narrowgate.core.person;

import java.util.Map;
import java.util.Set;

/**
 * Finds and reads the primary number of a street line: fractions, letters, Queens hyphens, the grid of Wisconsin
 * ({@code N6W23001}), miles of Alaska, and the number behind a Spanish street name.
 */
final class HouseNumber {

    private static final Map<String, String> WORDS =
            Map.of("ONE", "1", "TWO", "2", "THREE", "3", "FOUR", "4", "FIVE", "5", "TEN", "10");

    private static final Set<String> AWAY = Set.of("OF", "FROM", "TO", "AWAY", "PAST", "DOWN", "UP", "OFF");

    /** Where somebody is seen, not where he lives. */
    private static final Set<String> NEARBY = Set.of("BEHIND", "NEAR", "ACROSS", "OPPOSITE", "BESIDE");

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
        return isLettered(line) ? 0 : -1;
    }

    /** {@code N4567 HWY 57}, {@code T703 STATE ROUTE 66}: only where the line has no plain number. */
    private boolean isLettered(AddressTokens line) {
        String word = line.at(0);
        boolean lettered =
                word.length() >= 3 && Character.isLetter(word.charAt(0)) && AddressTokens.isNumber(word.substring(1));
        return lettered
                && line.segmentEnd(0) >= 3
                && (streetFollows(line, 0)
                        || highways.read(line, 1) != null
                        || (isGridHalf(word) && word.length() >= 4));
    }

    /** {@code CARR 2 KM 14.5}: index of the mark, or -1; the road and the way along it are the whole address. */
    int kilometre(AddressTokens line) {
        Highways.Road road = highways.read(line, 0);
        int at = road == null ? 0 : road.end();
        return at > 0 && isMile(line.at(at)) && AddressTokens.startsWithDigit(line.at(at + 1)) ? at : -1;
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
            parts.number = (word.equals("KM") ? "KM " : "MILE ") + line.at(i + 1);
            return i + 2;
        }
        String number = AddressTokens.startsWithDigit(word) ? word : WORDS.getOrDefault(word, word);
        i++;
        if (isGridHalf(number) && isGridHalf(line.at(i))) {
            number = number.concat(line.at(i++));
        } else if (AddressTokens.isFraction(line.at(i))) {
            number = number + " " + line.at(i++);
        } else if (isLetterOfNumber(line, i)) {
            number = number.concat(line.at(i++));
        }
        if (isDistance(line, i)) {
            return i;
        }
        int letters = lettersFrom(number);
        if (letters > 0 && number.length() - letters >= 4 && number.indexOf(' ') < 0) {
            parts.number = canonical(number.substring(0, letters));
            parts.street = number.substring(letters);
            return i;
        }
        parts.number = isNearby(line, at) ? "" : canonical(number);
        return i;
    }

    private static boolean isNearby(AddressTokens line, int at) {
        for (int i = at - 1; i >= 0 && !line.breakBefore(i + 1); i--) {
            if (NEARBY.contains(line.at(i))) {
                return true;
            }
        }
        return false;
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
            return AddressTokens.startsWithDigit(next)
                    && !AddressTokens.isOrdinal(next)
                    && line.size() > 2
                    && !isUnitBefore(line);
        }
        if (isMile(word)) {
            return AddressTokens.startsWithDigit(next) && !AddressTokens.isOrdinal(next) && line.size() > at + 2;
        }
        boolean worded = at == 0
                && WORDS.containsKey(word)
                && line.size() > 2
                && !lexicon.isSuffix(next)
                && !next.equals("HUNDRED")
                && !next.equals("THOUSAND");
        return worded || isGrid(word) || (isGridHalf(word) && isGridHalf(next));
    }

    /** {@code #4 100 MAIN ST}: another number with a street follows, so the first is of a unit. */
    private boolean isUnitBefore(AddressTokens line) {
        return AddressTokens.isNumber(line.at(2)) && (line.breakBefore(2) || streetFollows(line, 2));
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
        if (at + 2 < end && highways.read(line, at + 1) != null) {
            return true;
        }
        for (int i = at + 2; i < end; i++) {
            if (line.is(i, Word.SUFFIX)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 100 BLOCK OF MAIN ST} is a hundred houses, {@code 5 MILES N OF TOWN} and {@code 2 BLOCKS FROM} are none. */
    private boolean isDistance(AddressTokens line, int at) {
        String next = line.at(at + 1);
        return switch (line.at(at)) {
            case "BLOCK", "BLK" -> next.equals("OF");
            case "BLOCKS", "MILES", "MI", "FEET", "YARDS" -> lexicon.isDirectional(next) || AWAY.contains(next);
            default -> false;
        };
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
                && !line.is(at + 1, Word.SUFFIX)
                && !line.at(at + 1).equals("#")
                && !line.is(at + 1, Word.UNIT)
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
