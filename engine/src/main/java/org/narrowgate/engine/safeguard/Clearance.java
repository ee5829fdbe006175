package org.narrowgate.engine.safeguard;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Until when a named official of a recipient is cleared and trained.
 *
 * @param official id of the person on file
 * @param cleared first day on which the clearance no longer counts; empty if nothing is known of one
 * @param trained as {@code cleared}, of the training
 */
public record Clearance(String official, Optional<LocalDate> cleared, Optional<LocalDate> trained) {
    /** Both, of which a later paper may have spoken of one alone. */
    Clearance then(Clearance later) {
        return new Clearance(official, later.cleared.or(() -> cleared), later.trained.or(() -> trained));
    }
}
