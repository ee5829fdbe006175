package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
 * Writes decided blocks in their order: evidence before entries, entries in groups, each group published. It waits for
 * the disk in threads of its own while further blocks are decided: the evidence of one group becomes durable while the
 * group before it is published. The summaries, which prove nothing, are written beside.
 */
final class DecisionsWriter implements DecidedBlocks {
    /** Blocks that may wait for the disk: they are in memory until then. */
    private static final int MOST_WAITING = 4;

    private final DecisionsLog log;
    private final EvidenceStore evidence;
    private final Projection projection;
    private final long run;
    private final int group;
    private List<DecisionEntry> waiting = new ArrayList<>();
    private Future<?> published = CompletableFuture.completedFuture(null);
    private final ExecutorService records = Executors.newSingleThreadExecutor();
    private final ExecutorService groups = Executors.newSingleThreadExecutor();
    private final ExecutorService lists = Executors.newSingleThreadExecutor();
    private final Deque<Future<?>> pending = new ArrayDeque<>();
    private boolean failed;

    DecisionsWriter(DecisionsLog log, EvidenceStore evidence, Projection projection, long run, int group) {
        this.log = log;
        this.evidence = evidence;
        this.projection = projection;
        this.run = run;
        this.group = group;
    }

    /** Has a block written; that it, or one before it, could not be is told by this call or a later one. */
    @Override
    public void write(BlockWork.Decided block) throws IOException {
        pending.add(records.submit(() -> {
            record(block);
            return null;
        }));
        pending.add(lists.submit(() -> {
            projection.add(run, block.summaries());
            return null;
        }));
        while (pending.size() > 2 * MOST_WAITING) {
            await(pending.remove());
        }
    }

    /** Waits until everything is written and published. */
    @Override
    public void finish() throws IOException {
        while (!pending.isEmpty()) {
            await(pending.remove());
        }
        append();
        await(published);
    }

    /** After a block that was not written none may be: its entries would stand where the missing ones belong. */
    private void record(BlockWork.Decided block) throws IOException {
        if (failed) {
            return;
        }
        failed = true;
        evidence.write(block.evidence());
        waiting.addAll(block.entries());
        if (waiting.size() >= group) {
            append();
        }
        failed = false;
    }

    /** Begins to publish a group whose evidence is durable, once the group before it is published. */
    private void append() throws IOException {
        await(published);
        List<DecisionEntry> entries = waiting;
        waiting = new ArrayList<>(group);
        published = groups.submit(() -> {
            log.append(entries);
            log.publish();
            return null;
        });
    }

    private static void await(Future<?> written) throws IOException {
        try {
            written.get();
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
            throw new IllegalStateException("a block was not written", failed.getCause());
        }
    }

    /** Drops what was not appended: the next run finds evidence without an entry and makes it again. */
    @Override
    public void close() {
        for (ExecutorService writing : List.of(records, groups, lists)) {
            writing.shutdown();
            try {
                writing.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
