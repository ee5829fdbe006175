package org.narrowgate.ledger;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;

/** The {@code decisions} log for writing: one entry of 49 bytes a row decided, in row order. */
public final class DecisionsLog implements AutoCloseable {
    private final Log log;
    private @Nullable DecisionsReader reader;

    private DecisionsLog(Log log) {
        this.log = log;
    }

    /** As {@link Log#open}. */
    public static DecisionsLog open(Path directory, NoteSigner signer) throws LedgerException {
        return new DecisionsLog(Log.open(directory, signer));
    }

    /** Makes the entries durable as one group and returns the index of the first. */
    public long append(List<DecisionEntry> entries) throws LedgerException {
        return log.append(entries.stream().map(DecisionEntry::encode).toList());
    }

    /** As {@link Log#publish}. */
    public SignedNote publish() throws LedgerException {
        return log.publish();
    }

    /** As {@link DecisionsReader#logged}, under this checkpoint, which must be the log's newest. */
    public synchronized LoggedDecision logged(Opening opening, Checkpoint published) throws LedgerException {
        if (!log.checkpoint().checkpoint().equals(published)) {
            throw new ProofException("the checkpoint is not the log's newest: publish, then take the newest");
        }
        DecisionsReader current = reader;
        if (current == null || !current.checkpoint().equals(published)) {
            current = DecisionsReader.open(log.directory(), log.verifier());
            reader = current;
        }
        return current.logged(opening);
    }

    /** The log itself, for sizes, entries and proofs. */
    public Log log() {
        return log;
    }

    @Override
    public void close() throws LedgerException {
        log.close();
    }
}
