package org.narrowgate.engine.safeguard;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that was found at a recipient's, and what became of it; a person closes it, never time.
 *
 * @param plan the last one
 */
public record Finding(
        SafeguardAct.Opened opened, Optional<SafeguardAct.Planned> plan, Optional<SafeguardAct.Closed> closed) {
    public String id() {
        return opened.finding();
    }

    public boolean isOpen() {
        return closed.isEmpty();
    }

    /** Whether a plan is dated, and its day has not passed. */
    public boolean isPlanned(LocalDate day) {
        return plan.filter(p -> !p.due().isBefore(day)).isPresent();
    }
}
