package org.narrowgate.core.person;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The form of a city's name in which two spellings of one city are equal. */
final class CityKeys {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("SAINT", "ST"),
            Map.entry("SAINTE", "STE"),
            Map.entry("FORT", "FT"),
            Map.entry("MOUNT", "MT"),
            Map.entry("NORTH", "N"),
            Map.entry("SOUTH", "S"),
            Map.entry("EAST", "E"),
            Map.entry("WEST", "W"),
            Map.entry("HEIGHTS", "HTS"),
            Map.entry("SPRINGS", "SPGS"),
            Map.entry("SPRING", "SPG"),
            Map.entry("BEACH", "BCH"),
            Map.entry("LAKE", "LK"),
            Map.entry("PARK", "PK"),
            Map.entry("ISLAND", "IS"),
            Map.entry("VILLAGE", "VLG"),
            Map.entry("JUNCTION", "JCT"),
            Map.entry("TOWNSHIP", "TWP"),
            Map.entry("POINT", "PT"),
            Map.entry("PORT", "PRT"),
            Map.entry("GROVE", "GRV"),
            Map.entry("VALLEY", "VLY"),
            Map.entry("AND", ""),
            Map.entry("&", ""));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("NYC", "NEWYORK"),
            Map.entry("NEWYORKCITY", "NEWYORK"),
            Map.entry("MANHATTAN", "NEWYORK"),
            Map.entry("WASHINGTONDC", "WASHINGTON"),
            Map.entry("SLC", "SALTLKCITY"),
            Map.entry("PHILA", "PHILADELPHIA"),
            Map.entry("OKC", "OKLAHOMACITY"),
            Map.entry("MPLS", "MINNEAPOLIS"),
            Map.entry("INDPLS", "INDIANAPOLIS"),
            Map.entry("ABQ", "ALBUQUERQUE"));

    private static final Set<String> MADE_UP = Set.of(
            "ANYTOWN", "ANYCITY", "SOMETOWN", "SOMECITY", "YOURTOWN", "YOURCITY", "TESTTOWN", "TESTCITY", "TESTVILLE");

    /** With these, as with a directional, the name of a town begins that is called after another. */
    private static final Set<String> FIRST =
            Set.of("NEW", "OLD", "MOUNT", "MT", "FORT", "FT", "LAKE", "PORT", "SAINT", "ST", "BIG", "LITTLE", "GREAT");

    private CityKeys() {}

    static boolean isFirstWord(String word) {
        return FIRST.contains(word);
    }

    /** Words that stand in a key in another form. */
    static Set<String> words() {
        return WORDS.keySet();
    }

    /** The form of a word in a key. */
    static String form(String word) {
        return WORDS.getOrDefault(word, word);
    }

    /** Names that are cities whatever the tables hold, as they may be written. */
    static Set<String> always() {
        Set<String> always = new HashSet<>(MADE_UP);
        always.addAll(NAMES.keySet());
        always.addAll(Set.of("APO", "FPO", "DPO"));
        return always;
    }

    static String of(AddressTokens words) {
        return of(words, 0, words.size());
    }

    static String of(AddressTokens words, int from, int to) {
        if (to - from == 1) {
            return named(words.word(from).city());
        }
        StringBuilder key = new StringBuilder(24);
        for (int i = from; i < to; i++) {
            key.append(words.word(i).city());
        }
        return named(key.toString());
    }

    private static String named(String joined) {
        return NAMES.getOrDefault(joined, joined);
    }

    /** Whether the key of these words is that one. */
    static boolean isOf(AddressTokens words, int from, int to, String key) {
        boolean likely = words.cityHash(from, to) == key.hashCode() || NAMES.containsValue(key);
        return likely && of(words, from, to).equals(key);
    }

    /** A post office of the forces: it lies where they are. */
    static boolean isMilitary(String key) {
        return key.length() == 3 && (key.equals("APO") || key.equals("FPO") || key.equals("DPO"));
    }

    /** Towns of sample addresses: whoever wrote one wrote the whole address down for show. */
    static boolean isMadeUp(String key) {
        return MADE_UP.contains(key);
    }
}
