package org.narrowgate.core.office;

import java.time.Instant;
import java.util.List;

/** The rules, read from data, on who may act in a vacant office and who may do by delegation what an office may. */
public interface TenureRules {
    /** Whether an acting holder may act at an instant. */
    TenureJudgment acting(Roster roster, Office office, Term term, Instant at);

    /**
     * Whether a chain of delegations reaches from an office to a person.
     *
     * @param chain from the office to which the act belongs, in order; never empty
     * @param delegate the person who acts by it
     */
    TenureJudgment delegation(
            Roster roster, Office head, List<Granted> chain, Person delegate, Mandate mandate, Instant at);
}
