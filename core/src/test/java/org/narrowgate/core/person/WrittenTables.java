package org.narrowgate.core.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of Publication 28 in full, and of the places those that the written addresses name. */
final class WrittenTables {

    private WrittenTables() {}

    static AddressTables address() {
        Map<String, AddressTables.ZipPlace> zips = new HashMap<>();
        Map<String, Set<String>> zip3 = new HashMap<>();
        for (String line : lines("zips.csv")) {
            String[] row = line.split(",", -1);
            zips.put(
                    row[0],
                    new AddressTables.ZipPlace(row[1], row[2], Double.parseDouble(row[3]), Double.parseDouble(row[4])));
            zip3.computeIfAbsent(row[0].substring(0, 3), k -> new HashSet<>()).add(row[2]);
        }
        zip3.put("123", Set.of("NY"));
        return new AddressTables(
                pairs("suffixes.csv"),
                lines("units.csv").stream().map(WrittenTables::unit).toList(),
                pairs("directionals.csv"),
                pairs("states.csv"),
                zips,
                zip3,
                Set.copyOf(lines("foreign.txt")),
                List.of(
                        facility("PINEFIELD PROCESSING PLACE (OLD DEPOT)", "901 Pinefield Rd", "Houston", "77002"),
                        facility("ALDER COUNTY", "12 Alder Annex Ste 5", "Dallas", "75201"),
                        facility("LONGHOUSE", "Depot Road", "Houston", "77002"),
                        facility("NAMELESS", "Unknown", "Houston", "77002")),
                List.of(new StatedAddress("500 12th St SW", "Washington", "DC", "20536", "")));
    }

    private static AddressTables.Facility facility(String name, String line, String city, String zip) {
        return new AddressTables.Facility(name, new StatedAddress(line, city, "TX", zip, ""));
    }

    private static AddressTables.Unit unit(String line) {
        String[] row = line.split(",", -1);
        return new AddressTables.Unit(row[0], row[1], row[2].equals("1"));
    }

    private static Map<String, String> pairs(String name) {
        Map<String, String> pairs = new HashMap<>();
        for (String line : lines(name)) {
            String[] row = line.split(",", -1);
            pairs.put(row[0], row[1]);
        }
        return pairs;
    }

    static List<String> lines(String name) {
        try (InputStream stream = WrittenTables.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no test resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
