package org.narrowgate.app.doctor;

/** What a failure says. */
final class Words {
    private Words() {}

    static String of(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
