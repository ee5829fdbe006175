package org.narrowgate.app.trials;

import java.util.List;

/**
 * What a row states of a person, as text; an absent cell is empty.
 *
 * @param birthDate ISO 8601
 * @param line the street line
 */
public record Statement(
        String given,
        String middle,
        String family,
        String suffix,
        String birthDate,
        String number,
        String line,
        String city,
        String state,
        String zip) {

    /** All particulars of a person, at home. */
    static Statement of(Person person) {
        return new Statement(
                        person.given(),
                        person.middle(),
                        person.family(),
                        person.suffix(),
                        date(person.birthDay()),
                        person.number(),
                        "",
                        "",
                        "",
                        "")
                .at(person.home());
    }

    static String date(long epochDay) {
        return java.time.LocalDate.ofEpochDay(epochDay).toString();
    }

    /** The cells of a rows file, in the order of its columns, after the row's id. */
    public List<String> cells(String rowId) {
        return List.of(rowId, given, middle, family, suffix, birthDate, number, line, city, state, zip, "");
    }

    Statement at(Home home) {
        return at(home.line(), home.city(), home.state(), home.zip());
    }

    Statement at(String otherLine, String otherCity, String otherState, String otherZip) {
        return new Statement(
                given, middle, family, suffix, birthDate, number, otherLine, otherCity, otherState, otherZip);
    }

    Statement called(String otherGiven, String otherMiddle, String otherFamily, String otherSuffix) {
        return new Statement(
                otherGiven, otherMiddle, otherFamily, otherSuffix, birthDate, number, line, city, state, zip);
    }

    Statement givenName(String other) {
        return called(other, middle, family, suffix);
    }

    Statement surname(String other) {
        return called(given, middle, other, suffix);
    }

    Statement born(String date) {
        return new Statement(given, middle, family, suffix, date, number, line, city, state, zip);
    }

    Statement numbered(String other) {
        return new Statement(given, middle, family, suffix, birthDate, other, line, city, state, zip);
    }

    /** The name of another statement. */
    Statement namedAs(Statement other) {
        return called(other.given, other.middle, other.family, other.suffix);
    }

    /** The address of another statement. */
    Statement livingAs(Statement other) {
        return at(other.line, other.city, other.state, other.zip);
    }

    /** Never the particulars, although they are invented: the habit is the same everywhere. */
    @Override
    public String toString() {
        return "Statement[]";
    }
}
