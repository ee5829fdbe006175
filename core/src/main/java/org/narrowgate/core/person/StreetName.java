package org.narrowgate.core.person;

import java.util.Set;

/**
 * Takes the name of a street apart: directional, name, suffix, directional (USPS Publication 28, sections 231 to 234).
 *
 * <p>The hard cases are names made of the very words that else stand around a name: NORTH ST, AVENUE B, N ST NW, EAST
 * WEST HWY.
 */
final class StreetName {

    private static final Set<String> PLAIN = Set.of(
            "ST", "AVE", "RD", "DR", "LN", "BLVD", "CT", "PL", "CIR", "WAY", "TER", "PKWY", "HWY", "TRL", "LOOP", "SQ",
            "FWY", "EXPY", "TPKE");

    private static final Set<String> PREFIX_TYPES = Set.of(
            "CALLE", "AVENIDA", "CAMINO", "PASEO", "CALLEJON", "RUE", "VIA", "CARR", "CARRETERA", "VEREDA", "NUMBER");

    private final Lexicon lexicon;
    private final Highways highways;
    private final AddressTokens line;
    private final StreetParts parts;
    private int from;
    private int to;

    StreetName(Lexicon lexicon, Highways highways, AddressTokens line, StreetParts parts) {
        this.lexicon = lexicon;
        this.highways = highways;
        this.line = line;
        this.parts = parts;
    }

    void read(int start, int end) {
        from = start;
        to = end;
        if (from >= to) {
            return;
        }
        predirectional();
        if (highway()) {
            return;
        }
        bareUnit();
        withoutBuilding();
        postdirectional();
        suffix();
        if (to - from == 1 && isNoName(line.at(from))) {
            return;
        }
        parts.street = line.joined(from, to, " ");
        parts.key = StreetKeys.of(line, from, to, lexicon);
        parts.doubtful = !parts.number.isEmpty() && Prose.isNoStreet(line, from, to, parts);
        parts.unlikely = isUnlikely();
    }

    /**
     * Nothing says that it is a street: no suffix but one that ends other names as well, no side, no word of streets. A
     * side behind a short number may be an initial in a list: {@code 3 E. GONZALEZ}.
     */
    private boolean isUnlikely() {
        boolean suffix = !parts.suffix.isEmpty() && !StreetWords.isWeak(parts.suffix);
        int end = parts.suffix.isEmpty() ? to : to + 1;
        boolean before = !parts.predirectional.isEmpty() && parts.number.length() >= 3;
        return !suffix && !before && parts.postdirectional.isEmpty() && !StreetWords.nameStreet(line, from, end);
    }

    /** "123 Street" names none; digits alone are a street only with a suffix, or with the directional of a grid. */
    private boolean isNoName(String word) {
        boolean directional = !parts.predirectional.isEmpty() || !parts.postdirectional.isEmpty();
        boolean again = !parts.suffix.isEmpty() && parts.suffix.equals(lexicon.suffix(word));
        return (PlaceWords.isBareStreet(word) && (again || parts.suffix.isEmpty()))
                || (parts.suffix.isEmpty() && AddressTokens.isNumber(word) && !directional);
    }

    private void predirectional() {
        String first = side(from);
        int left = to - from;
        if (first.isEmpty() || left < 2 || isNamedByDirectional(from)) {
            return;
        }
        String second = line.word(from + 1).directional();
        boolean pair = isPair(first, second) && left >= 3 && !isNamedByDirectional(from + 1);
        boolean opposite = !second.isEmpty() && !isPair(first, second) && left == 3 && isPlain(to - 1);
        if (opposite) {
            return;
        }
        parts.predirectional = pair ? first.concat(second) : first;
        from += pair ? 2 : 1;
    }

    /** NORTH ST, N ST NW: only a suffix, or a suffix and a directional, follow. */
    private boolean isNamedByDirectional(int at) {
        boolean suffixNext = at + 1 < to && isPlain(at + 1);
        return suffixNext && (at + 2 == to || (at + 3 == to && line.is(at + 2, Word.DIRECTIONAL)));
    }

    private boolean isPlain(int at) {
        return isPlain(line, at);
    }

    /** Whether the word there is one of the suffixes that most streets have and little else. */
    static boolean isPlain(AddressTokens line, int at) {
        return PLAIN.contains(line.word(at).suffix());
    }

    /** The directional there; {@code NO. MAIN ST} and {@code SO. MAIN ST} are sides, too. */
    private String side(int at) {
        boolean name = !line.is(at + 1, Word.DIGIT | Word.SUFFIX | Word.DIRECTIONAL);
        return switch (line.at(at)) {
            case "NO" -> name && !parts.number.isEmpty() ? "N" : "";
            case "SO" -> name && !parts.number.isEmpty() ? "S" : "";
            default -> line.word(at).directional();
        };
    }

    static boolean isPair(String first, String second) {
        return (first.equals("N") || first.equals("S")) && (second.equals("E") || second.equals("W"));
    }

    /** OLD and the like may stand before the road's words; what follows its number but a directional is of the name. */
    private boolean highway() {
        for (int at = from; at < Math.min(to - 1, from + 3); at++) {
            Highways.Road road = highways.read(line, at);
            if (road == null || road.end() > to) {
                continue;
            }
            postdirectionalBehind(road.end());
            bareUnitBehind(road.end());
            parts.street = line.joined(from, to, " ");
            parts.key =
                    StreetKeys.of(line, from, at, lexicon) + road.key() + StreetKeys.of(line, road.end(), to, lexicon);
            return true;
        }
        return false;
    }

    private void postdirectionalBehind(int end) {
        if (to > end && line.is(to - 1, Word.DIRECTIONAL)) {
            parts.postdirectional = line.word(to - 1).directional();
            to--;
        }
    }

    private void bareUnitBehind(int end) {
        boolean ofRoad = line.is(to - 2, Word.ROAD);
        if (to > end && !ofRoad && line.is(to - 1, Word.DIGIT) && !line.is(to - 1, Word.ORDINAL)) {
            parts.unit("", UnitReader.canonical(line.at(to - 1)));
            to--;
        }
    }

    /** "100 Main St 4B", "860 W Blackhawk 305": a unit without its word. */
    private void bareUnit() {
        String last = line.at(to - 1);
        int left = to - from;
        if (left < 2) {
            return;
        }
        boolean named = left == 2 && (line.is(from, Word.SUFFIX) || PREFIX_TYPES.contains(line.at(from)));
        boolean digits = AddressTokens.hasDigit(last)
                && !AddressTokens.isOrdinal(last)
                && !PREFIX_TYPES.contains(line.at(to - 2));
        boolean letter = last.length() == 1
                && Character.isLetter(last.charAt(0))
                && !lexicon.isDirectional(last)
                && left >= 3
                && (line.is(to - 2, Word.SUFFIX)
                        || (line.is(to - 2, Word.DIRECTIONAL) && line.is(to - 3, Word.SUFFIX)));
        if ((digits || letter) && !named) {
            boolean marked = left >= 4
                    && (line.at(to - 2).equals("NO") || line.at(to - 2).equals("NUM"));
            parts.unit(marked ? "#" : "", UnitReader.canonical(last));
            to -= marked ? 2 : 1;
        }
    }

    /** "45 School St Old City Hall": behind a plain suffix two words and more, none of streets, name the building. */
    private void withoutBuilding() {
        int i = to - 1;
        while (i > from && !line.is(i, Word.SUFFIX | Word.DIRECTIONAL | Word.DIGIT) && !isJoint(line.at(i))) {
            i--;
        }
        if (i > from && to - i >= 3 && isPlain(i) && !parts.number.isEmpty()) {
            to = i + 1;
        }
    }

    private static boolean isJoint(String word) {
        return word.equals("&") || word.equals("AND") || word.equals("AT") || word.equals("OF") || word.equals("THE");
    }

    private void postdirectional() {
        String last = line.at(to - 1);
        boolean north = last.equals("NO") && !parts.number.isEmpty() && line.is(to - 2, Word.SUFFIX);
        String directional = last.equals("SO") ? "S" : north ? "N" : lexicon.directional(last);
        int left = to - from;
        if (directional.isEmpty() || left < 2) {
            return;
        }
        boolean lettered =
                left == 2 && last.length() == 1 && line.word(from).suffix().equals("AVE");
        if (lettered) {
            return;
        }
        String before = line.word(to - 2).directional();
        boolean pair = left >= 3 && isPair(before, directional);
        parts.postdirectional = pair ? before.concat(directional) : directional;
        to -= pair ? 2 : 1;
    }

    private void suffix() {
        int left = to - from;
        String suffix = line.word(to - 1).suffix();
        if (left < 2 || suffix.isEmpty()) {
            return;
        }
        parts.suffix = suffix;
        to--;
        String before = line.at(to - 1);
        // "Saint John W St": the directional slipped before the suffix.
        if (left >= 3 && parts.postdirectional.isEmpty() && before.length() <= 2 && lexicon.isDirectional(before)) {
            parts.postdirectional = before;
            to--;
        }
    }
}
