package org.narrowgate.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.parallel.ReadAhead;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.ledger.DecisionsReader;
import org.narrowgate.ledger.LoggedDecision;

/** A run's evidence in row order, each row held against its entry in the log; blocks are read ahead on all cores. */
public final class LoggedRows implements Iterator<LoggedDecision>, AutoCloseable {
    private final ReadAhead<List<LoggedDecision>, IOException> blocks;
    private Iterator<LoggedDecision> rows = List.<LoggedDecision>of().iterator();

    LoggedRows(RunId run, EvidenceStore evidence, RunEntries entries, DecisionsReader log) throws IOException {
        blocks = new ReadAhead<>(evidence.blocks().stream()
                .<Callable<List<LoggedDecision>>>map(
                        first -> () -> logged(run, evidence.read(first), entries, log.another()))
                .iterator());
    }

    private static List<LoggedDecision> logged(RunId run, EvidenceBlock block, RunEntries entries, DecisionsReader log)
            throws IOException {
        List<LoggedDecision> logged = new ArrayList<>(block.rows().size());
        long position = block.position();
        for (EvidenceRow row : block.rows()) {
            EvidenceRow.Kept kept = row.kept()
                    .orElseThrow(() -> new IOException("row #" + row.row() + " was erased by order (`erase list`), so"
                            + " that nothing is made of this run any more"));
            logged.add(log.logged(Opening.of(entries.index(position++), run, kept.row(), kept.seed(), kept.slots())));
        }
        return logged;
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && blocks.hasNext()) {
            try {
                rows = blocks.next().iterator();
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
        return rows.next();
    }

    @Override
    public void close() {
        blocks.close();
    }
}
