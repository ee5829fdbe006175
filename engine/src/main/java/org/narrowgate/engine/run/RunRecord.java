package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.report.Breakdown;
import org.narrowgate.engine.report.Classification;
import org.narrowgate.engine.workspace.KitScope;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.DecisionsReader;
import org.narrowgate.ledger.LoggedDecision;

/** What is on record of one run, read without a lock: its law, its rows as decided, and their places in the log. */
public final class RunRecord {
    private final long run;
    private final RunOpened opened;
    private final Optional<RunClosed> closed;
    private final RunRules.Law law;
    private final EvidenceStore evidence;
    /** Whether all of it must be there: an inspector's archive holds what was ordered. */
    private final boolean whole;

    private final RunEntries entries;
    private final DecisionsReader decisions;

    private RunRecord(
            long run,
            RunOpened opened,
            Optional<RunClosed> closed,
            RunRules.Law law,
            EvidenceStore evidence,
            boolean whole,
            RunEntries entries,
            DecisionsReader decisions) {
        this.run = run;
        this.opened = opened;
        this.closed = closed;
        this.law = law;
        this.evidence = evidence;
        this.whole = whole;
        this.entries = entries;
        this.decisions = decisions;
    }

    /**
     * Opens the record of a run.
     *
     * @param run its register sequence number
     * @throws RefusedException if the register has no such run
     */
    public static RunRecord open(Workspace workspace, WorkspaceKey key, Openings openings, long run)
            throws IOException, RefusedException {
        Registry registry = Registry.read(workspace.register());
        RunOpened opened = registry.run(run)
                .orElseThrow(() -> new RefusedException(
                        "run", "run " + run + " is not in the register; `narrowgate status` lists the runs"));
        DecisionsReader log = Shards.of(workspace, registry).of(opened).decisions();
        return new RunRecord(
                run,
                opened,
                registry.closed(run),
                RunRules.Law.decode(openings.open(opened.law())),
                new EvidenceStore(workspace.evidence(), opened.runId(), key),
                KitScope.of(workspace.root()).isEmpty(),
                RunEntries.of(opened, log.log()),
                log);
    }

    public long run() {
        return run;
    }

    public RunOpened opened() {
        return opened;
    }

    public Optional<RunClosed> closed() {
        return closed;
    }

    public RunRules.Law law() {
        return law;
    }

    /** Rows whose decision is published. */
    public long decided() {
        return entries.count();
    }

    /** A decided row and where the log has it. */
    public record Found(DecidedRow row, Opening opening, LoggedDecision logged) {}

    /** The row with this number in the request; empty if this run did not decide it. */
    public Optional<Found> row(long number) throws IOException {
        Optional<EvidenceBlock> block = evidence.holding(number);
        if (block.isEmpty()) {
            requireEvidence();
            return Optional.empty();
        }
        List<EvidenceRow> rows = block.get().rows();
        for (int i = 0; i < rows.size(); i++) {
            Optional<EvidenceRow.Kept> kept = rows.get(i).kept();
            if (kept.isPresent() && kept.get().row() == number) {
                return Optional.of(found(kept.get(), block.get().position() + i));
            }
        }
        return Optional.empty();
    }

    /**
     * A row that was erased.
     *
     * @param order id of the paper that ordered it
     * @param index its entry in the decisions log, which stands
     */
    public record Gone(long row, String order, long index) {}

    /** The row with this number in the request, if the run decided it and it was erased. */
    public Optional<Gone> erased(long number) throws IOException {
        Optional<EvidenceBlock> block = evidence.holding(number);
        List<EvidenceRow> rows = block.map(EvidenceBlock::rows).orElse(List.of());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof EvidenceRow.Erased gone && gone.row() == number) {
                return Optional.of(
                        new Gone(number, gone.order(), entries.index(block.get().position() + i)));
            }
        }
        return Optional.empty();
    }

    /** The numbers of its rows in order, erased ones as well. */
    public void forEachNumber(LongConsumer taking) throws IOException {
        evidence.forEach(decided(), whole, block -> block.rows().forEach(row -> taking.accept(row.row())));
    }

    /** What takes rows with their places in the log. */
    public interface Taking {
        void of(Found found) throws IOException;
    }

    /** Those of these rows that the run decided and that were not erased, in order; every block is read once. */
    public void forEachFound(Set<Long> rows, Taking taking) throws IOException {
        evidence.forEach(decided(), whole, block -> {
            for (int i = 0; i < block.rows().size(); i++) {
                Optional<EvidenceRow.Kept> kept = block.rows().get(i).kept();
                if (kept.isPresent() && rows.contains(kept.get().row())) {
                    taking.of(found(kept.get(), block.position() + i));
                }
            }
        });
    }

    /** Every decided row that was not erased in order, one block in memory at a time. */
    public void forEachRow(Consumer<DecidedRow> taking) throws IOException {
        evidence.forEach(decided(), whole, block -> block.rows().stream()
                .limit(decided() - block.position())
                .flatMap(row -> row.kept().stream())
                .map(this::decoded)
                .forEach(taking));
    }

    /** What its decided rows come to by their classes; every block is read once, on all cores. */
    public Breakdown breakdown() throws IOException {
        Classification classes = new Classification(law.slots(), law.fields());
        Breakdown all = classes.breakdown();
        AtomicLong rows = new AtomicLong();
        try (OrderedWork<Breakdown> work = new OrderedWork<>(all::add)) {
            for (long first : evidence.blocks()) {
                work.submit(() -> {
                    EvidenceBlock block = evidence.read(first);
                    Breakdown part = classes.breakdown();
                    rows.addAndGet(block.rows().size());
                    block.rows().stream()
                            .limit(Math.max(0, decided() - block.position()))
                            .flatMap(row -> row.kept().stream())
                            .forEach(row -> classes.count(row, part));
                    return part;
                });
            }
            work.finish();
        }
        evidence.requireRows(whole ? rows.get() : decided(), decided());
        return all;
    }

    /** The number of the first row with this id, which the requester chose; empty if there is none. */
    public Optional<Long> numberOf(String rowId) throws IOException {
        for (long first : evidence.blocks()) {
            for (EvidenceRow row : evidence.read(first).rows()) {
                if (row.kept()
                        .filter(kept -> decoded(kept).rowId().equals(rowId))
                        .isPresent()) {
                    return Optional.of(row.row());
                }
            }
        }
        requireEvidence();
        return Optional.empty();
    }

    /** That a row is not found means nothing where evidence is lost. */
    private void requireEvidence() throws IOException {
        evidence.forEach(decided(), whole, block -> {});
    }

    private Found found(EvidenceRow.Kept row, long position) throws IOException {
        if (position >= entries.count()) {
            throw new IOException("row #" + row.row() + " is not yet logged; run `decide` again to go on");
        }
        Opening opening = opening(row, position);
        return new Found(decoded(row), opening, decisions.logged(opening));
    }

    private DecidedRow decoded(EvidenceRow.Kept row) {
        return DecidedRow.of(row.row(), row.slots(), law.slots(), law.catalog());
    }

    private Opening opening(EvidenceRow.Kept row, long position) {
        return Opening.of(entries.index(position), opened.runId(), row.row(), row.seed(), row.slots());
    }
}
