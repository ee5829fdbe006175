package org.narrowgate.engine.linkset;

import java.util.Map;
import java.util.Optional;

/**
 * What one strict route reaches on a set.
 *
 * @param name {@code number}, {@code number-without-address} or {@code address}
 * @param unavailable why it cannot be tried on this set; empty if it was
 * @param tally identified rightly, wrongly, and requests that have a record and were not identified with it
 * @param rules how many requests each rule decided
 */
public record StrictRoute(String name, Optional<String> unavailable, Tally tally, Map<String, Long> rules) {
    static final String NUMBER = "number";
    static final String LOOSER = "number-without-address";
    static final String ADDRESS = "address";

    static StrictRoute unavailable(String name, String why) {
        return new StrictRoute(name, Optional.of(why), new Tally(0, 0, 0), Map.of());
    }
}
