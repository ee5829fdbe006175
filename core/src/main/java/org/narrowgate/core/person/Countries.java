package org.narrowgate.core.person;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names and codes of countries, words joined without blanks: the United States, and all others. */
final class Countries {

    private static final Set<String> HOME = Set.of(
            "US",
            "USA",
            "UNITEDSTATES",
            "UNITEDSTATESOFAMERICA",
            "AMERICA",
            "EEUU",
            "ESTADOSUNIDOS",
            "UNITEDSTATE",
            "THEUNITEDSTATES",
            "EUA",
            "U",
            "840");

    private static final Set<String> HOME_ENDINGS =
            Set.of("US", "USA", "STATES", "AMERICA", "EEUU", "UNIDOS", "STATE", "EUA", "840");

    private final Set<String> foreign = new HashSet<>();
    private final Set<String> endings = new HashSet<>(HOME_ENDINGS);
    private final HashFilter filter;

    Countries(Set<String> names) {
        for (String name : names) {
            List<String> words = NameWords.of(name);
            foreign.add(NameWords.joined(words));
            endings.add(words.get(words.size() - 1));
        }
        Set<String> all = new HashSet<>(foreign);
        all.addAll(HOME);
        filter = new HashFilter(all);
    }

    boolean isForeign(String joined) {
        return foreign.contains(joined);
    }

    static boolean isHome(String joined) {
        return HOME.contains(joined);
    }

    /** Words with which the name of a country may end. */
    Set<String> endings() {
        return endings;
    }

    /** Whether it is worth asking for these words. */
    boolean mayBe(AddressTokens words, int from, int to) {
        return filter.mayHold(words.joinedHash(from, to));
    }
}
