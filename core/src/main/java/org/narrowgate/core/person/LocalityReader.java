package org.narrowgate.core.person;

/**
 * Finds country, ZIP, State and city: in their columns where they have some, else at the end of the line, where
 * Publication 28 puts them; else wherever a ZIP stands beside its State or its city.
 */
final class LocalityReader {

    private static final int LONGEST_CITY = 5;

    private final Lexicon lexicon;

    LocalityReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Reads the columns beside the street line. */
    Locality columns(StatedAddress stated) {
        Locality found = new Locality();
        AddressTokens city = cityWords(stated, found);
        String zip = stated.zip();
        if (zip.length() == 5 && AddressTokens.isNumber(zip)) {
            found.zipFrom(zip);
        } else {
            zipColumn(found, Folding.upper(zip).strip());
        }
        stateColumn(found, stated.state());
        found.cityFrom(city, lexicon);
        country(found, lexicon.words(stated.country()));
        if (found.zip5.isEmpty() && !stated.zip().isBlank() && !found.state.isEmpty()) {
            shortZip(found, stated.zip().strip(), found.state);
        }
        return found;
    }

    /** Takes from the end of the street line what the columns leave open or say again; gives back the street words. */
    AddressTokens remainder(AddressTokens line, Locality found) {
        AddressTokens rest = withoutCountry(line, found);
        boolean open = found.isEmpty();
        Tail tail = new Tail(rest.size(), found);
        tail.zip(rest);
        if (found.zip5.isEmpty() && found.state.isEmpty()) {
            AddressTokens turned = aroundZip(rest);
            if (turned != rest) {
                rest = turned;
                tail = new Tail(rest.size(), found);
                tail.zip(rest);
            }
        }
        tail.state(rest);
        tail.wrongState(rest);
        CityFinder cities = new CityFinder(lexicon, found);
        int end = cities.cut(rest, tail.end, open);
        return rest.slice(0, end);
    }

    /** "Houston, TX" in the city column: the State belongs into the next one, and stays there if that is empty. */
    private AddressTokens cityWords(StatedAddress stated, Locality found) {
        AddressTokens words = lexicon.words(stated.city());
        int last = words.size() - 1;
        if (last < 1 || !words.breakBefore(last) || !lexicon.isStateCode(words.at(last))) {
            return words;
        }
        found.state = words.at(last);
        return words.slice(0, last);
    }

    private void zipColumn(Locality found, String zip) {
        AddressTokens words = lexicon.words(zip);
        if (words.isEmpty()) {
            found.placeholder |= !zip.isEmpty();
            return;
        }
        String joined = words.joined(0, words.size(), "");
        String digits = Locality.zipDigits(joined);
        if (!digits.isEmpty()) {
            found.zipFrom(digits);
        } else if (Locality.isCanadianPostcode(joined)) {
            found.foreign = true;
        } else if (PlaceWords.isPlaceholder(words) || joined.chars().allMatch(c -> c == '0')) {
            found.placeholder = true;
        }
    }

    /** A spreadsheet eats the leading nought of New England: put back where the State agrees with it. */
    private void shortZip(Locality found, String zip, String state) {
        if (zip.length() == 4 && AddressTokens.isNumber(zip)) {
            String padded = "0".concat(zip);
            if (lexicon.statesOf(padded).contains(state)) {
                found.zip5 = padded;
            }
        }
    }

    private void stateColumn(Locality found, String stated) {
        if (lexicon.isStateCode(stated)) {
            found.state = stated;
            return;
        }
        AddressTokens words = lexicon.words(stated);
        if (words.isEmpty()) {
            return;
        }
        String joined = words.joined(0, words.size(), "");
        String state = lexicon.state(words);
        if (!state.isEmpty()) {
            found.state = state;
        } else if (lexicon.countries().isForeign(joined)) {
            found.foreign = true;
        } else if (PlaceWords.isPlaceholder(words)) {
            found.placeholder = true;
        } else {
            found.state = joined;
        }
    }

    private void country(Locality found, AddressTokens words) {
        if (words.isEmpty() || PlaceWords.isPlaceholder(words)) {
            return;
        }
        String joined = words.joined(0, words.size(), "");
        if (!Countries.isHome(joined) && lexicon.state(words).isEmpty()) {
            found.foreign = true;
        } else if (!Countries.isHome(joined) && lexicon.countries().isForeign(joined) && !lexicon.isStateCode(joined)) {
            found.foreign |= found.state.isEmpty() && found.zip5.isEmpty();
        }
    }

    private AddressTokens withoutCountry(AddressTokens line, Locality found) {
        int size = line.size();
        String last = line.at(size - 1);
        boolean postcode = size > 1 && !Locality.zipDigits(last).isEmpty();
        int end = postcode ? size - 1 : size;
        if (!line.is(end - 1, Word.COUNTRY_END) && last.length() != 3 && last.length() != 6) {
            return line;
        }
        for (int words = Math.min(5, end); words >= 1; words--) {
            int at = end - words;
            boolean perhapsPostcode = words <= 2 && line.is(end - 1, Word.DIGIT);
            if (!perhapsPostcode && !lexicon.countries().mayBe(line, at, end)) {
                continue;
            }
            String joined = line.joined(at, end, "");
            if (Countries.isHome(joined) && joined.length() > 1 && !isOtherNumber(line, at, joined)) {
                return line.without(at, end);
            }
            if (isForeign(line, at, end, found, postcode ? last : "")) {
                found.foreign = true;
                return line.slice(0, at);
            }
        }
        return line;
    }

    /** 840 is the country's number in ISO 3166-1 only where it stands apart: PO BOX 840 and HIGHWAY 840 are none. */
    private static boolean isOtherNumber(AddressTokens line, int at, String joined) {
        return AddressTokens.isNumber(joined) && (at == 0 || !line.breakBefore(at));
    }

    /**
     * A foreign country or postal code. Many towns bear the name of a country: with digits behind it, the town that has
     * them for its ZIP is meant. A code of two or three letters counts only where the writer divided the line before it.
     */
    private boolean isForeign(AddressTokens line, int from, int to, Locality found, String digits) {
        String joined = line.joined(from, to, "");
        boolean british = to - from == 2 && Locality.isBritishPostcode(line.at(from), line.at(from + 1));
        if (digits.isEmpty() && to - from <= 2 && (british || Locality.isCanadianPostcode(joined))) {
            return true;
        }
        boolean partOfState =
                from > 0 && !lexicon.stateNamed(line.joined(from - 1, to, "")).isEmpty();
        if (partOfState || !lexicon.countries().isForeign(joined) || isHomeName(joined, found)) {
            return false;
        }
        boolean divided = from > 0 && line.breakBefore(from);
        if (!digits.isEmpty()) {
            Lexicon.Place place = lexicon.place(digits.substring(0, 5));
            return divided && joined.length() > 3 && !place.cityKey().equals(CityKeys.of(line, from, to));
        }
        return joined.length() > 3 || (divided && to - from == 1 && !lexicon.isStateCode(joined));
    }

    private boolean isHomeName(String joined, Locality found) {
        return !lexicon.stateNamed(joined).isEmpty() || !found.isEmpty();
    }

    /** "77002 Houston TX, 100 Main St" or "Houston TX 77002, 100 Main St": what stands behind moves to the front. */
    private AddressTokens aroundZip(AddressTokens line) {
        for (int i = line.size() - 1; i >= 0; i--) {
            String digits = Locality.zipDigits(line.at(i));
            if (digits.isEmpty() || lexicon.place(digits.substring(0, 5)).isNowhere()) {
                continue;
            }
            int after = i + 1;
            int city = cityAfter(line, after, lexicon.place(digits.substring(0, 5)));
            if (city > after) {
                int end = line.is(city, Word.STATE) ? city + 1 : city;
                AddressTokens zip = line.slice(i, after);
                AddressTokens place = line.slice(after, end);
                return line.slice(0, i)
                        .then(line.slice(end, line.size()))
                        .then(place)
                        .then(zip);
            }
            if (line.is(after, Word.STATE) && line.breakBefore(after + 1) && i > 0) {
                AddressTokens place = line.slice(after, after + 1).then(line.slice(i, after));
                return line.slice(0, i).then(line.slice(after + 1, line.size())).then(place);
            }
            if (after < line.size() && i > 0 && (line.is(i - 1, Word.STATE) || endsWithCityOf(line, i, digits))) {
                return line.slice(after, line.size()).then(line.slice(0, after));
            }
        }
        return line;
    }

    private boolean endsWithCityOf(AddressTokens line, int end, String zip) {
        String city = lexicon.place(zip.substring(0, 5)).cityKey();
        for (int words = 1; words <= Math.min(LONGEST_CITY, end - 1); words++) {
            if (CityKeys.of(line, end - words, end).equals(city)) {
                return true;
            }
        }
        return false;
    }

    private int cityAfter(AddressTokens line, int from, Lexicon.Place place) {
        for (int to = from + 1; to <= Math.min(line.size(), from + LONGEST_CITY); to++) {
            if (CityKeys.of(line, from, to).equals(place.cityKey())) {
                return to;
            }
        }
        return from;
    }

    /** ZIP and State at the end of the line, taken off from behind. */
    private final class Tail {

        private int end;
        private final Locality found;

        Tail(int end, Locality found) {
            this.end = end;
            this.found = found;
        }

        void zip(AddressTokens line) {
            String last = line.at(end - 1);
            // "77002 TX": the State came last.
            if (end >= 2
                    && found.zip5.isEmpty()
                    && line.is(end - 1, Word.STATE)
                    && !Locality.zipDigits(line.at(end - 2)).isEmpty()) {
                found.zipFrom(Locality.zipDigits(line.at(end - 2)));
                found.state = lexicon.isStateCode(last) ? last : lexicon.stateNamed(last);
                end -= 2;
                return;
            }
            if (last.length() == 4 && AddressTokens.isNumber(last) && isZip(line.at(end - 2)) && end >= 3) {
                takeZip(line.at(end - 2).concat(last), 2);
                return;
            }
            if (found.isEmpty() && (gluedToState(last) || shortened(line))) {
                end--;
                return;
            }
            String digits = Locality.zipDigits(last);
            if (!digits.isEmpty()) {
                takeZip(digits, 1);
                while (end > 0 && end < line.size() && isZipWord(line.at(end - 1))) {
                    end--;
                }
            }
        }

        /** {@code TX77002}. */
        private boolean gluedToState(String word) {
            String digits = word.length() < 7 ? "" : Locality.zipDigits(word.substring(2));
            boolean glued = !digits.isEmpty() && lexicon.isStateCode(word.substring(0, 2));
            if (glued) {
                found.zipFrom(digits);
                found.state = word.substring(0, 2);
            }
            return glued;
        }

        /** {@code BOSTON MA 2108}: a nought was lost, or digits; those that no ZIP can be are left out. */
        private boolean shortened(AddressTokens line) {
            String digits = line.at(end - 1);
            String code = line.at(end - 2);
            boolean number = digits.length() >= 3 && digits.length() <= 8 && digits.length() != 5;
            if (!number || !AddressTokens.isNumber(digits) || !lexicon.isStateCode(code)) {
                return false;
            }
            if (!line.breakBefore(end - 2) && !cityBefore(line, end - 2, code)) {
                return false;
            }
            shortZip(found, digits, code);
            return true;
        }

        private boolean isZipWord(String word) {
            return word.equals("ZIP") || word.equals("ZIPCODE") || (word.equals("CODE") && end > 1);
        }

        private boolean isZip(String word) {
            return word.length() == 5 && AddressTokens.isNumber(word);
        }

        private void takeZip(String digits, int words) {
            if (found.zip5.isEmpty()) {
                found.zipFrom(digits);
                end -= words;
            } else if (digits.startsWith(found.zip5)) {
                found.zip4 = digits.length() == 9 ? digits.substring(5) : found.zip4;
                end -= words;
            }
        }

        void state(AddressTokens line) {
            if (end < 1 || !line.is(end - 1, Word.STATE_END) || (!found.state.isEmpty() && !isSaidAgain(line))) {
                return;
            }
            for (int words = Math.min(4, end); words >= 1; words--) {
                String code = state(line, end - words);
                if (!code.isEmpty() && belongs(line, end - words, line.joined(end - words, end, ""), code)) {
                    found.state = code;
                    end -= words;
                    return;
                }
            }
        }

        private String state(AddressTokens line, int from) {
            String joined = end - from > 2 ? "" : line.joined(from, end, "");
            return lexicon.isStateCode(joined) ? joined : lexicon.stateNamed(line, from, end);
        }

        /** {@code HOUSTON, ZZ 77002}: where a State has to stand, two letters that are none are a wrong one. */
        void wrongState(AddressTokens line) {
            String word = line.at(end - 1);
            boolean letters = word.length() == 2 && !AddressTokens.hasDigit(word);
            if (!letters || end < 3 || !found.state.isEmpty() || !line.breakBefore(end - 1)) {
                return;
            }
            boolean known = lexicon.isDirectional(word)
                    || lexicon.isSuffix(word)
                    || !lexicon.unit(word).isEmpty();
            if (!known && !PlaceWords.isPlaceholder(line.slice(end - 1, end))) {
                found.state = word;
                end--;
            }
        }

        /** The column's city, behind a street: Washington Ct is one of any town of Connecticut, 100 Danbury Ct of Danbury. */
        private boolean mayBeSaid(AddressTokens line, int at, String city) {
            boolean bare = (at == 1 || (at == 2 && line.is(1, Word.DIRECTIONAL))) && line.is(0, Word.DIGIT);
            return found.cityKey.isEmpty() || (found.cityKey.equals(city) && !bare);
        }

        private boolean isSaidAgain(AddressTokens line) {
            return line.at(end - 1).equals(found.state) && line.size() > 2;
        }

        /**
         * Whether these words are the State. Many codes are also street words (NE, CT, FL) and many names also cities
         * and streets (Washington, Virginia), so such a one must be confirmed: by the ZIP, by a division before it, or by a
         * city of that State before it.
         */
        private boolean belongs(AddressTokens line, int at, String joined, String code) {
            boolean agrees = !found.zip5.isEmpty()
                    && lexicon.statesOf(found.zip5).contains(code)
                    && found.state.isEmpty()
                    && found.cityKey.isEmpty()
                    && !(at == 2 && AddressTokens.startsWithDigit(line.at(0)));
            if (agrees || at == 0 || !isStreetWord(joined) || cityBefore(line, at, code)) {
                return true;
            }
            return line.breakBefore(at) && !lexicon.isDirectional(joined);
        }

        private boolean isStreetWord(String joined) {
            return joined.length() > 2
                    || lexicon.isDirectional(joined)
                    || lexicon.isSuffix(joined)
                    || !lexicon.unit(joined).isEmpty();
        }

        private boolean cityBefore(AddressTokens line, int at, String code) {
            for (int words = 1; words <= Math.min(LONGEST_CITY, at); words++) {
                if (lexicon.mayBeCity(line, at - words, at)) {
                    String city = CityKeys.of(line, at - words, at);
                    if (lexicon.isCity(city, code) && mayBeSaid(line, at - words, city)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
