package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A nomination to the vacant office that was submitted to the Senate.
 *
 * @param ended day of its rejection, withdrawal or return; empty while it is pending (a confirmation ends the vacancy)
 */
public record Nomination(LocalDate submitted, Optional<LocalDate> ended, boolean ofTheActingPerson) {
    public Nomination {
        if (ended.isPresent() && ended.get().isBefore(submitted)) {
            throw new IllegalArgumentException(
                    "a nomination cannot end on " + ended.get() + ", before it was submitted on " + submitted);
        }
    }
}
