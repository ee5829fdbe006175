package org.narrowgate.core.office;

import java.util.Optional;
import org.narrowgate.core.office.acting.ActingBasis;

/**
 * What somebody acts in an office by, as the paper says; what it does not say is not shown, and meets nothing.
 *
 * @param daysInAgency days served in the agency in the 365 before the vacancy (5 U.S.C. 3345(a)(3)(A))
 * @param gs15 whether at a rate of pay of GS-15 or above for these (5 U.S.C. 3345(a)(3)(B))
 * @param firstAssistantWhenVacant whether first assistant already when the office fell vacant
 * @param daysFirstAssistant days as first assistant in the 365 before the vacancy (5 U.S.C. 3345(b)(1)(A))
 * @param confirmedFirstAssistant whether confirmed by the Senate for the office of first assistant (3345(b)(2))
 * @param confirmedElsewhere whether in another office with the Senate's consent (5 U.S.C. 3345(a)(2))
 * @param directed whether the President directed it (5 U.S.C. 3345(a)(2), (3))
 */
public record ActingService(
        ActingBasis basis,
        Optional<Integer> daysInAgency,
        Optional<Boolean> gs15,
        Optional<Boolean> firstAssistantWhenVacant,
        Optional<Integer> daysFirstAssistant,
        Optional<Boolean> confirmedFirstAssistant,
        Optional<Boolean> directed,
        Optional<Boolean> confirmedElsewhere) {}
