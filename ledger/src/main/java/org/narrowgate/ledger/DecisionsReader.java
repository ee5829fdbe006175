package org.narrowgate.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.RowCommitments;
import org.narrowgate.core.proof.TreeHasher;

/**
 * The published {@code decisions} log, and the one maker of {@link LoggedDecision}. It needs no lock, so a release can
 * be prepared days later or while the next run is written. One instance serves one thread.
 */
public final class DecisionsReader {
    private final LogReader log;
    private final RowCommitments commitments = new RowCommitments();
    private final TreeHasher hasher = new TreeHasher();
    private @Nullable VerifiedTile tile;

    private DecisionsReader(LogReader log) {
        this.log = log;
    }

    /** As {@link LogReader#open(Path, NoteVerifier)}. */
    public static DecisionsReader open(Path directory, NoteVerifier verifier) throws LedgerException {
        return new DecisionsReader(LogReader.open(directory, verifier));
    }

    /** Another reader under the same checkpoint, for another thread. */
    public DecisionsReader another() {
        return new DecisionsReader(log);
    }

    /** Refuses unless the opening hashes to the entry at its index, and that entry is under the signed checkpoint. */
    public LoggedDecision logged(Opening opening) throws LedgerException {
        long index = opening.index();
        if (index >= log.size()) {
            throw new ProofException(
                    "decision " + index + " is not published: the checkpoint covers " + log.size() + " entries");
        }
        Hash leaf = hasher.leaf(opening.entry(commitments).encode());
        try {
            VerifiedTile holding = tile(index);
            if (!holding.leaf(index).equals(leaf)) {
                throw new ProofException("the leaf at index " + index + " is another");
            }
            return new LoggedDecision(opening, holding, log);
        } catch (ProofException e) {
            throw new ProofException(
                    "the opening of decision " + index + " does not hash to the entry of the log: evidence and log"
                            + " differ, or the log is damaged; verify the log",
                    e);
        }
    }

    private VerifiedTile tile(long index) throws LedgerException {
        VerifiedTile known = tile;
        if (known == null || !known.holds(index)) {
            known = VerifiedTile.of(log, index / TilePath.FULL);
            tile = known;
        }
        return known;
    }

    /** The entry at an index below {@link #size}. */
    public DecisionEntry entry(long index) throws LedgerException {
        return DecisionEntry.decode(log.entry(index));
    }

    /** The checkpoint under which it reads. */
    public Checkpoint checkpoint() {
        return log.checkpoint();
    }

    /** The log itself, for entries and proofs. */
    public LogReader log() {
        return log;
    }

    /** How many decisions stand under the checkpoint. */
    public long size() {
        return log.size();
    }
}
