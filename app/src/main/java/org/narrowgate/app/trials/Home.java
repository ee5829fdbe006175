package org.narrowgate.app.trials;

/**
 * An address.
 *
 * @param direction before the street's name; {@code N}, {@code S}, {@code E}, {@code W} or empty
 * @param suffix as USPS abbreviates it, capitalised
 * @param designator of the unit, {@code Apt}, {@code Unit} or {@code Ste}; empty with {@code unit}
 */
record Home(
        int number,
        String direction,
        String street,
        String suffix,
        String designator,
        String unit,
        String city,
        String state,
        String zip) {

    String line() {
        return number + " " + (direction.isEmpty() ? "" : direction + " ") + street + " " + suffix
                + (unit.isEmpty() ? "" : " " + designator + " " + unit);
    }

    Home numbered(int other) {
        return new Home(other, direction, street, suffix, designator, unit, city, state, zip);
    }

    Home directed(String other) {
        return new Home(number, other, street, suffix, designator, unit, city, state, zip);
    }

    Home suffixed(String other) {
        return new Home(number, direction, street, other, designator, unit, city, state, zip);
    }

    Home inUnit(String otherDesignator, String otherUnit) {
        return new Home(number, direction, street, suffix, otherDesignator, otherUnit, city, state, zip);
    }
}
