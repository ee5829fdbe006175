package org.narrowgate.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.person.AddressComparison;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.AddressTables;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;

/**
 * Two houses that differ in one part, which both state, never agree, however streets and towns are called: every word of
 * the tables is tried as the name of a street, in its own town, in one that is called like its suffix, and elsewhere.
 */
class StreetPairsTest {
    private static final AddressTables TABLES = ReferenceTables.load().address(List.of());
    private static final AddressParser PARSER = new AddressParser(TABLES);
    private static final int PAIRS = 40_000;

    /** Short and long forms of suffixes and the like; some are words that towns have, too. */
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
            Map.entry("Trl", "Trail"),
            Map.entry("N", "North"),
            Map.entry("S", "South"),
            Map.entry("E", "East"),
            Map.entry("W", "West"),
            Map.entry("Apt", "Apartment"),
            Map.entry("Ste", "Suite"));

    private static final List<String> SIDES = List.of("N", "S", "E", "W");
    private static final List<String> SUFFIXES =
            List.of("St", "Ave", "Rd", "Dr", "Ln", "Ct", "Blvd", "Pl", "Cir", "Ter", "Way", "Trl");

    private record Town(String name, String state, String zip) {}

    private record House(int number, String before, String name, String suffix, String after, String unit, Town town) {
        /**
         * In columns, in one line with commas, in one line without: where that has a side behind the street nobody can
         * say whose it is, for East Hartford is a town beside Hartford.
         */
        PostalAddress written(SplittableRandom random) {
            boolean inFull = random.nextBoolean();
            String street = Stream.of(
                            String.valueOf(number),
                            inFull ? full(before) : before,
                            name,
                            inFull ? full(suffix) : suffix,
                            inFull ? full(after) : after,
                            inFull ? full(unit) : unit)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
            street = random.nextBoolean() ? street : street.toUpperCase(Locale.ROOT);
            String zip = random.nextInt(4) == 0 ? "" : " " + town.zip;
            String division = after.isEmpty() && random.nextBoolean() ? " " : ", ";
            return PARSER.parts(
                    switch (random.nextInt(2)) {
                        case 0 -> one(street + division + town.name + division + town.state + zip);
                        default -> new StatedAddress(street, town.name, town.state, zip.strip(), "");
                    });
        }

        private static StatedAddress one(String line) {
            return new StatedAddress(line, "", "", "", "");
        }

        private static String full(String part) {
            String first = part.split(" ", 2)[0];
            return LONG.getOrDefault(first, first) + part.substring(first.length());
        }

        /** Another house: one part is another, the rest is the same. */
        House other(SplittableRandom random) {
            return switch (random.nextInt(5)) {
                case 0 -> new House(number + random.nextInt(1, 9), before, name, suffix, after, unit, town);
                case 1 -> new House(number, before, name, another(SUFFIXES, suffix, random), after, unit, town);
                case 2 -> before.isEmpty() ? suffixed(random) : sided(another(SIDES, before, random), after);
                case 3 -> after.isEmpty() ? suffixed(random) : sided(before, another(SIDES, after, random));
                default ->
                    unit.isEmpty()
                            ? suffixed(random)
                            : new House(number, before, name, suffix, after, unit + random.nextInt(1, 9), town);
            };
        }

        private House suffixed(SplittableRandom random) {
            return new House(number, before, name, another(SUFFIXES, suffix, random), after, unit, town);
        }

        private House sided(String otherBefore, String otherAfter) {
            return new House(number, otherBefore, name, suffix, otherAfter, unit, town);
        }

        private static String another(List<String> among, String than, SplittableRandom random) {
            String other = among.get(random.nextInt(among.size()));
            while (other.equals(than)) {
                other = among.get(random.nextInt(among.size()));
            }
            return other;
        }
    }

    @Test
    void two_houses_that_differ_in_one_part_never_agree_and_one_house_does_in_every_writing() {
        List<Town> towns = new TreeMap<>(TABLES.zips())
                .entrySet().stream()
                        .map(zip ->
                                new Town(zip.getValue().city(), zip.getValue().state(), zip.getKey()))
                        .toList();
        List<String> names = names(towns);
        List<Town> ofWords = towns.stream()
                .filter(town ->
                        TABLES.suffixes().containsKey(town.name.toLowerCase(Locale.ROOT)) || town.state.equals("CT"))
                .toList();
        SplittableRandom random = new SplittableRandom(20261128);
        List<String> together = new ArrayList<>();
        List<String> apart = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            Town town = (i % 4 == 0 ? ofWords : towns).get(random.nextInt((i % 4 == 0 ? ofWords : towns).size()));
            House house = house(town, i % 3 == 0 ? town.name : names.get(random.nextInt(names.size())), random);
            House other = house.other(random);
            if (AddressComparison.of(house.written(random), other.written(random))
                    .agrees()) {
                together.add(house + " and " + other);
            }
            if (!AddressComparison.of(house.written(random), house.written(random))
                    .agrees()) {
                apart.add(house.toString());
            }
        }
        assertThat(together).isEmpty();
        assertThat(apart).hasSizeLessThan(PAIRS / 100);
    }

    /** Spellings of one name by the rule: short forms of the table, saints, and spellings that the post itself lists. */
    private static final Set<String> ONE_NAME = Set.of(
            "ALLEY ALY",
            "AVE AVEN AVENUE",
            "CENTER CENTRE",
            "MEADOWS MEDOWS",
            "MOUNT MT",
            "SUMIT SUMMIT",
            "TERR TERRACE");

    @Test
    void no_two_names_of_the_tables_are_one_street_but_for_short_forms_and_saints() throws IOException {
        Map<String, TreeSet<String>> byKey = new TreeMap<>();
        Stream.of(
                        column("names/us_surnames_census1990.csv"),
                        column("names/us_given_names_ssa.csv"),
                        TABLES.zips().values().stream().map(AddressTables.ZipPlace::city))
                .flatMap(names -> names)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(name -> !name.matches(
                        ".*\\b(ST|STE|SAINTE?|FT|MT|JCT|SPGS|HTS|CENTER|N)\\b.+|.* (HTS|SPGS|JCT|CENTER|CENTRE)"))
                .distinct()
                .forEach(name ->
                        byKey.computeIfAbsent(key(name), key -> new TreeSet<>()).add(name.replaceAll("[^A-Z]", "")));
        List<String> collapsed = byKey.entrySet().stream()
                .filter(names -> !names.getKey().isEmpty() && names.getValue().size() > 1)
                .map(names -> String.join(" ", names.getValue()))
                .filter(names -> !ONE_NAME.contains(names))
                .toList();
        assertThat(byKey).hasSizeGreaterThan(90_000);
        assertThat(collapsed).isEmpty();
    }

    private static String key(String name) {
        PostalAddress read = PARSER.parts(new StatedAddress("100 " + name + " St", "Wray", "GA", "31798", ""));
        return read.streetKey().isEmpty()
                ? ""
                : String.join("|", read.number(), read.predirectional(), read.streetKey(), read.suffix());
    }

    private static Stream<String> column(String table) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReferenceTables.class.getResourceAsStream(table))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split(",", 2)[0]);
        }
    }

    private static House house(Town town, String name, SplittableRandom random) {
        return new House(
                random.nextInt(1, 9_999),
                random.nextInt(3) == 0 ? SIDES.get(random.nextInt(4)) : "",
                name,
                SUFFIXES.get(random.nextInt(SUFFIXES.size())),
                random.nextInt(5) == 0 ? SIDES.get(random.nextInt(4)) : "",
                random.nextInt(4) == 0 ? (random.nextBoolean() ? "Apt " : "Ste ") + random.nextInt(1, 40) : "",
                town);
    }

    /** What streets are called: towns, States, words of streets and numbers. */
    private static List<String> names(List<Town> towns) {
        TreeSet<String> names = new TreeSet<>();
        towns.stream().map(Town::name).forEach(names::add);
        TABLES.states().keySet().stream()
                .filter(state -> state.indexOf(',') < 0)
                .forEach(names::add);
        names.addAll(TABLES.suffixes().keySet());
        List<String> all = new ArrayList<>(names);
        for (int i = 0; i < 4_000; i++) {
            int n = 1 + i % 99;
            boolean teen = n / 10 == 1;
            all.add(n
                    + (!teen && n % 10 == 1 ? "st" : !teen && n % 10 == 2 ? "nd" : !teen && n % 10 == 3 ? "rd" : "th"));
        }
        return all;
    }
}
