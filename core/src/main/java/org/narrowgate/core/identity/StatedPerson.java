package org.narrowgate.core.identity;

import java.util.Map;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedDate;

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

    /** Never the particulars: it may reach a log. */
    @Override
    public String toString() {
        return "StatedPerson[name=" + name.status() + ", address=" + address.status() + "]";
    }
}
