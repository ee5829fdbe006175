package org.narrowgate.engine.replay;

import java.util.List;
import java.util.Optional;

/**
 * A row decided again.
 *
 * @param slots canonical bytes of every slot; empty if it cannot be decided from evidence
 * @param lookUp why not; empty if it can
 */
record Redecided(Optional<List<byte[]>> slots, String lookUp) {
    static Redecided as(List<byte[]> slots) {
        return new Redecided(Optional.of(slots), "");
    }

    static Redecided needs(String lookUp) {
        return new Redecided(Optional.empty(), lookUp);
    }
}
