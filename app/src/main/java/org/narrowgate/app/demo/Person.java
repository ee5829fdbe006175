package org.narrowgate.app.demo;

import java.util.List;
import java.util.OptionalLong;

/**
 * One invented person as the custodian's records hold him.
 *
 * @param key index in the population
 * @param formerFamily surname before marriage; empty if never changed
 * @param birthDay epoch day
 * @param deathDay epoch day; empty for the living
 * @param residences address history, oldest first, without gaps or overlaps
 */
record Person(
        long key,
        String tin,
        String given,
        String middle,
        String family,
        String suffix,
        String formerFamily,
        long birthDay,
        String sex,
        OptionalLong deathDay,
        List<Residence> residences) {

    int firstYear() {
        return residences.get(0).firstYear();
    }

    int lastYear() {
        return residences.get(residences.size() - 1).lastYear();
    }

    /** Never the particulars, although they are invented: the habit is the same everywhere. */
    @Override
    public String toString() {
        return "Person[residences=" + residences.size() + "]";
    }
}
