package org.narrowgate.engine.linkset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a column of a linkage set can hold of a person. */
public enum Particular {
    /** The row's own id; left out, rows are numbered from 1. */
    ID,
    /** Whom the row is of, the same in every row of one person: truth, never compared. */
    CLUSTER,
    GIVEN_NAME,
    MIDDLE_NAME,
    FAMILY_NAME,
    SUFFIX,
    /** In place of the four above. */
    FULL_NAME,
    BIRTH_DATE,
    SEX,
    NUMBER,
    HOUSE_NUMBER,
    /** With the house number in it where that has no column of its own. */
    STREET,
    STREET_2,
    UNIT,
    CITY,
    STATE,
    POSTCODE,
    COUNTRY;

    /** As a mapping writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in a row in memory, which is never kept. */
    int place() {
        return ordinal();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Particular::word).toList();
    }
}
