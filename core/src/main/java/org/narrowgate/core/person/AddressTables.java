package org.narrowgate.core.person;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the address parser must be told, as plain tables; words in any case, abbreviations as USPS writes them.
 *
 * @param suffixes variant of a street suffix to its standard abbreviation (Publication 28, appendix C1)
 * @param units secondary unit designators (appendix C2)
 * @param directionals word to abbreviation
 * @param states name of a State, territory or military region to its two-letter code
 * @param zips five-digit ZIP to its place
 * @param zip3States first three digits to the States that they occur in
 * @param countries names and codes of foreign countries and of their provinces that stand in a State's place
 * @param facilities places of detention, known by name and by address
 * @param requestersOwn the requester's own offices
 */
public record AddressTables(
        Map<String, String> suffixes,
        List<Unit> units,
        Map<String, String> directionals,
        Map<String, String> states,
        Map<String, ZipPlace> zips,
        Map<String, Set<String>> zip3States,
        Set<String> countries,
        List<Facility> facilities,
        List<StatedAddress> requestersOwn) {

    /** A unit designator and whether an identifier must follow it. */
    public record Unit(String designator, String abbreviation, boolean rangeRequired) {}

    /** Where a ZIP lies: the postal service's name for it, and a point in degrees. */
    public record ZipPlace(String city, String state, double latitude, double longitude) {}

    /** A place of detention. */
    public record Facility(String name, StatedAddress address) {}

    public AddressTables {
        suffixes = Map.copyOf(suffixes);
        units = List.copyOf(units);
        directionals = Map.copyOf(directionals);
        states = Map.copyOf(states);
        zips = Map.copyOf(zips);
        zip3States = Map.copyOf(zip3States);
        countries = Set.copyOf(countries);
        facilities = List.copyOf(facilities);
        requestersOwn = List.copyOf(requestersOwn);
    }
}
