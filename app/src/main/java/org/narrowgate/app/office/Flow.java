package org.narrowgate.app.office;

import java.time.LocalDate;
import java.util.Optional;
import org.narrowgate.engine.document.Json;

/**
 * A delegation over time.
 *
 * @param words whole, with its limits
 * @param to the office, or the person, that it goes to
 * @param until first day after it; empty if no end is known
 * @param filed day on which it was filed
 */
public record Flow(String id, String words, String to, LocalDate from, Optional<LocalDate> until, LocalDate filed) {
    boolean isBackDated() {
        return filed.isAfter(from);
    }

    Json json() {
        Json json = Json.object()
                .put("delegation", id)
                .put("to", to)
                .put("from", from.toString())
                .put("filed", filed.toString());
        until.ifPresent(day -> json.put("until", day.toString()));
        return json;
    }
}
