package org.narrowgate.app.trials;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Invents homes in the ZIP codes of the fifty States and the District; each depends on the seed and its id alone. */
final class Homes {
    static final List<String> DIRECTIONS = List.of("N", "S", "E", "W");
    static final List<String> SUFFIXES = List.of("St", "Ave", "Rd", "Dr", "Ln", "Ct", "Blvd", "Pl", "Cir", "Ter");

    private static final int STREETS_IN_A_ZIP = 24;
    private static final long STREET = 0x5712EE7L;
    private static final long HOME = 0x40BEL;
    private static final Set<String> ELSEWHERE =
            Set.of("PR", "VI", "GU", "AS", "MP", "PW", "FM", "MH", "AA", "AE", "AP");
    private static final List<String> COMMON = List.of(
            "Main",
            "Oak",
            "Maple",
            "Park",
            "Cedar",
            "Elm",
            "Washington",
            "Pine",
            "Lake",
            "Hill",
            "Walnut",
            "Spring",
            "North",
            "Ridge",
            "Church",
            "Willow",
            "Mill",
            "Sunset",
            "Railroad",
            "Cherry",
            "Jackson",
            "Highland",
            "Forest",
            "River",
            "Meadow",
            "Broad",
            "Lincoln",
            "Center",
            "Dogwood",
            "Hickory",
            "Madison",
            "Spruce");

    private record Place(String city, String state, String zip) {}

    private final long seed;
    private final Names names;
    private final List<Place> places;

    Homes(long seed, Names names) {
        this.seed = seed;
        this.names = names;
        this.places = PublicTable.rows("address/us_zip_city_state.csv").stream()
                .filter(row -> !ELSEWHERE.contains(row.get(2)))
                .map(row -> new Place(row.get(1), row.get(2), row.get(0)))
                .toList();
    }

    Home at(long id) {
        SplittableRandom random = Seeds.random(seed, HOME, id);
        int place = random.nextInt(places.size());
        return on(place, random.nextInt(STREETS_IN_A_ZIP), random);
    }

    /** A home in the same ZIP code; on the same street where that is wanted. */
    Home near(long id, boolean sameStreet, SplittableRandom random) {
        SplittableRandom origin = Seeds.random(seed, HOME, id);
        int place = origin.nextInt(places.size());
        int street = origin.nextInt(STREETS_IN_A_ZIP);
        return on(place, sameStreet ? street : random.nextInt(STREETS_IN_A_ZIP), random);
    }

    private Home on(int place, int street, SplittableRandom random) {
        SplittableRandom of = Seeds.random(seed, STREET, (long) place * STREETS_IN_A_ZIP + street);
        int kind = of.nextInt(10);
        String name = kind < 5
                ? COMMON.get(of.nextInt(COMMON.size()))
                : kind < 9 ? names.family(of) : ordinal(of.nextInt(1, 90));
        String suffix = SUFFIXES.get(Math.min(of.nextInt(SUFFIXES.size()), of.nextInt(SUFFIXES.size())));
        String direction = of.nextInt(4) > 0 ? "" : DIRECTIONS.get(2 * of.nextInt(2) + random.nextInt(2));
        int number = random.nextInt(4) == 0 ? random.nextInt(1, 200) : random.nextInt(100, 9_999);
        Place at = places.get(place);
        Home house = new Home(number, direction, name, suffix, "", "", at.city(), at.state(), at.zip());
        return random.nextInt(4) == 0 ? withUnit(house, random) : house;
    }

    /** The same house with a unit, such as {@code Apt 4} or {@code Unit 2B}. */
    static Home withUnit(Home house, SplittableRandom random) {
        String unit = String.valueOf(random.nextInt(1, 40));
        int kind = random.nextInt(10);
        if (kind < 3) {
            unit += (char) ('A' + random.nextInt(6));
        }
        return house.inUnit(kind < 7 ? "Apt" : kind < 9 ? "Unit" : "Ste", unit);
    }

    private static String ordinal(int n) {
        boolean teen = n % 100 / 10 == 1;
        String ending = teen || n % 10 > 3 || n % 10 == 0 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : "rd";
        return n + ending;
    }
}
