package org.narrowgate.engine.linkset;

import java.util.Optional;
import org.narrowgate.core.linkage.Comparison;

/**
 * One comparison of the research route.
 *
 * @param levels which level a pair shows
 * @param weighed the texts whose frequency adjusts exact agreement; empty if none does
 */
record FieldComparison(Comparison comparison, Levels levels, Optional<Texts> weighed) {

    /** The number of the level, or {@link org.narrowgate.core.linkage.Pattern#MISSING}. */
    @FunctionalInterface
    interface Levels {
        int of(int record, int request);
    }
}
