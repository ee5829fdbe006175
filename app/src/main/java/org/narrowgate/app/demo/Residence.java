package org.narrowgate.app.demo;

/**
 * An address over some years of a person's history.
 *
 * @param number house number
 * @param predirectional {@code N}, {@code S}, {@code E}, {@code W} or empty
 * @param street invented name
 * @param suffix USPS abbreviation, capitalised
 * @param unitDesignator {@code Apt}, {@code Unit} or {@code Ste}; empty with {@code unitId}
 * @param furnishedBy taxpayer, third-party or custodian
 */
record Residence(
        int number,
        String predirectional,
        String street,
        String suffix,
        String unitDesignator,
        String unitId,
        Place place,
        int firstYear,
        int lastYear,
        String furnishedBy) {

    /** A ZIP code with its city and State. */
    record Place(String city, String state, String zip) {}

    /** The street line as the custodian holds it. */
    String line() {
        StringBuilder line = new StringBuilder(40).append(number).append(' ');
        if (!predirectional.isEmpty()) {
            line.append(predirectional).append(' ');
        }
        line.append(street).append(' ').append(suffix);
        if (!unitDesignator.isEmpty()) {
            line.append(' ').append(unitDesignator).append(' ').append(unitId);
        }
        return line.toString();
    }

    boolean holds(int year) {
        return firstYear <= year && year <= lastYear;
    }

    Residence over(int first, int last, String provenance) {
        return new Residence(
                number, predirectional, street, suffix, unitDesignator, unitId, place, first, last, provenance);
    }
}
