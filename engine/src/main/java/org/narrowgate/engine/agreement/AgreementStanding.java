package org.narrowgate.engine.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How an agreement stands at an instant.
 *
 * @param version the one in force, or else the last one proposed; 0 if none was
 * @param text of that version; empty if it is missing or was altered
 * @param expires first day on which it is no longer in force, renewals included
 * @param lacking what keeps that version from being in force, each with what would be needed and from whom
 */
public record AgreementStanding(
        State state, long version, Optional<AgreementText> text, Optional<LocalDate> expires, List<String> lacking) {
    public AgreementStanding {
        lacking = List.copyOf(lacking);
    }

    /** Where it stands on its way. */
    public enum State {
        /** Nothing was proposed. */
        UNKNOWN,
        /** Reviews, answers or signatures are wanting. */
        PROPOSED,
        /** All that it needs is there; its day has not come. */
        SIGNED,
        IN_FORCE,
        SUSPENDED,
        EXPIRED,
        ENDED
    }

    public boolean isInForce() {
        return state == State.IN_FORCE;
    }

    /** Whether everything that was demanded of that version is there, whatever became of it since. */
    public boolean isSigned() {
        return state != State.UNKNOWN && state != State.PROPOSED;
    }
}
