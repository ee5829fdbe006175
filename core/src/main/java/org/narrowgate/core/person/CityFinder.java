package org.narrowgate.core.person;

/**
 * Finds where the street ends and the city begins: by the ZIP's own city, by a known city of the State, by a division
 * of the line, and last by the street suffix after which only a city can stand.
 */
final class CityFinder {

    private static final int LONGEST = 5;

    private final Lexicon lexicon;
    private final Locality found;

    CityFinder(Lexicon lexicon, Locality found) {
        this.lexicon = lexicon;
        this.found = found;
    }

    /**
     * Takes the city off the words before {@code end} and says where the street then ends.
     *
     * @param open whether no column said anything of the place, so that the line must
     */
    int cut(AddressTokens line, int end, boolean open) {
        if (end == 0) {
            nameOfZip();
            return 0;
        }
        if (!found.city.isEmpty()) {
            return withoutRepeated(line, end);
        }
        int start = startOfCity(line, end, open);
        if (start < end) {
            found.cityFrom(line.slice(start, end), lexicon);
        } else {
            nameOfZip();
        }
        return start;
    }

    /** "100 Main St, New York 10001": what was read as the State is the city, and no State was stated. */
    private void nameOfZip() {
        if (!found.city.isEmpty() || found.zip5.isEmpty() || !found.state.equals("NY")) {
            return;
        }
        Lexicon.Place place = lexicon.place(found.zip5);
        if (place.cityKey().equals("NEWYORK")) {
            found.city = place.city();
            found.cityKey = place.cityKey();
        }
    }

    private int withoutRepeated(AddressTokens line, int end) {
        for (int words = Math.min(LONGEST, end - 1); words >= 1; words--) {
            int from = end - words;
            boolean again = CityKeys.isOf(line, from, end, found.cityKey);
            if (again && (line.breakBefore(from) || isBehindStreet(line, from, end))) {
                return from;
            }
        }
        return end;
    }

    /**
     * Whether what stands before a city said again is a street. "100 Houston" in its own column is one, though the city
     * is called so too; and a city called Lane or North is the street's own word, unless that has its suffix already.
     */
    private boolean isBehindStreet(AddressTokens line, int from, int end) {
        if (from == 1) {
            return end < line.size() && !AddressTokens.startsWithDigit(line.at(0));
        }
        boolean ofStreet = end - from == 1 && line.is(from, Word.SUFFIX | Word.DIRECTIONAL);
        return ofStreet ? from > 2 && isPlain(line.at(from - 1)) : end < line.size() || endsStreet(line.at(from - 1));
    }

    private boolean endsStreet(String word) {
        return lexicon.isSuffix(word) || lexicon.isDirectional(word) || AddressTokens.hasDigit(word);
    }

    private int startOfCity(AddressTokens line, int end, boolean open) {
        int known = known(line, end);
        if (known < end) {
            boolean whole =
                    known == 0 || line.breakBefore(known) || open || !found.zip5.isEmpty() || !found.state.isEmpty();
            return whole ? withFirstWord(line, known) : end;
        }
        int segment = segmentStart(line, end);
        if (isCityLike(line, segment, end)
                && (segment > 0 || (!found.state.isEmpty() && !looksLikeStreet(line, end)))) {
            return segment;
        }
        return open ? afterStreet(line, segment, end) : end;
    }

    /** The ZIP's city before a longer known one whose extra word is the suffix or directional of the street. */
    private int known(AddressTokens line, int end) {
        Lexicon.Place zip = found.zip5.isEmpty() ? Lexicon.NOWHERE : lexicon.place(found.zip5);
        String ofZip = zip.cityKey();
        boolean placed = !found.state.isEmpty() || !ofZip.isEmpty();
        String state = found.state.isEmpty() && !ofZip.isEmpty() ? zip.state() : found.state;
        int best = end;
        int zipCity = end;
        for (int words = 1; words <= Math.min(LONGEST, end); words++) {
            int from = end - words;
            if (words > 1 && line.breakBefore(from + 1)) {
                break;
            }
            if (!lexicon.mayBeCity(line, from, end)) {
                continue;
            }
            String key = CityKeys.of(line, from, end);
            if (!ofZip.isEmpty() && key.equals(ofZip)) {
                zipCity = from;
            }
            boolean there = from == zipCity && state.equals(zip.state());
            if (isAllowed(line, from, placed) && (there || lexicon.isCity(key, state))) {
                best = from;
            }
        }
        // "Parkway, North Kansas City" and "Parkway North Kansas City" say the town in full; N is of the street.
        boolean inFull = best < end && (line.breakBefore(best) || isWholeDirectional(line, best));
        boolean ofStreet = best + 1 == zipCity && best > 1 && endsStreet(line.at(best)) && !inFull;
        return zipCity < end && (best > zipCity || ofStreet) ? zipCity : best;
    }

    /** A town that the table lacks, called after the one that it has. */
    private static int withFirstWord(AddressTokens line, int known) {
        if (known < 2 || line.breakBefore(known)) {
            return known;
        }
        boolean side = line.is(known - 1, Word.DIRECTIONAL);
        // ", North Kansas City".
        if (line.breakBefore(known - 1) && (side || CityKeys.isFirstWord(line.at(known - 1)))) {
            return known - 1;
        }
        // "Alder St NE E Grand Rapids": the street has its side already.
        String before = line.word(known - 2).directional();
        boolean second = side
                && !before.isEmpty()
                && !StreetName.isPair(before, line.word(known - 1).directional());
        return second ? known - 1 : known;
    }

    private static boolean isWholeDirectional(AddressTokens line, int at) {
        return line.is(at, Word.DIRECTIONAL) && line.at(at).length() > 2;
    }

    /** Without State and ZIP a name counts as a city only where the writer divided the line. */
    private boolean isAllowed(AddressTokens line, int from, boolean placed) {
        if (!placed) {
            boolean behindStreet = from >= 3 && isPlain(line.at(from - 1)) && AddressTokens.startsWithDigit(line.at(0));
            return (line.breakBefore(from) || behindStreet) && !line.is(from, Word.DIGIT);
        }
        return !AddressTokens.isNumber(line.at(from));
    }

    private static int segmentStart(AddressTokens line, int end) {
        int start = end - 1;
        while (start > 0 && !line.breakBefore(start)) {
            start--;
        }
        return start;
    }

    private boolean isCityLike(AddressTokens line, int from, int end) {
        if (end - from > LONGEST || line.is(from, Word.UNIT) || line.is(end - 1, Word.DIRECTIONAL)) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (line.is(i, Word.DIGIT) || line.at(i).equals("#") || line.at(i).indexOf('/') >= 0) {
                return false;
            }
        }
        return !PlaceWords.isCare(line, from) && !PlaceWords.saysInstitution(line, from, end);
    }

    private boolean looksLikeStreet(AddressTokens line, int end) {
        return (end > 1 && line.is(end - 1, Word.SUFFIX)) || PlaceWords.saysNoFixedAddress(line, 0, end);
    }

    /**
     * No division and no known city: a misspelt name of the ZIP's own city, else what follows the last plain street
     * suffix, the unit or the directional has to be the city.
     */
    private int afterStreet(AddressTokens line, int segment, int end) {
        int house = segment;
        while (house < end && !AddressTokens.startsWithDigit(line.at(house))) {
            house++;
        }
        if (found.isEmpty() || house == end) {
            return end;
        }
        int misspelt = misspelt(line, house + 2, end);
        if (house > segment) {
            return misspelt;
        }
        if (misspelt < end) {
            return misspelt;
        }
        int after = afterSuffix(line, segment, end - 1, true);
        return after < end ? after : afterSuffix(line, segment, end, false);
    }

    private int afterSuffix(AddressTokens line, int segment, int end, boolean plainOnly) {
        for (int i = end - 1; i > segment + 1; i--) {
            String word = line.at(i);
            boolean directional = lexicon.isDirectional(word) && line.is(i - 1, Word.SUFFIX);
            boolean suffix = plainOnly ? isPlain(word) : lexicon.isSuffix(word) && !isCityPrefix(word);
            if (AddressTokens.hasDigit(word) || directional || suffix) {
                return i + 1;
            }
        }
        return plainOnly ? end + 1 : end;
    }

    private boolean isPlain(String word) {
        return switch (lexicon.suffix(word)) {
            case "ST", "AVE", "RD", "DR", "LN", "BLVD", "CT", "PL", "CIR", "WAY", "PKWY", "HWY" -> true;
            default -> false;
        };
    }

    private int misspelt(AddressTokens line, int from, int end) {
        String city = found.zip5.isEmpty() ? "" : lexicon.place(found.zip5).cityKey();
        for (int at = Math.max(from, end - LONGEST); at < end && city.length() >= 5; at++) {
            String key = CityKeys.of(line, at, end);
            if (Math.abs(key.length() - city.length()) <= 2 && isNearly(key, city)) {
                return at;
            }
        }
        return end;
    }

    /** One slip in a short name, two in a long one; only to find where the name begins, never to accept it. */
    private static boolean isNearly(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()] <= (other.length() >= 8 ? 2 : 1);
    }

    /** Suffix words with which the names of cities begin more often than streets end. */
    private static boolean isCityPrefix(String word) {
        return switch (word) {
            case "FORT",
                    "FT",
                    "MOUNT",
                    "MT",
                    "PORT",
                    "LAKE",
                    "POINT",
                    "LA",
                    "CAPE",
                    "GRAND",
                    "GLEN",
                    "GREEN",
                    "MOUNTAIN" -> true;
            default -> false;
        };
    }
}
