package org.narrowgate.app.identity;

/** What simpler rules do with the same rows. */
enum Baseline {
    NUMBER_AND_CONTROL("number and the first four letters of the surname"),
    NAME_AND_BIRTH("given name, surname and birth date, one record"),
    NUMBER_ALONE("number alone");

    private final String words;

    Baseline(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
