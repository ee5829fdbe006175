package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.ledger.DecisionsLog;

/**
 * Writes decided blocks in their order: evidence before entries, entries in groups, each group published. The summaries
 * of a block, which prove nothing, are written beside the next one's evidence.
 */
final class DecisionsWriter implements AutoCloseable {
    private final DecisionsLog log;
    private final EvidenceStore evidence;
    private final Projection projection;
    private final long run;
    private final int group;
    private final List<DecisionEntry> waiting = new ArrayList<>();
    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private Future<?> summaries = CompletableFuture.completedFuture(null);

    DecisionsWriter(DecisionsLog log, EvidenceStore evidence, Projection projection, long run, int group) {
        this.log = log;
        this.evidence = evidence;
        this.projection = projection;
        this.run = run;
        this.group = group;
    }

    void write(BlockWork.Decided block) throws IOException {
        evidence.write(block.evidence());
        awaitSummaries();
        summaries = beside.submit(() -> {
            projection.add(run, block.summaries());
            return null;
        });
        waiting.addAll(block.entries());
        if (waiting.size() >= group) {
            append();
        }
    }

    void finish() throws IOException {
        awaitSummaries();
        append();
    }

    private void awaitSummaries() throws IOException {
        try {
            summaries.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted; start it again to go on", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unusable) {
                throw unusable;
            }
            if (failed.getCause() instanceof Error machine) {
                throw machine;
            }
            throw new IllegalStateException("the summaries were not written", failed.getCause());
        }
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
        beside.shutdown();
        try {
            beside.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
