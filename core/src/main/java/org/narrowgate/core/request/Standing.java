package org.narrowgate.core.request;

import java.util.Optional;

/**
 * How agreement and bars stand on the day of decision; what is empty was not looked into, and stays unknown.
 *
 * @param agreement empty if nobody looked for it
 * @param bars empty if nobody looked for them
 */
public record Standing(Optional<OfAgreement> agreement, Optional<OfBars> bars) {
    /** The agreement; {@code partiesMatch}: its parties and authority are those of the request. */
    public record OfAgreement(boolean present, boolean signed, boolean inForce, boolean partiesMatch) {}

    /**
     * The bars that may stand in the way.
     *
     * @param stated a dated statement on bars, or a file of them, covers the decision day
     * @param run a public court order in force bars the whole run
     */
    public record OfBars(boolean stated, boolean run) {}
}
