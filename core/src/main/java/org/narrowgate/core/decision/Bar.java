package org.narrowgate.core.decision;

import java.util.Set;

/**
 * What forbids an otherwise due disclosure to everybody or about one person.
 *
 * @param id how orders/ names it
 * @param kind court-order, informant, investigation, consent-withdrawn, protected-status
 * @param contested whether it raises a question instead of denying (HOLD)
 */
public record Bar(String id, String kind, String citation, boolean contested) {
    private static final Set<String> FLAGS = Set.of("informant", "investigation");

    /** Whether it is one of 26 U.S.C. 6103(i)(6), which reaches some doors only; whatever is none binds every door. */
    public boolean isFlag() {
        return FLAGS.contains(kind);
    }
}
