package org.narrowgate.engine.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.run.PastRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.workspace.KitScope;
import org.narrowgate.ledger.DecisionsReader;

/** One pass over the evidence of a run: each row against its entry in the log, and against what it comes to again. */
final class ReplayPass {
    private static final String LOG_ENTRY = "log entry";

    private final PastRun past;
    private final EvidenceStore evidence;
    private final Comparison comparison;
    private final boolean sameRules;
    private final Optional<KitScope> kit;
    private final DecisionsReader log;
    private final RunEntries entries;

    private ReplayPass(
            PastRun past,
            EvidenceStore evidence,
            Comparison comparison,
            boolean sameRules,
            Optional<KitScope> kit,
            DecisionsReader log,
            RunEntries entries) {
        this.past = past;
        this.evidence = evidence;
        this.comparison = comparison;
        this.sameRules = sameRules;
        this.kit = kit;
        this.log = log;
        this.entries = entries;
    }

    /**
     * @param sameRules whether any difference is an alarm
     */
    static ReplayPass over(PastRun past, EvidenceStore evidence, Comparison comparison, boolean sameRules)
            throws IOException {
        DecisionsReader log = Shards.of(past.workspace()).of(past.opened()).decisions();
        return new ReplayPass(
                past,
                evidence,
                comparison,
                sameRules,
                KitScope.of(past.workspace().root()).filter(scope -> scope.run() == past.run()),
                log,
                RunEntries.of(past.opened(), log.log()));
    }

    ReplayCounts run(Engine engine, Replay.Taking taking, Progress progress) throws IOException {
        ReplayCounts counts = new ReplayCounts();
        progress.stage("deciding again", entries.count());
        try (OrderedWork<Compared> work = new OrderedWork<>(compared -> {
            compared.into(counts, taking);
            progress.done(counts.rows());
        })) {
            for (long first : evidence.blocks()) {
                Engine.Deciding deciding = engine.next();
                work.submit(() -> {
                    EvidenceBlock block = evidence.read(first);
                    return compare(block, deciding.of(block));
                });
            }
            work.finish();
        }
        complete(counts);
        return counts;
    }

    /** A workspace holds every row; a kit those that it says, and of the others it is said that they are not here. */
    private void complete(ReplayCounts counts) {
        long erased =
                counts.erased().values().stream().mapToLong(Long::longValue).sum();
        boolean whole = kit.map(scope -> counts.rows() - erased == scope.rows() && counts.rows() <= entries.count())
                .orElse(counts.rows() == entries.count());
        if (whole) {
            counts.notHeld(entries.count() - counts.rows());
        } else {
            counts.alarm(new Alarm(counts.rows() + 1, "evidence is missing"));
        }
    }

    private Compared compare(EvidenceBlock block, List<Redecided> again) throws IOException {
        DecisionsReader own = log.another();
        Compared compared = new Compared();
        for (int i = 0; i < block.rows().size(); i++) {
            compared.rows++;
            if (block.rows().get(i) instanceof EvidenceRow.Kept row) {
                if (!isLogged(row, block.position() + i, own)) {
                    compared.alarms.add(new Alarm(row.row(), LOG_ENTRY));
                }
                compare(row, again.get(i), compared);
            } else if (block.rows().get(i) instanceof EvidenceRow.Erased erased) {
                compared.erased.merge(erased.order(), 1L, Long::sum);
            }
        }
        return compared;
    }

    private boolean isLogged(EvidenceRow.Kept row, long position, DecisionsReader own) throws IOException {
        if (position >= entries.count()) {
            return false;
        }
        try {
            return own.logged(Opening.of(
                                    entries.index(position), past.opened().runId(), row.row(), row.seed(), row.slots()))
                            .opening()
                            .row()
                    == row.row();
        } catch (ProofException another) {
            return false;
        }
    }

    private void compare(EvidenceRow.Kept row, Redecided again, Compared compared) {
        boolean same = again.slots()
                .filter(slots -> Comparison.same(row.slots(), slots))
                .isPresent();
        compared.otherBytes += same ? 0 : 1;
        if (sameRules) {
            if (!same) {
                compared.alarms.add(new Alarm(
                        row.row(),
                        again.slots()
                                .map(slots -> comparison.differing(row.slots(), slots))
                                .orElse("evidence")));
            }
            return;
        }
        Optional<ReplayedRow> changed = same ? Optional.empty() : comparison.changed(row, again);
        changed.ifPresent(compared.changed::add);
        if (changed.isEmpty()) {
            compared.unchanged++;
            compared.unchangedReleased += comparison.release(row.row()).isEmpty() ? 0 : 1;
        }
    }

    /** What one block came to. */
    private static final class Compared {
        private long rows;
        private long otherBytes;
        private long unchanged;
        private long unchangedReleased;
        private final Map<String, Long> erased = new TreeMap<>();
        private final List<Alarm> alarms = new ArrayList<>();
        private final List<ReplayedRow> changed = new ArrayList<>();

        void into(ReplayCounts counts, Replay.Taking taking) throws IOException {
            counts.rows(rows, otherBytes);
            erased.forEach(counts::erased);
            counts.unchanged(unchanged, unchangedReleased);
            alarms.forEach(counts::alarm);
            for (ReplayedRow row : changed) {
                counts.changed(row);
                taking.row(row);
            }
        }
    }
}
