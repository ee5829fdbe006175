package org.narrowgate.app.identity;

import java.util.Locale;

/** What simpler rules do with the same rows. */
enum Baseline {
    NUMBER_AND_CONTROL("number and the first four letters of the surname"),
    NAME_AND_BIRTH("given name, surname and birth date, one record"),
    SCORE("Fellegi-Sunter score, 0.99"),
    NUMBER_ALONE("number alone");

    private final String words;

    Baseline(String words) {
        this.words = words;
    }

    /** As texts and JSON name it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return words;
    }
}
