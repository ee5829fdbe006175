package org.narrowgate.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.ledger.DecisionsReader;
import org.narrowgate.ledger.LoggedDecision;

/** A run's evidence, block by block, each row held against its entry in the log. */
final class LoggedRows implements Iterator<LoggedDecision> {
    private final RunId run;
    private final EvidenceStore evidence;
    private final RunEntries entries;
    private final DecisionsReader log;
    private final Iterator<Long> blocks;
    private Iterator<EvidenceRow> rows = List.<EvidenceRow>of().iterator();
    private long position;

    LoggedRows(RunId run, EvidenceStore evidence, RunEntries entries, DecisionsReader log) throws IOException {
        this.run = run;
        this.evidence = evidence;
        this.entries = entries;
        this.log = log;
        this.blocks = evidence.blocks().iterator();
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && blocks.hasNext()) {
            try {
                EvidenceBlock block = evidence.read(blocks.next());
                position = block.position();
                rows = block.rows().iterator();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable.getMessage(), unreadable);
            }
        }
        return rows.hasNext();
    }

    @Override
    public LoggedDecision next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the run has no further row");
        }
        EvidenceRow row = rows.next();
        try {
            return log.logged(Opening.of(entries.index(position++), run, row.row(), row.seed(), row.slots()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable.getMessage(), unreadable);
        }
    }
}
