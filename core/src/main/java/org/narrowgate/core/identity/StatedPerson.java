package org.narrowgate.core.identity;

import java.util.HashMap;
import java.util.Map;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.core.request.RequestRow;

/**
 * The person of a row as stated.
 *
 * @param numbers by the pack's name of the number
 * @param sex as stated; empty if not
 * @param firstYear first requested year: a death before it is a veto
 * @param lastYear last requested year
 */
public record StatedPerson(
        PersonName name,
        StatedDate birthDate,
        Map<String, IdentityNumber> numbers,
        PostalAddress address,
        String sex,
        int firstYear,
        int lastYear) {

    public StatedPerson {
        numbers = Map.copyOf(numbers);
    }

    /** What a row of a request states, which has no column for the sex. */
    public static StatedPerson of(RequestRow row, int firstYear, int lastYear) {
        Map<String, IdentityNumber> numbers = new HashMap<>();
        row.numbers().forEach(number -> numbers.put(number.name(), number));
        return new StatedPerson(row.name(), row.birthDate(), numbers, row.address(), "", firstYear, lastYear);
    }

    /** Never the particulars: it may reach a log. */
    @Override
    public String toString() {
        return "StatedPerson[name=" + name.status() + ", address=" + address.status() + "]";
    }
}
