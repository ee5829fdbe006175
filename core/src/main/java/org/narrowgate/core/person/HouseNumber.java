package org.narrowgate.core.person;

import java.util.List;
import java.util.Set;

/**
 * Finds and reads the primary number of a street line: fractions, letters, Queens hyphens, the grid of Wisconsin
 * ({@code N6W23001}), miles of Alaska, and the number behind a Spanish street name.
 */
final class HouseNumber {

    /** Each at the index that it says. */
    private static final List<String> WORDS =
            List.of("- ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE".split(" ", -1));

    /** What says that a number follows. */
    private static final Set<String> SIGNS = Set.of("#", "NO", "NUM");

    private static final Set<String> AWAY = Set.of("OF", "FROM", "TO", "AWAY", "PAST", "DOWN", "UP", "OFF");

    /** Where somebody is seen, not where he lives. */
    private static final Set<String> NEARBY = Set.of(
            "BEHIND NEAR NEARBY ACROSS OPPOSITE BESIDE NEXT ADJACENT OUTSIDE CERCA DETRAS ATRAS FRENTE".split(" ", -1));

    private static final int LONGEST = 7;

    private final Lexicon lexicon;
    private final Highways highways;

    HouseNumber(Lexicon lexicon, Highways highways) {
        this.lexicon = lexicon;
        this.highways = highways;
    }

    /** Index at which the number begins, or -1; what stands before it is a name or a unit. */
    int find(AddressTokens line) {
        if (isNumberAt(line, 0)) {
            return behindName(line);
        }
        Highways.Road road = highways.read(line, 0);
        if (isBehindDirectional(line)) {
            return 1;
        }
        for (int i = road == null ? 1 : road.end(); i < line.size() - 1; i++) {
            if (isNumberAt(line, i)
                    && !belongsToBefore(line, i)
                    && (line.breakBefore(i) || streetFollows(line, i) || isSideNext(line, i))
                    && !isOfName(line, i)) {
                return i;
            }
        }
        return isLettered(line) ? 0 : -1;
    }

    /** {@code W 1422 FIFTH}, as Spokane writes; but {@code W 42 ST} and {@code W 100 N} are streets. */
    private boolean isBehindDirectional(AddressTokens line) {
        return line.is(0, Word.DIRECTIONAL)
                && line.at(0).length() <= 2
                && AddressTokens.isNumber(line.at(1))
                && isNumberAt(line, 1)
                && line.segmentEnd(0) > 2
                && !line.is(2, Word.SUFFIX | Word.DIRECTIONAL | Word.UNIT);
    }

    /** "Ada Roe 415 West Alder": a side of the town and a name. */
    private static boolean isSideNext(AddressTokens line, int at) {
        return AddressTokens.isNumber(line.at(at)) && line.is(at + 1, Word.DIRECTIONAL) && line.segmentEnd(at) > at + 2;
    }

    /** "Studio 54 254 W 54th St": a name that ends in a number of its own. */
    private boolean isOfName(AddressTokens line, int at) {
        return !line.breakBefore(at)
                && !line.breakBefore(at + 1)
                && AddressTokens.isNumber(line.at(at + 1))
                && streetFollows(line, at + 1);
    }

    /**
     * "7-Eleven, 1200 Lamar St": a name that begins with a number, where no street is in its part of the line and a house
     * with a street begins the next.
     */
    private int behindName(AddressTokens line) {
        int next = line.segmentEnd(0);
        if (next >= line.size() || hasStreet(line, next)) {
            return 0;
        }
        boolean house = isNumberAt(line, next) && line.at(next).charAt(0) != '#';
        // "Two Alder Plaza, 18 Bowery": a number in words is part of the building's name.
        boolean named = isWorded(line.at(0)) && line.segmentEnd(next) - next >= 2 && !line.is(next + 1, Word.UNIT);
        return house && (named || streetFollows(line, next)) ? next : 0;
    }

    static boolean isWorded(String word) {
        return WORDS.contains(word);
    }

    private boolean hasStreet(AddressTokens line, int end) {
        for (int i = 1; i < end; i++) {
            if (StreetName.isPlain(line, i)
                    || line.is(i, Word.DIRECTIONAL | Word.ORDINAL)
                    || highways.read(line, i) != null) {
                return true;
            }
        }
        return false;
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
        int i = SIGNS.contains(line.at(at)) ? at + 1 : at;
        String word = line.at(i);
        if (isMile(word)) {
            parts.number = (word.equals("KM") ? "KM " : "MILE ") + line.at(i + 1);
            return i + 2;
        }
        boolean worded = !AddressTokens.startsWithDigit(word) && isWorded(word);
        String number = worded ? Integer.toString(WORDS.indexOf(word)) : word;
        i++;
        int last = rangeEnd(line, at, i);
        if (last > 0) {
            parts.number = canonical(number + "-" + line.at(last));
            return last + 1;
        }
        if (isSpacedGrid(line, at, i)) {
            parts.number = number + line.at(i) + line.at(i + 1);
            return i + 2;
        }
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

    /** {@code 35 W 540 CRESCENT DR} is {@code 35W540}; {@code 45 S 300 E} is a grid of streets. */
    private boolean isSpacedGrid(AddressTokens line, int at, int from) {
        return line.at(at).length() <= 2
                && AddressTokens.isNumber(line.at(at))
                && line.at(from).length() == 1
                && isCompass(line.at(from).charAt(0))
                && line.at(from + 1).length() == 3
                && AddressTokens.isNumber(line.at(from + 1))
                && !line.is(from + 2, Word.DIRECTIONAL | Word.DIGIT)
                && streetFollows(line, from + 1);
    }

    /** {@code 205 - 207 Main St}, {@code 205 & 207 Main St}: index of the second number of a row of houses, or -1. */
    private int rangeEnd(AddressTokens line, int at, int from) {
        boolean joined = line.at(from).equals("&") || line.at(from).equals("AND");
        int second = joined ? from + 1 : from;
        String first = line.at(at);
        String next = line.at(second);
        boolean houses = AddressTokens.isNumber(first)
                && AddressTokens.isNumber(next)
                && first.length() == next.length()
                && first.length() < LONGEST
                && !line.breakBefore(second);
        if (!houses || !streetFollows(line, second)) {
            return -1;
        }
        int apart = Integer.parseInt(next) - Integer.parseInt(first);
        return apart > 0 && apart <= 20 ? second : -1;
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
            return !AddressTokens.isOrdinal(word) && !AddressTokens.isFraction(word) && !isNoHouse(word);
        }
        if (SIGNS.contains(word) && at == 0) {
            return AddressTokens.startsWithDigit(next)
                    && !AddressTokens.isOrdinal(next)
                    && !isNoHouse(next)
                    && line.size() > 2
                    && !isUnitBefore(line);
        }
        if (isMile(word)) {
            return AddressTokens.startsWithDigit(next) && !AddressTokens.isOrdinal(next) && line.size() > at + 2;
        }
        if (isBlock(word) && line.breakBefore(at) && isSpanish(next)) {
            return true;
        }
        boolean worded = at == 0
                && isWorded(word)
                && line.size() > (word.equals("ONE") ? 1 : 2)
                && !lexicon.isSuffix(next)
                && (word.equals("ONE") || !(next.endsWith("S") || next.equals("MILE")))
                && !next.equals("HUNDRED")
                && !next.equals("THOUSAND");
        return worded || isGrid(word) || (isGridHalf(word) && isGridHalf(next));
    }

    /** Decimals, times, telephone numbers, what the net calls an address, {@code 12XX}, {@code 1<BR}: they begin with digits and are no house. */
    private static boolean isNoHouse(String word) {
        int digits = 0;
        int hyphens = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '/') {
                return true;
            }
            digits += AddressTokens.isDigit(c) ? 1 : 0;
            hyphens += c == '-' ? 1 : 0;
        }
        if (word.endsWith("XX")) {
            return true;
        }
        boolean digitsOnly = digits + hyphens == word.length();
        boolean exchange = digits == 7 && hyphens == 1 && word.charAt(3) == '-' && !isRange(word, 3);
        return digitsOnly && ((hyphens == 0 && digits > LONGEST) || (hyphens > 1 && digits > LONGEST) || exchange);
    }

    /** {@code 998-1002}; {@code 555-1234} is a telephone. */
    private static boolean isRange(String word, int hyphen) {
        int apart = Integer.parseInt(word.substring(hyphen + 1)) - Integer.parseInt(word.substring(0, hyphen));
        return apart > 0 && apart <= 100;
    }

    /** {@code C12}: block and house of Puerto Rico. */
    private static boolean isBlock(String word) {
        return word.length() >= 2
                && word.charAt(0) >= 'A'
                && word.charAt(0) <= 'Z'
                && AddressTokens.isNumber(word.substring(1));
    }

    private static boolean isSpanish(String word) {
        return word.equals("CALLE") || word.equals("AVENIDA") || word.equals("VIA") || word.equals("CAMINO");
    }

    /** {@code #4 100 MAIN ST}: another number with a street follows, so the first is of a unit. */
    private boolean isUnitBefore(AddressTokens line) {
        return AddressTokens.isNumber(line.at(2)) && (line.breakBefore(2) || streetFollows(line, 2));
    }

    /** The number of a road, a unit or a box that stands just before. */
    private boolean belongsToBefore(AddressTokens line, int at) {
        String before = line.at(at - 1);
        if (before.equals("#")
                || Prose.isNumbered(before)
                || !lexicon.unit(before).isEmpty()) {
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
            case "BLK" -> true;
            case "BLOCK" -> next.equals("OF") || lexicon.isDirectional(next);
            case "BLOCKS", "MILES", "MI", "FEET", "YARDS", "HOUSES", "DOORS", "MINUTES" ->
                lexicon.isDirectional(next) || AWAY.contains(next);
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

    /**
     * {@code 123 B MAIN ST}; but {@code 123 B ST} and {@code 123 E MAIN ST} have no letter in the number, and the O of
     * {@code 123 O BRIEN ST} begins a name.
     */
    private boolean isLetterOfNumber(AddressTokens line, int at) {
        String word = line.at(at);
        return word.length() == 1
                && word.charAt(0) >= 'A'
                && word.charAt(0) <= 'Z'
                && word.charAt(0) != 'O'
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
