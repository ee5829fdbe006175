package org.narrowgate.app.demo;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The spellings in which people write one address. */
final class AddressText {
    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("St", "Street"),
            Map.entry("Ave", "Avenue"),
            Map.entry("Rd", "Road"),
            Map.entry("Dr", "Drive"),
            Map.entry("Ln", "Lane"),
            Map.entry("Ct", "Court"),
            Map.entry("Blvd", "Boulevard"),
            Map.entry("Pl", "Place"),
            Map.entry("Cir", "Circle"),
            Map.entry("Ter", "Terrace"),
            Map.entry("Way", "Way"),
            Map.entry("N", "North"),
            Map.entry("S", "South"),
            Map.entry("E", "East"),
            Map.entry("W", "West"),
            Map.entry("Apt", "Apartment"),
            Map.entry("Unit", "Unit"));

    private AddressText() {}

    static String of(Residence home, SplittableRandom random) {
        String street = withoutUnit(home, random);
        if (home.unitId().isEmpty()) {
            return street;
        }
        String designator = random.nextInt(4) == 0 ? word(home.unitDesignator()) : home.unitDesignator();
        return street + (random.nextInt(4) == 0 ? ", " : " ") + designator + " " + home.unitId();
    }

    static String withoutUnit(Residence home, SplittableRandom random) {
        boolean spelled = random.nextInt(4) == 0;
        String line = home.number()
                + (home.predirectional().isEmpty()
                        ? ""
                        : " " + (spelled ? word(home.predirectional()) : home.predirectional()))
                + " " + home.street() + " "
                + (spelled ? word(home.suffix()) : home.suffix() + (random.nextInt(6) == 0 ? "." : ""));
        return switch (random.nextInt(6)) {
            case 0 -> line.toUpperCase(Locale.ROOT);
            case 1 -> line.toLowerCase(Locale.ROOT);
            default -> line;
        };
    }

    private static String word(String abbreviation) {
        return LONG.getOrDefault(abbreviation, abbreviation);
    }
}
