package org.narrowgate.engine.holding;

import java.time.LocalDate;

/** What a holder of a release says in a paper. */
public sealed interface HoldingAct {
    /** Name of the release, e.g. {@code run-9}. */
    String release();

    /** He has it. */
    record Received(String release, LocalDate on) implements HoldingAct {}

    /**
     * He gives it to another as well, and goes on to hold it himself.
     *
     * @param to name of the further holder, as it is on file
     */
    record Passed(String release, String to, String why) implements HoldingAct {}

    /**
     * What he used it for since he last said so.
     *
     * @param byWhom who used it; nobody is an answer
     */
    record Attested(String release, String usedFor, String byWhom) implements HoldingAct {}

    /**
     * Nothing of it is left with him.
     *
     * @param on the day on which that was so
     */
    record Destroyed(String release, String how, LocalDate on) implements HoldingAct {}
}
