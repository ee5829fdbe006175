package org.narrowgate.app.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of the request's rows, in the order in which they are written. */
enum Column {
    ROW_ID,
    GIVEN_NAME,
    MIDDLE_NAME,
    FAMILY_NAME,
    NAME_SUFFIX,
    BIRTH_DATE,
    TIN,
    ADDRESS_LINE,
    CITY,
    STATE,
    ZIP,
    COUNTRY,
    TAX_PERIODS,
    OFFENSE,
    CASE_ID,
    CASE_STATUS,
    ORDER_DATE,
    ORDER_GROUND,
    REVIEW_PENDING,
    DEPARTED_ON,
    REENTERED_ON,
    REASON,
    OFFICIALS,
    ATTESTED_BY;

    static List<String> header() {
        return Arrays.stream(values())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
