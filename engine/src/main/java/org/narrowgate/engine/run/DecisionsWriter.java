package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.ledger.DecisionsLog;

/** Writes decided blocks in their order: evidence before entries, entries in groups, each group published. */
final class DecisionsWriter implements AutoCloseable {
    private final DecisionsLog log;
    private final EvidenceStore evidence;
    private final Projection projection;
    private final long run;
    private final int group;
    private final List<DecisionEntry> waiting = new ArrayList<>();

    DecisionsWriter(DecisionsLog log, EvidenceStore evidence, Projection projection, long run, int group) {
        this.log = log;
        this.evidence = evidence;
        this.projection = projection;
        this.run = run;
        this.group = group;
    }

    void write(BlockWork.Decided block) throws IOException {
        evidence.write(block.evidence());
        projection.add(run, block.summaries());
        waiting.addAll(block.entries());
        if (waiting.size() >= group) {
            append();
        }
    }

    void finish() throws IOException {
        append();
    }

    private void append() throws IOException {
        log.append(waiting);
        log.publish();
        waiting.clear();
    }

    /** Drops what was not appended: the next run finds evidence without an entry and makes it again. */
    @Override
    public void close() {
        waiting.clear();
    }
}
