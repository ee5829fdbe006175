package org.narrowgate.app.trials;

import java.util.List;

/**
 * One invented person, as the register holds him if it holds him.
 *
 * @param index in the population; the key of the record
 * @param middle whole, an initial or empty
 * @param suffix {@code Jr}, {@code Sr} or empty, though it may be true that he is one of them
 * @param former surname before marriage, if the register holds it; else empty
 * @param birthDay epoch day
 * @param deathDay epoch day; 0 for the living
 * @param number nine digits
 * @param residences oldest first
 */
record Person(
        long index,
        String given,
        String middle,
        String family,
        String suffix,
        String former,
        long birthDay,
        boolean man,
        long deathDay,
        String number,
        List<Residence> residences) {

    /** A home over some years. */
    record Residence(Home home, int firstYear, int lastYear) {}

    Home home() {
        return residences.get(residences.size() - 1).home();
    }

    Person called(String otherGiven, String otherFamily) {
        return new Person(
                index, otherGiven, middle, otherFamily, suffix, former, birthDay, man, deathDay, number, residences);
    }

    /** Never the particulars, although they are invented: the habit is the same everywhere. */
    @Override
    public String toString() {
        return "Person[residences=" + residences.size() + "]";
    }
}
