package org.narrowgate.app.accounting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.narrowgate.engine.document.Json;

/**
 * Days in UTC that an account covers, the first and the last included.
 *
 * @param from the first; from the beginning if empty
 * @param to the last; to this day if empty
 */
public record Period(Optional<LocalDate> from, Optional<LocalDate> to) {
    /** Whether something of that instant was known when the period ended: what came later changes no past account. */
    boolean knows(Instant at) {
        return to.isEmpty() || !day(at).isAfter(to.get());
    }

    boolean holds(Instant at) {
        return knows(at) && (from.isEmpty() || !day(at).isBefore(from.get()));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    String words() {
        return from.map(day -> "from " + day).orElse("from the beginning")
                + to.map(day -> " to " + day + ", both days included").orElse(" on");
    }

    /** Adds its ends, each only where it has one. */
    void addTo(Json json) {
        from.ifPresent(day -> json.put("from", day.toString()));
        to.ifPresent(day -> json.put("to", day.toString()));
    }
}
