package org.narrowgate.core.person;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables just large enough for the tests of core; the real ones are tested in the engine, where they are read. */
public final class SmallTables {

    private SmallTables() {}

    public static AddressTables address() {
        return new AddressTables(
                Map.ofEntries(
                        Map.entry("street", "st"),
                        Map.entry("st", "st"),
                        Map.entry("avenue", "ave"),
                        Map.entry("ave", "ave"),
                        Map.entry("road", "rd"),
                        Map.entry("rd", "rd"),
                        Map.entry("highway", "hwy"),
                        Map.entry("hwy", "hwy"),
                        Map.entry("lake", "lk"),
                        Map.entry("shore", "shr"),
                        Map.entry("drive", "dr"),
                        Map.entry("dr", "dr")),
                List.of(
                        new AddressTables.Unit("apartment", "APT", true),
                        new AddressTables.Unit("suite", "STE", true),
                        new AddressTables.Unit("rear", "REAR", false)),
                Map.of("north", "N", "south", "S", "east", "E", "west", "W", "northeast", "NE", "southwest", "SW"),
                Map.of("texas", "TX", "illinois", "IL", "district of columbia", "DC"),
                Map.of(
                        "77002", new AddressTables.ZipPlace("Houston", "TX", 29.76, -95.36),
                        "75201", new AddressTables.ZipPlace("Dallas", "TX", 32.79, -96.80),
                        "60601", new AddressTables.ZipPlace("Chicago", "IL", 41.89, -87.62),
                        "20536", new AddressTables.ZipPlace("Washington", "DC", 38.88, -77.02)),
                Map.of("770", Set.of("TX"), "752", Set.of("TX"), "606", Set.of("IL"), "205", Set.of("DC")),
                Set.of("Mexico", "Canada"),
                List.of(new AddressTables.Facility(
                        "PINEFIELD PROCESSING PLACE",
                        new StatedAddress("901 Pinefield Road", "Houston", "TX", "77002", ""))),
                List.of(new StatedAddress("500 12th St SW", "Washington", "DC", "20536", "")));
    }
}
