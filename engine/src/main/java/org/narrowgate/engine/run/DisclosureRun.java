package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.narrowgate.core.decision.RowEncoder;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.RunSecretFile;
import org.narrowgate.engine.intake.BatchCounter;
import org.narrowgate.engine.intake.BatchCounts;
import org.narrowgate.engine.intake.RowStream;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.records.CandidateCursor;
import org.narrowgate.engine.records.LookUp;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.Refusals;
import org.narrowgate.engine.state.RowSummary;
import org.narrowgate.engine.state.Totals;
import org.narrowgate.ledger.Log;

/**
 * The main job: a request decided row by row, logged and kept as evidence; nothing is released here.
 *
 * <p>The rows file is read in two passes, so that memory does not grow with it: one counts what only the whole batch can
 * tell; one screens stretch by stretch, and keeps the lines that wait until the records of the stretch are looked up. A
 * block's evidence is on disk before its entries are; entries become durable in groups. A run that was cut off goes on
 * behind its last durable entry: what it decided stands, and evidence without an entry is made again, byte for byte under
 * the same secret.
 */
public final class DisclosureRun {
    /**
     * Rows of a stretch, and admissible ones among them. Every stretch reads the records once, which is the dear part of
     * it, and keeps about 400 bytes in memory for each of its rows.
     */
    private static final int STRETCH_ROWS = 1_310_720;

    private static final int STRETCH_ADMISSIBLE = 1_000_000;
    /** Rows counted at a time: few, for the collector copies what waits. */
    private static final int COUNTED = 512;

    private final OpenWorkspace open;
    private final OpenRun run;
    private final Sizes sizes;
    private final Progress progress;
    private final EvidenceStore evidence;
    private final RunSecretFile secret;

    /**
     * How much is written, and held, at a time.
     *
     * @param block rows of one evidence file
     * @param group entries made durable together
     */
    public record Sizes(int block, int group) {
        public static final Sizes STANDARD = new Sizes(4_096, 65_536);
    }

    /**
     * How it ended.
     *
     * @param run the run's register sequence number
     * @param before rows that were decided before this call, of which none was decided again
     * @param closedBefore whether the run was complete already
     * @param emergency whether it was decided without an agreement, because the authority is for emergencies
     */
    public record Done(long run, long before, boolean closedBefore, boolean emergency, Totals totals) {}

    private DisclosureRun(OpenWorkspace open, OpenRun run, Sizes sizes, Progress progress) {
        this.open = open;
        this.run = run;
        this.sizes = sizes;
        this.progress = progress;
        this.evidence =
                new EvidenceStore(open.workspace().evidence(), run.opened().runId(), open.key());
        this.secret =
                new RunSecretFile(open.workspace().evidence(), run.opened().runId(), open.key());
    }

    /**
     * Decides the request in a folder, goes on with its run, or returns the run that decided it.
     *
     * @param packs folder of the statute packs
     * @param bars a file of bars; the dated statement in the workspace counts if empty
     * @throws RefusedException if the request cannot be decided at all; that is logged
     */
    public static Done decide(
            OpenWorkspace open, Path packs, Path request, Optional<Path> bars, Sizes sizes, Progress progress)
            throws IOException, DocumentException, RefusedException {
        return finish(open, new RunOpening(open, packs).of(request, bars, open.now()), sizes, progress);
    }

    /** Decides the held rows of a run again, in a child run, with the findings signed since. */
    public static Done decideHeld(
            OpenWorkspace open, Path packs, long parent, Optional<Path> bars, Sizes sizes, Progress progress)
            throws IOException, DocumentException, RefusedException {
        return finish(open, new RunOpening(open, packs).child(parent, bars, open.now()), sizes, progress);
    }

    /**
     * What {@link #decideHeld} would decide if some answers counted beside those that do, each row by its summary. Rows
     * are counted, screened, looked up and decided as in the run itself; nothing is logged, and nothing of it is kept.
     *
     * @throws RefusedException as the run itself would be
     */
    public static List<RowSummary> preview(
            OpenWorkspace open,
            Path packs,
            long parent,
            Optional<Path> bars,
            List<Judgment> answers,
            Sizes sizes,
            Progress progress)
            throws IOException, DocumentException, RefusedException {
        try (OpenRun run = new RunOpening(open, packs).supposed(parent, bars, open.now(), answers);
                Projection projection = Projection.read(open.workspace().state());
                SeenRows seen = new SeenRows()) {
            summaries(open).requireBefore(run.run(), projection);
            new DisclosureRun(open, run, sizes, progress)
                    .passes(0, RunLot.draw(open.random()).secret(), projection.refusalsBefore(run.run()), seen);
            return seen.rows();
        }
    }

    private static Done finish(OpenWorkspace open, OpenRun run, Sizes sizes, Progress progress)
            throws IOException, DocumentException {
        try (run;
                Projection projection = Projection.open(open.workspace().state())) {
            if (run.closed().isPresent()) {
                summaries(open).project(run.run(), projection);
                return new Done(
                        run.run(),
                        run.closed().get().decisions(),
                        true,
                        run.rules().rulebook().isEmergency(),
                        projection.totals(run.run()));
            }
            return new DisclosureRun(open, run, sizes, progress).goOn(projection);
        }
    }

    private static RunSummaries summaries(OpenWorkspace open) throws IOException {
        return new RunSummaries(
                open.workspace(), open.key(), open.openings(), open.register().read());
    }

    private Done goOn(Projection projection) throws IOException, DocumentException {
        if (run.rules().permitsAddressRoute() && !run.records().byAddress()) {
            progress.notice("the records have no index of their present version, so that no row without a number is"
                    + " identified by its address; to have them, run `narrowgate records index` before a request is"
                    + " decided");
        }
        byte[] runSecret = secret.read();
        if (!Arrays.equals(run.opened().secret().bytes(), RunOpening.sha256(runSecret))) {
            throw new IOException("the secret of run " + run.run()
                    + " is not the one that the register committed to; restore its file in `evidence`");
        }
        long decided = logged();
        evidence.dropFrom(decided);
        RunSummaries summaries = summaries(open);
        summaries.projectBefore(run.run(), projection);
        projection.begin(run.run());
        summaries.addTo(projection, run.run(), decided);
        try (DecisionsWriter writer =
                new DecisionsWriter(open.decisions(), evidence, projection, run.run(), sizes.group())) {
            passes(decided, runSecret, projection.refusalsBefore(run.run()), writer);
        }
        progress.stage("closing", 0);
        open.decisions().publish();
        projection.complete(run.run());
        Totals totals = projection.totals(run.run());
        open.register()
                .append(new RunClosed(
                        open.now(),
                        run.run(),
                        totals.rows(),
                        open.openings().commit(totals.json().compact())));
        secret.destroy();
        return new Done(run.run(), decided, false, run.rules().rulebook().isEmergency(), totals);
    }

    /** How many of its rows are logged already; a log that has ended takes no more. */
    private long logged() throws IOException {
        Log log = open.decisions().log();
        Shard own = open.shards().of(run.opened());
        if (!own.origin().equals(log.verifier().name())) {
            throw new IOException("run " + run.run() + " is not complete, and its log " + own.origin()
                    + " has ended: the register was altered; run `narrowgate verify`, restore it");
        }
        long from = run.opened().firstDecision();
        return RunEntries.find(run.opened().runId(), from, log.entries(from, log.size()))
                .count();
    }

    private void passes(long decided, byte[] runSecret, Refusals refusals, DecidedBlocks taking)
            throws IOException, DocumentException {
        BatchCounts counts = counted();
        try (DueRows due = new DueRows(rows(), run.rows(), decided)) {
            RowScreening screening = new RowScreening(
                    due.parser(),
                    counts,
                    refusals,
                    run.rules().groups(),
                    open.key(),
                    run.rules().screener(run.judgments()));
            Workers workers = new Workers(screening, runSecret);
            long position = decided;
            boolean more = true;
            while (more) {
                try (LookUp lookUp = run.records().lookUp()) {
                    Deque<BlockWork.Screened> stretch = screen(due, workers, lookUp);
                    more = !stretch.isEmpty();
                    position = decide(stretch, position, lookUp, workers, taking);
                }
            }
            taking.finish();
        }
    }

    private RowStream rows() throws IOException, DocumentException {
        return run.request().rows(run.rules().rowLayout(), run.rules().addresses()::parse);
    }

    /** The first pass: what only the whole file can tell. */
    private BatchCounts counted() throws IOException, DocumentException {
        progress.stage("counting", asked());
        BatchCounter counter = BatchCounter.of(
                run.rules().rowLayout(),
                run.request().header().officials(),
                run.opened().runId().bytes());
        try (DueRows all = new DueRows(rows(), row -> true, 0);
                OrderedWork<BatchCounter.Hashed> work = new OrderedWork<>(rows -> {
                    counter.add(rows);
                    progress.done(rows.first() + rows.rows() - 1);
                })) {
            RowParser parser = all.parser().counting(run.rules().addresses()::parts);
            for (List<RowStream.Line> lines = all.next(COUNTED); !lines.isEmpty(); lines = all.next(COUNTED)) {
                List<RowStream.Line> batch = lines;
                work.submit(() -> counter.hash(batch, parser));
            }
            work.finish();
        }
        return counter.finish();
    }

    /**
     * The second pass, up to the end of a stretch: rows that are stopped here are decided here, and for the others, and
     * no others, records are asked for. Empty at the end of the file.
     */
    private Deque<BlockWork.Screened> screen(DueRows due, Workers workers, LookUp lookUp)
            throws IOException, DocumentException {
        Deque<BlockWork.Screened> stretch = new ArrayDeque<>();
        try (OrderedWork<BlockWork.Asking> work = new OrderedWork<>(asking -> {
            asking.admissible().forEach(lookUp::add);
            stretch.add(asking.block());
            progress.done(asking.block().lastRow());
        })) {
            long rows = 0;
            long waiting = 0;
            while (rows < STRETCH_ROWS && waiting < STRETCH_ADMISSIBLE) {
                List<RowStream.Line> batch = due.next(sizes.block());
                if (batch.isEmpty()) {
                    break;
                }
                if (rows == 0) {
                    progress.stage("screening", asked());
                }
                work.submit(() -> workers.mine().screen(batch));
                rows += batch.size();
                waiting = waiting(stretch);
            }
            work.finish();
        }
        return stretch;
    }

    private static long waiting(Deque<BlockWork.Screened> stretch) {
        return stretch.stream().mapToLong(s -> s.waiting().length).sum();
    }

    /** Decides what waited for records, and has the stretch written in the order of rows. */
    private long decide(
            Deque<BlockWork.Screened> stretch, long first, LookUp lookUp, Workers workers, DecidedBlocks taking)
            throws IOException {
        if (stretch.isEmpty()) {
            return first;
        }
        progress.stage("reading records", 0);
        long position = first;
        try (CandidateCursor cursor = lookUp.candidates();
                OrderedWork<BlockWork.Decided> work = new OrderedWork<>(block -> {
                    taking.write(block);
                    progress.done(block.lastRow());
                })) {
            progress.stage("deciding", asked());
            while (!stretch.isEmpty()) {
                BlockWork.Screened block = stretch.remove();
                List<Supplier<List<Candidate>>> found = new ArrayList<>(block.waiting().length);
                for (int place : block.waiting()) {
                    found.add(cursor.found(block.rows().number(place)));
                }
                long at = position;
                work.submit(() -> workers.mine().decide(at, block, found));
                position += block.size();
            }
            work.finish();
        }
        return position;
    }

    private long asked() {
        return run.request().header().rows().count();
    }

    /** One {@link BlockWork} a thread. */
    private final class Workers {
        private final ThreadLocal<BlockWork> work;

        Workers(RowScreening screening, byte[] runSecret) {
            this.work = ThreadLocal.withInitial(() -> new BlockWork(
                    run.opened().runId(),
                    screening,
                    run.rules().decider(run.judgments(), run.records().byAddress()),
                    new RowEncoder(run.rules().slots(), screening.groups()),
                    new RowSeeds(runSecret),
                    evidence));
        }

        BlockWork mine() {
            return work.get();
        }
    }
}
