package org.narrowgate.core.office;

import java.time.Instant;
import java.util.Optional;

/**
 * One person's time in one office.
 *
 * @param id names it in papers
 * @param basis what an acting holder acts by; empty for others
 * @param from first instant, as the paper says; it gives authority from when it was filed at the earliest
 * @param until first instant after it, if the paper limits it
 * @param document SHA-256 of the appointment or designation, lower-case hexadecimal; empty if none is named
 */
public record Tenure(
        String id,
        String person,
        String office,
        Kind kind,
        Optional<ActingService> basis,
        Instant from,
        Optional<Instant> until,
        String document) {
    /** How the office is held. */
    public enum Kind {
        PERMANENT,
        ACTING,
        /** Its functions alone, by delegation: none that are its holder's and nobody else's. */
        DELEGATED
    }
}
