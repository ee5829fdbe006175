package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to choose pairs worth comparing: rows that have the same text under it.
 *
 * @param text of a row; empty if it has none
 */
record BlockKey(String name, Text text) {
    /** What rows must share to be compared. */
    interface Text {
        String of(FoldedRows rows, int row);
    }

    private static final int SHORTEST_HALVED = 6;
    private static final int BEGINNING = 5;
    private static final int YEAR = 4;

    /** Every key that the particulars allow; a pair is compared if any brings it together. */
    static List<BlockKey> all(List<String> others) {
        List<BlockKey> keys = new ArrayList<>(ofPersons());
        keys.addAll(ofNumbersAndPlaces());
        keys.addAll(ofOthers(others));
        return keys;
    }

    private static List<BlockKey> ofPersons() {
        List<BlockKey> keys = new ArrayList<>();
        keys.add(
                new BlockKey("both names in either order", (rows, row) -> either(given(rows, row), family(rows, row))));
        keys.add(new BlockKey(
                "sound of both names in either order",
                (rows, row) -> either(Likeness.soundex(given(rows, row)), Likeness.soundex(family(rows, row)))));
        keys.add(new BlockKey("given name", BlockKey::given));
        keys.add(new BlockKey("family name", BlockKey::family));
        keys.add(new BlockKey("sound of given name", (rows, row) -> Likeness.soundex(given(rows, row))));
        keys.add(new BlockKey("sound of family name", (rows, row) -> Likeness.soundex(family(rows, row))));
        keys.add(new BlockKey(
                "initials in either order, birth year",
                (rows, row) -> both(either(initial(given(rows, row)), initial(family(rows, row))), year(rows, row))));
        keys.add(new BlockKey("birth year", BlockKey::year));
        keys.add(new BlockKey("birth month and day", BlockKey::monthAndDay));
        keys.add(new BlockKey(
                "sound of family name, birth year",
                (rows, row) -> both(Likeness.soundex(family(rows, row)), year(rows, row))));
        keys.add(new BlockKey(
                "sound of given name, birth year",
                (rows, row) -> both(Likeness.soundex(given(rows, row)), year(rows, row))));
        keys.add(new BlockKey("birth date, day and month in either order", BlockKey::birth));
        return keys;
    }

    private static List<BlockKey> ofNumbersAndPlaces() {
        List<BlockKey> keys = new ArrayList<>();
        keys.add(new BlockKey("number", (rows, row) -> rows.get(row, Particular.NUMBER)));
        keys.add(new BlockKey("first half of number", (rows, row) -> half(rows.get(row, Particular.NUMBER), true)));
        keys.add(new BlockKey("second half of number", (rows, row) -> half(rows.get(row, Particular.NUMBER), false)));
        keys.add(new BlockKey("postcode", (rows, row) -> rows.get(row, Particular.POSTCODE)));
        keys.add(new BlockKey("city", (rows, row) -> rows.get(row, Particular.CITY)));
        keys.add(new BlockKey("street", (rows, row) -> rows.get(row, Particular.STREET)));
        keys.add(new BlockKey("second street line", (rows, row) -> rows.get(row, Particular.STREET_2)));
        keys.add(new BlockKey(
                "house number, beginning of street",
                (rows, row) ->
                        both(rows.get(row, Particular.HOUSE_NUMBER), beginning(rows.get(row, Particular.STREET)))));
        keys.add(new BlockKey(
                "sound of family name, postcode",
                (rows, row) -> both(Likeness.soundex(family(rows, row)), rows.get(row, Particular.POSTCODE))));
        keys.add(new BlockKey(
                "sound of given name, house number",
                (rows, row) -> both(Likeness.soundex(given(rows, row)), rows.get(row, Particular.HOUSE_NUMBER))));
        return keys;
    }

    private static List<BlockKey> ofOthers(List<String> others) {
        List<BlockKey> keys = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            int which = i;
            keys.add(new BlockKey(others.get(i), (rows, row) -> rows.other(row, which)));
            keys.add(new BlockKey("beginning of " + others.get(i), (rows, row) -> beginning(rows.other(row, which))));
        }
        return keys;
    }

    private static String given(FoldedRows rows, int row) {
        return rows.get(row, Particular.GIVEN_NAME);
    }

    private static String family(FoldedRows rows, int row) {
        return rows.get(row, Particular.FAMILY_NAME);
    }

    private static String either(String one, String other) {
        return one.compareTo(other) <= 0 ? both(one, other) : both(other, one);
    }

    private static String both(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? "" : one + "," + other;
    }

    private static String year(FoldedRows rows, int row) {
        String birth = rows.get(row, Particular.BIRTH_DATE);
        return birth.length() < YEAR ? "" : birth.substring(0, YEAR);
    }

    private static String monthAndDay(FoldedRows rows, int row) {
        String birth = rows.get(row, Particular.BIRTH_DATE);
        return birth.length() == 2 * YEAR ? birth.substring(YEAR) : "";
    }

    private static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, 1);
    }

    private static String birth(FoldedRows rows, int row) {
        String birth = rows.get(row, Particular.BIRTH_DATE);
        return birth.length() == 2 * YEAR
                ? birth.substring(0, YEAR) + either(birth.substring(YEAR, 6), birth.substring(6))
                : birth;
    }

    private static String half(String number, boolean first) {
        int middle = (number.length() + 1) / 2;
        if (number.length() < SHORTEST_HALVED) {
            return "";
        }
        return first ? number.substring(0, middle) : number.substring(number.length() - middle);
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), BEGINNING));
    }
}
