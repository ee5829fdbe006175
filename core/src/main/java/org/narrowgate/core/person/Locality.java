package org.narrowgate.core.person;

/** What the last line of an address says while it is being read: an empty string is "not stated". */
final class Locality {

    String city = "";
    String cityKey = "";
    String state = "";
    String zip5 = "";
    String zip4 = "";
    /** A column or word said that something is missing. */
    boolean placeholder;
    /** The town is one of sample addresses. */
    boolean madeUp;
    /** Something names a country, a province or a postal code that is not of the United States. */
    boolean foreign;

    boolean isEmpty() {
        return city.isEmpty() && state.isEmpty() && zip5.isEmpty();
    }

    void cityFrom(AddressTokens words, Lexicon lexicon) {
        if (words.isEmpty()) {
            return;
        }
        String key = CityKeys.of(words);
        String last = words.at(words.size() - 1);
        boolean labelled = last.equals("CITY") || last.equals("TOWN");
        // Home, Pennsylvania, and Tell City, Indiana, are towns.
        if (PlaceWords.isPlaceholder(words) && (state.isEmpty() || !lexicon.isCity(key, state))) {
            placeholder = true;
            madeUp |= labelled;
            return;
        }
        city = words.joined(0, words.size(), " ");
        cityKey = key;
        madeUp |= CityKeys.isMadeUp(cityKey)
                || (key.equals("HOMETOWN") && lexicon.placesOf(key, state).isEmpty());
    }

    /** Takes digits as a ZIP or ZIP+4; all noughts or all nines say that there is none. */
    void zipFrom(String digits) {
        String five = digits.substring(0, 5);
        if (five.equals("00000") || five.equals("99999")) {
            placeholder = true;
            return;
        }
        zip5 = five;
        zip4 = digits.length() == 9 ? digits.substring(5) : "";
    }

    /** The digits of a ZIP or ZIP+4 ({@code 77002}, {@code 77002-1234}, {@code 770021234}), or empty; an add-on cut short is none. */
    static String zipDigits(String word) {
        int length = word.length();
        if (length == 5 || length == 9) {
            if (AddressTokens.isNumber(word)) {
                return word;
            }
        }
        if (length == 10 && word.charAt(5) == '-') {
            String digits = word.substring(0, 5).concat(word.substring(6));
            return AddressTokens.isNumber(digits) ? digits : "";
        }
        boolean cut =
                length > 5 && length < 10 && word.charAt(5) == '-' && AddressTokens.isNumber(word.substring(0, 5));
        return cut && AddressTokens.isNumber(word.substring(6)) ? word.substring(0, 5) : "";
    }

    /** {@code SW1A 2AA}: the second half of a British one is a digit and two letters, the first begins with a letter. */
    static boolean isBritishPostcode(String first, String second) {
        return second.length() == 3
                && !AddressTokens.isOrdinal(second)
                && AddressTokens.isDigit(second.charAt(0))
                && isLetter(second.charAt(1))
                && isLetter(second.charAt(2))
                && first.length() >= 2
                && first.length() <= 4
                && isLetter(first.charAt(0))
                && AddressTokens.hasDigit(first);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** {@code K1A 0B1}: letter and digit in turn, three and three. */
    static boolean isCanadianPostcode(String joined) {
        if (joined.length() != 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            char c = joined.charAt(i);
            if (i % 2 == 0 ? c < 'A' || c > 'Z' : !AddressTokens.isDigit(c)) {
                return false;
            }
        }
        return true;
    }
}
