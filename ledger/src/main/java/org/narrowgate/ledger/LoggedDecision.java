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
    private final VerifiedTile tile;
    private final LogReader log;

    /** The tile holds the opening's entry. */
    LoggedDecision(Opening opening, VerifiedTile tile, LogReader log) {
        this.opening = opening;
        this.tile = tile;
        this.log = log;
    }

    /** What opens the decision entirely: protected data. */
    public Opening opening() {
        return opening;
    }

    /** That the decision stands in the log under {@link #note}; made anew, for most rows are never asked for it. */
    public InclusionProof proof() throws LedgerException {
        return tile.proof(opening.index());
    }

    /** The signed checkpoint under which the decision stands. */
    public SignedNote note() {
        return log.note();
    }

    /** A receipt that opens the slots with these numbers, counted from 1. */
    public Receipt receipt(Set<Integer> open) throws LedgerException {
        return Receipt.of(opening, open, proof(), note());
    }
}
