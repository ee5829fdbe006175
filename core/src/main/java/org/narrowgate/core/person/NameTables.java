package org.narrowgate.core.person;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which given names are used for which: one step in either direction, never a chain, so that two names which share a
 * nickname are not each other.
 *
 * @param nicknames name, normalised, to the names used for it, both directions included
 */
public record NameTables(Map<String, Set<String>> nicknames) {

    public NameTables {
        nicknames = Map.copyOf(nicknames);
    }

    public static NameTables empty() {
        return new NameTables(Map.of());
    }

    /** From a formal name and the nicknames listed for it. */
    public static NameTables of(Map<String, List<String>> listed) {
        Map<String, Set<String>> both = new HashMap<>();
        listed.forEach((name, nicks) -> {
            String formal = key(name);
            for (String nick : nicks) {
                both.computeIfAbsent(formal, k -> new HashSet<>()).add(key(nick));
                both.computeIfAbsent(key(nick), k -> new HashSet<>()).add(formal);
            }
        });
        both.replaceAll((name, nicks) -> Set.copyOf(nicks));
        return new NameTables(both);
    }

    public boolean isNickname(String one, String other) {
        Set<String> known = nicknames.get(one);
        return known != null && known.contains(other);
    }

    private static String key(String name) {
        return NameWords.joined(NameWords.of(name));
    }
}
