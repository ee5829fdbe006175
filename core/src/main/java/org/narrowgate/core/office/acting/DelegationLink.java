package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One step by which authority went from an office to another.
 *
 * @param redelegable whether whoever received it may pass it on
 * @param from first day on which it is in force
 * @param until last such day; empty if it names none
 * @param coversProvision whether it reaches the provision under which the act is done
 * @param scopeClear whether that is said in so many words; false if by general words alone
 * @param sameDepartment whether both offices belong to the head's department
 * @param delegateIsOfficial whether the receiver is an officer, employee or agency of it, and no contractor
 * @param limitReached whether a limit that it sets is used up
 */
public record DelegationLink(
        String fromOffice,
        String to,
        boolean redelegable,
        LocalDate from,
        Optional<LocalDate> until,
        boolean coversProvision,
        boolean scopeClear,
        boolean sameDepartment,
        boolean delegateIsOfficial,
        boolean limitReached) {
    public DelegationLink {
        if (fromOffice.isBlank() || to.isBlank()) {
            throw new IllegalArgumentException(
                    "a delegation must name the office it comes from and the one it goes to");
        }
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException(
                    "a delegation cannot end on " + until.get() + ", before it begins on " + from);
        }
    }

    /** The days on which it is in force. */
    Span term() {
        return new Span(from, until);
    }
}
