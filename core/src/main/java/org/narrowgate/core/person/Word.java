package org.narrowgate.core.person;

/**
 * A word of an address with what the tables say of it, so that no reader has to ask them again.
 *
 * <p>A bit that names a reader (as {@link #BOX}) says that the reader may find something where this word stands; the
 * reader itself then decides. A word without the bit is none of its business.
 */
final class Word {

    static final int SUFFIX = 1;
    static final int DIRECTIONAL = 1 << 1;
    /** The designator of a unit. */
    static final int UNIT = 1 << 2;

    static final int STATE_CODE = 1 << 3;
    static final int ORDINAL = 1 << 5;
    static final int DIGIT = 1 << 6;
    /** May begin a unit. */
    static final int SECONDARY = 1 << 7;
    /** May begin a box or a route. */
    static final int BOX = 1 << 8;
    /** May begin a numbered road. */
    static final int ROAD = 1 << 9;
    /** May begin "care of". */
    static final int CARE = 1 << 10;
    /** May be part of a text that says that there is nothing. */
    static final int NOTHING = 1 << 11;
    /** Names an institution, or begins words that do. */
    static final int INSTITUTION = 1 << 12;
    /** Says that somebody has no fixed address, or begins words that do. */
    static final int NO_FIXED = 1 << 13;
    /** A State's code or name. */
    static final int STATE = 1 << 14;
    /** May end the name of a State. */
    static final int STATE_END = 1 << 15;
    /** May end the name of a country. */
    static final int COUNTRY_END = 1 << 16;
    /** No street has it in its name. */
    static final int PROSE = 1 << 18;
    /** Within a name it says where something is. */
    static final int WHERE = 1 << 19;
    /** Some table has it. */
    static final int LISTED = 1 << 17;

    static final Word NONE = new Word("", 0, Meaning.NONE);

    /**
     * What the tables have for a word; an empty string where they have nothing.
     *
     * @param suffix standard abbreviation
     * @param directional abbreviation
     * @param unit abbreviation of the designator
     * @param city form in the key of a city
     */
    record Meaning(String suffix, String directional, String unit, String city) {
        static final Meaning NONE = new Meaning("", "", "", "");
    }

    private final String text;
    private final int kinds;
    private final Meaning meaning;

    Word(String text, int kinds, Meaning meaning) {
        this.text = text;
        this.kinds = kinds;
        this.meaning = meaning;
    }

    /** A word that no table has. */
    static Word unlisted(String text) {
        return new Word(text, shape(text), Meaning.NONE);
    }

    /** Whether a table has it. */
    boolean isListed() {
        return (kinds & LISTED) != 0;
    }

    String text() {
        return text;
    }

    int kinds() {
        return kinds;
    }

    String suffix() {
        return meaning.suffix;
    }

    String directional() {
        return meaning.directional;
    }

    String unit() {
        return meaning.unit;
    }

    /** The form in the key of a city. */
    String city() {
        return isListed() ? meaning.city : text;
    }

    /** What the letters alone say, whatever the tables hold. */
    static int shape(String text) {
        if (AddressTokens.startsWithDigit(text)) {
            int alone = text.length() == 1 ? STATE_END : 0;
            return alone | DIGIT | NOTHING | (AddressTokens.isOrdinal(text) ? ORDINAL | SECONDARY : 0);
        }
        if (AddressTokens.hasDigit(text)) {
            return DIGIT | SECONDARY | BOX | ROAD;
        }
        return (PlaceWords.mayBeNothing(text) ? NOTHING : 0) | (text.length() == 1 ? STATE_END : 0);
    }
}
