package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is claimed of a person who acts in an office; what is not known is empty and counts for nobody.
 *
 * @param appointedAndConfirmed whether the office is filled by the President with the Senate's advice and consent
 * @param excludedOffice whether 5 U.S.C. 3349c keeps it out, e.g. as a seat on a board of several members
 * @param from first day on which the person acts
 * @param until last day for which he was to act, by the paper that let him; empty if it names none
 * @param directedByPresident whether the President directed him to act
 * @param confirmedElsewhere whether he holds another office to which the Senate consented
 * @param daysInAgency days in which he served in the agency, of the 365 before the vacancy
 * @param payGs15OrAbove whether the pay of his position was at least that of GS-15
 * @param firstAssistantWhenVacant whether he was first assistant on the day of the vacancy
 * @param daysFirstAssistant days in which he was first assistant, of the 365 before the vacancy
 * @param confirmedFirstAssistant whether he is first assistant by the Senate's consent
 * @param expressAuthority whether a statute that names the office, or a recess commission, is at hand for him
 * @param writtenAuthority whether the order of succession or the designation is at hand in writing
 * @param transitionalInaugurations inauguration days on which the President changed
 */
public record ActingClaim(
        boolean appointedAndConfirmed,
        boolean excludedOffice,
        Optional<Vacancy> vacancy,
        ActingBasis basis,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<Boolean> directedByPresident,
        Optional<Boolean> confirmedElsewhere,
        Optional<Integer> daysInAgency,
        Optional<Boolean> payGs15OrAbove,
        Optional<Boolean> firstAssistantWhenVacant,
        Optional<Integer> daysFirstAssistant,
        Optional<Boolean> confirmedFirstAssistant,
        Optional<Boolean> expressAuthority,
        Optional<Boolean> writtenAuthority,
        List<Nomination> nominations,
        SenateCalendar senate,
        List<LocalDate> transitionalInaugurations) {
    public ActingClaim {
        nominations = List.copyOf(nominations);
        transitionalInaugurations = transitionalInaugurations.stream().sorted().toList();
        refuseNegative("daysInAgency", daysInAgency);
        refuseNegative("daysFirstAssistant", daysFirstAssistant);
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("nobody acts until " + until.get() + " who begins on " + from);
        }
    }

    private static void refuseNegative(String name, Optional<Integer> days) {
        if (days.isPresent() && days.get() < 0) {
            throw new IllegalArgumentException("`" + name + "` counts days and cannot be " + days.get());
        }
    }

    /** The days for which the person acts or was to act. */
    Span term() {
        return new Span(from, until);
    }
}
