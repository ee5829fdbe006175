package org.narrowgate.app.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.narrowgate.core.person.StatedAddress;

/** Spoils the address of a row: most of these ways were seen in the case (LAW section 4.2). */
final class AddressDefects {
    private static final Map<Defect, List<String>> INSTEAD = Map.of(
            Defect.FAILED_TO_PROVIDE, List.of("Failed to Provide", "FAILED TO PROVIDE", "failed to provide"),
            Defect.NOT_APPLICABLE, List.of("NA NA", "N/A", "NA", "NONE"),
            Defect.UNKNOWN_ADDRESS, List.of("Unknown Address", "UNKNOWN", "Address Unknown"),
            Defect.NO_FIXED_ADDRESS, List.of("Homeless", "Transient", "No fixed address", "General Delivery"));

    private static final List<StatedAddress> FOREIGN = List.of(
            new StatedAddress("Calle Hollin 45", "Monterrey", "Nuevo Leon", "64000", "Mexico"),
            new StatedAddress("12 Av Quilla", "Guatemala", "", "01001", "Guatemala"),
            new StatedAddress("88 Thistleworth Road", "Toronto", "ON", "M5V 2T6", "Canada"),
            new StatedAddress("Carrera 7 14-20", "Bogota", "", "110311", "Colombia"));

    private final List<List<String>> facilities = Tables.rows("address/us_detention_facilities.csv");
    private final Homes homes;

    AddressDefects(Homes homes) {
        this.homes = homes;
    }

    void spoil(Draft row, Defect defect, Subject subject, SplittableRandom random) {
        String city = row.get(Column.CITY);
        String state = row.get(Column.STATE);
        String zip = row.get(Column.ZIP);
        Residence home = subject.person().residences().get(0);
        row.clear(Column.COUNTRY);
        switch (defect) {
            case ADDRESS_BLANK -> row.address("", "", "", "");
            case FAILED_TO_PROVIDE, UNKNOWN_ADDRESS -> instead(row, defect, zip, random);
            case NOT_APPLICABLE -> instead(row, defect, random.nextBoolean() ? zip : "", random);
            case NO_FIXED_ADDRESS ->
                row.address(one(INSTEAD.getOrDefault(defect, List.of()), random), city, state, zip);
            case ZIP_ONLY -> row.address("", "", "", zip);
            case CITY_ONLY -> row.address("", city, state, random.nextBoolean() ? zip : "");
            case NO_NUMBER -> row.address(home.street() + " " + home.suffix(), city, state, zip);
            case NO_STREET -> row.address(String.valueOf(home.number()), city, state, zip);
            case DONT_CARE -> row.address("Don't Care 12345", "", "", "");
            case POST_OFFICE_BOX -> row.address("PO Box " + random.nextInt(10, 9999), city, state, zip);
            case CARE_OF -> row.address("c/o " + host(subject) + ", " + home.line(), city, state, zip);
            case ZIP_IN_OTHER_STATE -> row.address(row.get(Column.ADDRESS_LINE), city, state, elsewhere(state, random));
            case REQUESTERS_OFFICE -> place(row, one(RequestParts.OFFICES, random));
            case ABROAD -> abroad(row, one(FOREIGN, random));
            case FACILITY_NAME -> facility(row, false, random);
            case FACILITY_ADDRESS -> facility(row, true, random);
            default -> throw new IllegalArgumentException(defect + " is no defect of an address");
        }
    }

    private static void instead(Draft row, Defect defect, String zip, SplittableRandom random) {
        row.address(one(INSTEAD.getOrDefault(defect, List.of()), random), "", "", zip);
    }

    private static void place(Draft row, StatedAddress address) {
        row.address(address.line(), address.city(), address.state(), address.zip());
    }

    private static void abroad(Draft row, StatedAddress address) {
        place(row, address);
        row.set(Column.COUNTRY, address.country());
    }

    /** By name alone, as in the case, or by where its building stands. */
    private void facility(Draft row, boolean located, SplittableRandom random) {
        List<String> chosen = facilities.get(random.nextInt(facilities.size()));
        while (!usable(chosen)) {
            chosen = facilities.get(random.nextInt(facilities.size()));
        }
        row.address(chosen.get(located ? 2 : 1), chosen.get(3), chosen.get(4), chosen.get(5));
    }

    /** One whose name says what it is, and whose address begins with a number. */
    private boolean usable(List<String> facility) {
        return facility.get(1).matches(".*(CENTER|JAIL|FACILITY|PRISON).*")
                && facility.get(1).chars().noneMatch(Character::isDigit)
                && facility.get(2).matches("\\d{2,5} [A-Z .]+")
                && homes.places().stream()
                        .anyMatch(
                                p -> p.zip().equals(facility.get(5)) && p.city().equalsIgnoreCase(facility.get(3)));
    }

    private String elsewhere(String state, SplittableRandom random) {
        Residence.Place place = homes.places().get(random.nextInt(homes.places().size()));
        while (place.state().equals(state) || place.zip().matches("(063|205|739|834|967|969).*")) {
            place = homes.places().get(random.nextInt(homes.places().size()));
        }
        return place.zip();
    }

    private static String host(Subject subject) {
        Person host = subject.kin((subject.member() + 5) % Family.MEMBERS);
        return host.given() + " " + host.family();
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
