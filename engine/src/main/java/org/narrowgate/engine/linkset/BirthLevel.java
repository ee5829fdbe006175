package org.narrowgate.engine.linkset;

import java.util.Arrays;
import java.util.List;

/** How two birth dates of eight figures (year, month, day) stand to each other; other texts are one slip apart or different. */
enum BirthLevel {
    EXACT,
    DAY_AND_MONTH_SWAPPED,
    ONE_SLIP,
    TWO_PARTS_OF_THREE,
    SAME_YEAR,
    DIFFERENT;

    private static final int LENGTH = 8;

    static List<String> words() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** Its number in the comparison, whose levels are these in their order. */
    int number() {
        return ordinal();
    }

    static BirthLevel of(String one, String other) {
        if (one.equals(other)) {
            return EXACT;
        }
        boolean whole = one.length() == LENGTH && other.length() == LENGTH;
        if (whole && one.equals(other.substring(0, 4) + other.substring(6) + other.substring(4, 6))) {
            return DAY_AND_MONTH_SWAPPED;
        }
        if (Likeness.isOneEdit(one, other)) {
            return ONE_SLIP;
        }
        if (!whole) {
            return DIFFERENT;
        }
        boolean year = one.regionMatches(0, other, 0, 4);
        boolean month = one.regionMatches(4, other, 4, 2);
        boolean day = one.regionMatches(6, other, 6, 2);
        if ((year && (month || day)) || (month && day)) {
            return TWO_PARTS_OF_THREE;
        }
        return year ? SAME_YEAR : DIFFERENT;
    }
}
