package org.narrowgate.engine.pack;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.narrowgate.engine.pack.LawChange.Effect;

/** What differs between two lists of what is permitted. */
final class ListChange {
    private ListChange() {}

    /** Names what was added, which is wider, and what was removed. */
    static void each(Set<String> then, Set<String> now, BiConsumer<Effect, String> found) {
        new TreeSet<>(now)
                .stream().filter(o -> !then.contains(o)).forEach(o -> found.accept(Effect.WIDER, o + " added"));
        new TreeSet<>(then)
                .stream().filter(o -> !now.contains(o)).forEach(o -> found.accept(Effect.NARROWER, o + " removed"));
    }
}
