package org.narrowgate.ledger;

import java.util.Set;
import org.narrowgate.core.proof.InclusionProof;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.Receipt;
import org.narrowgate.core.proof.SignedNote;

/**
 * A decision that provably stands in the published log. Only {@link DecisionsReader#logged} makes one, from an opening
 * that hashes to the log's entry, so whoever holds one cannot be ahead of the log; it can be made again at any time.
 */
public final class LoggedDecision {
    private final Opening opening;
    private final InclusionProof proof;
    private final SignedNote note;

    LoggedDecision(Opening opening, InclusionProof proof, SignedNote note) {
        this.opening = opening;
        this.proof = proof;
        this.note = note;
    }

    public Opening opening() {
        return opening;
    }

    public InclusionProof proof() {
        return proof;
    }

    /** The signed checkpoint under which the decision stands. */
    public SignedNote note() {
        return note;
    }

    /** A receipt that opens the slots with these numbers, counted from 1. */
    public Receipt receipt(Set<Integer> open) {
        return Receipt.of(opening, open, proof, note);
    }
}
