package org.narrowgate.core.identity;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.narrowgate.core.person.PersonName;

/**
 * One record of the custodian that may be the person of a row.
 *
 * @param personKey the custodian's key of the record
 * @param numbers canonical identity numbers by name; an absent one has no entry
 * @param names the forms of the name that the record holds, current one first
 * @param birthDay epoch day; empty if not on record
 * @param sex as recorded; empty if not on record
 * @param deathDay epoch day; empty if no death is on record
 */
public record Candidate(
        String personKey,
        Map<String, String> numbers,
        List<PersonName> names,
        OptionalLong birthDay,
        String sex,
        OptionalLong deathDay,
        List<HeldAddress> addresses) {

    public Candidate {
        numbers = Map.copyOf(numbers);
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
    }

    /** Never the particulars: it may reach a log. */
    @Override
    public String toString() {
        return "Candidate[names=" + names.size() + ", addresses=" + addresses.size() + "]";
    }
}
