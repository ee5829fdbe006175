package org.narrowgate.core.person;

import java.util.Set;

/**
 * An address taken apart and normalised after USPS Publication 28; absent parts are empty strings, words are upper
 * case.
 *
 * @param raw the text as stated
 * @param number house, box or grid number, fraction included ({@code 123 1/2})
 * @param street name of the street as stated ({@code PO BOX}, {@code RR 2}, {@code PSC 3} for those forms)
 * @param suffix USPS abbreviation ({@code ST})
 * @param unitDesignator USPS abbreviation ({@code APT}), {@code #} where none was named
 * @param state two-letter code
 * @param streetKey name of the street in the form in which two spellings of it are equal
 * @param cityKey the same for the city
 * @param status the deciding one, by the precedence of {@link AddressStatus}
 * @param statuses all that hold, never empty
 */
public record PostalAddress(
        String raw,
        String number,
        String predirectional,
        String street,
        String suffix,
        String postdirectional,
        String unitDesignator,
        String unitId,
        String city,
        String state,
        String zip5,
        String zip4,
        String streetKey,
        String cityKey,
        AddressStatus status,
        Set<AddressStatus> statuses) {

    /** Designator and identifier as one text ({@code APT 4}); empty if there is none. */
    public String unit() {
        if (unitId.isEmpty()) {
            return unitDesignator;
        }
        return unitDesignator.isEmpty() ? unitId : unitDesignator + " " + unitId;
    }

    @Override
    public String toString() {
        return "PostalAddress[status=" + status + "]";
    }
}
