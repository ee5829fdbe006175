package org.narrowgate.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.narrowgate.app.demo.Residence.Place;

/**
 * Invents homes: a real ZIP code with its city and State, a street name that no town has, a house number, sometimes a
 * unit. No place of detention can result, for their streets are real ones.
 */
final class Homes {
    private static final Set<String> NOT_AT_HOME =
            Set.of("AA", "AE", "AP", "PR", "VI", "GU", "AS", "MP", "FM", "MH", "PW", "UM");

    /** Towns that are, or sound like, an institution or an office. */
    private static final Pattern OFFICIAL = Pattern.compile(
            "(?i).*\\b(hospital|university|college|state|prison|institute|institution|facility|center|afb|air force|fort"
                    + "|camp|base|army|naval|jail|court|house|station|unknown|home|homes|general|rural|box|no)\\b.*");

    private static final List<String> BEGINNINGS = List.of(
            "Amber", "Ash", "Aspen", "Bracken", "Bramble", "Briar", "Cedar", "Clover", "Copper", "Crimson", "Daven",
            "Dapple", "Elder", "Ember", "Fallow", "Fern", "Finch", "Flint", "Gorse", "Hale", "Hazel", "Heather",
            "Hollin", "Indigo", "Juniper", "Kestrel", "Lark", "Larch", "Linden", "Marsh", "Mistle", "Moss", "Nettle",
            "Otter", "Pepper", "Quill", "Raven", "Russet", "Sable", "Sorrel", "Tansy", "Teasel", "Thistle", "Umber",
            "Velvet", "Willow", "Wren", "Yarrow");

    private static final List<String> ENDINGS = List.of(
            "bourne", "burrow", "combe", "croft", "dale", "dell", "fell", "feld", "gate", "grave", "ham", "hollin",
            "holt", "hurst", "keld", "leigh", "low", "mere", "more", "nook", "pool", "rigg", "scar", "shaw", "sike",
            "stead", "stock", "thorpe", "thwaite", "wick", "wold", "worth", "yard");

    private static final List<String> SUFFIXES = List.of(
            "St", "St", "St", "St", "Ave", "Ave", "Ave", "Rd", "Rd", "Dr", "Dr", "Ln", "Ln", "Ct", "Blvd", "Pl", "Cir",
            "Ter", "Way");

    private static final List<String> DIRECTIONALS = List.of("N", "S", "E", "W");

    private final List<Place> places;

    private Homes(List<Place> places) {
        this.places = places;
    }

    static Homes load() {
        List<Place> places = new ArrayList<>();
        for (List<String> row : Tables.rows("address/us_zip_city_state.csv")) {
            String city = row.get(1);
            boolean home = !NOT_AT_HOME.contains(row.get(2))
                    && !OFFICIAL.matcher(city).matches()
                    && city.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
            if (home) {
                places.add(new Place(city, row.get(2), row.get(0)));
            }
        }
        return new Homes(List.copyOf(places));
    }

    List<Place> places() {
        return places;
    }

    Residence anywhere(SplittableRandom random) {
        return at(random.nextInt(places.size()), random);
    }

    /** Most moves stay near: the table is sorted by ZIP code. */
    Residence movedFrom(Residence home, SplittableRandom random) {
        if (random.nextInt(100) < 40) {
            return anywhere(random);
        }
        int here = placeOf(home.place().zip());
        int there = Math.floorMod(here + random.nextInt(1, 40) * (random.nextBoolean() ? 1 : -1), places.size());
        return at(there, random);
    }

    private int placeOf(String zip) {
        int low = 0;
        int high = places.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).zip().compareTo(zip) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Residence at(int place, SplittableRandom random) {
        boolean flat = random.nextInt(100) < 30;
        return new Residence(
                random.nextInt(100) < 80 ? random.nextInt(10, 4000) : random.nextInt(4000, 19_999),
                random.nextInt(100) < 12 ? one(DIRECTIONALS, random) : "",
                one(BEGINNINGS, random) + one(ENDINGS, random),
                one(SUFFIXES, random),
                flat ? (random.nextInt(100) < 75 ? "Apt" : "Unit") : "",
                flat ? unit(random) : "",
                places.get(place),
                0,
                0,
                "");
    }

    private static String unit(SplittableRandom random) {
        int number = random.nextInt(1, 40);
        return switch (random.nextInt(3)) {
            case 0 -> String.valueOf(number);
            case 1 -> String.valueOf(number * 100 / 4 + 101);
            default -> number + String.valueOf((char) ('A' + random.nextInt(6)));
        };
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
