package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.RowEncoder;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.RowCommitments;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.engine.evidence.EvidencePacker;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.ProtectedFile;
import org.narrowgate.engine.intake.RowStream;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RefusalTagger;
import org.narrowgate.engine.state.RefusalTags;
import org.narrowgate.engine.state.RowSummary;

/** Decides a block of rows, encodes what was decided and seals its evidence; one instance serves one thread. */
final class BlockWork {
    private final RunId run;
    private final RowScreening screening;
    private final Decider decider;
    private final RowEncoder encoder;
    private final RowSeeds seeds;
    private final EvidenceStore evidence;
    private final RowCommitments commitments = new RowCommitments();
    private final EvidencePacker packer = new EvidencePacker();
    private final RefusalTagger tagger;
    private final Map<RowSummary, RowSummary> known = new HashMap<>();

    BlockWork(
            RunId run,
            RowScreening screening,
            Decider decider,
            RowEncoder encoder,
            RowSeeds seeds,
            EvidenceStore evidence) {
        this.run = run;
        this.screening = screening;
        this.decider = decider;
        this.encoder = encoder;
        this.seeds = seeds;
        this.evidence = evidence;
        this.tagger = new RefusalTagger(screening.key());
    }

    /**
     * A block of rows held against the request: those that were stopped are decided, and packed small, for a million of
     * them may wait until the records were read.
     *
     * @param settled evidence of the decided rows
     * @param rows what became of the rows, each at its place; nothing yet where a row waits
     * @param waiting places in the block of the rows that wait
     * @param lines theirs, in the same order
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Screened(
            long firstRow,
            long lastRow,
            ProtectedFile.Packed settled,
            SettledRows rows,
            int[] waiting,
            PackedLines lines) {
        int size() {
            return rows.size();
        }
    }

    /** A block just screened, and the rows for which records are to be read. */
    record Asking(Screened block, List<Admissible> admissible) {}

    /** What is to be written of a block: its evidence first, then its entries. */
    record Decided(
            EvidenceStore.Sealed evidence,
            List<DecisionEntry> entries,
            List<Projection.Entry> summaries,
            long lastRow) {}

    Asking screen(List<RowStream.Line> lines) throws IOException {
        Writing writing = new Writing(
                SettledRows.of(lines.stream().mapToLong(RowStream.Line::number).toArray()));
        List<Admissible> admissible = new ArrayList<>();
        List<RowStream.Line> kept = new ArrayList<>();
        int[] waiting = new int[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            int place = i;
            Optional<Admissible> waits = screening.of(lines.get(i), tagger).match(Optional::of, stopped -> {
                writing.add(place, decider.decide(stopped));
                return Optional.empty();
            });
            if (waits.isPresent()) {
                waiting[admissible.size()] = place;
                admissible.add(waits.get());
                kept.add(lines.get(i));
            }
        }
        Screened block = new Screened(
                lines.get(0).number(),
                lines.get(lines.size() - 1).number(),
                packer.pack(writing.evidence),
                writing.settled,
                Arrays.copyOf(waiting, admissible.size()),
                PackedLines.of(kept));
        return new Asking(block, admissible);
    }

    /** Decides the rows of a block that waited, in their order, each with what the records hold on it. */
    Decided decide(long position, Screened block, List<Supplier<List<Candidate>>> found) throws IOException {
        Writing writing = new Writing(block.rows().copy());
        List<RowStream.Line> lines = block.lines().unpack();
        for (int i = 0; i < lines.size(); i++) {
            Admissible row = admissible(lines.get(i));
            writing.add(block.waiting()[i], decider.decide(row, found.get(i).get()));
        }
        List<ProtectedFile.Packed> sections = new ArrayList<>(List.of(block.settled()));
        if (!writing.evidence.isEmpty()) {
            sections.add(packer.pack(writing.evidence));
        }
        List<DecisionEntry> entries = new ArrayList<>(block.size());
        List<Projection.Entry> summaries = new ArrayList<>(block.size());
        for (int place = 0; place < block.size(); place++) {
            entries.add(writing.settled.entry(run, place));
            summaries.add(writing.settled.summary(place));
        }
        return new Decided(evidence.seal(position, block.firstRow(), sections), entries, summaries, block.lastRow());
    }

    private Admissible admissible(RowStream.Line line) {
        return screening.of(line, tagger).match(row -> row, stopped -> {
            throw new IllegalStateException("row #" + stopped.row().number() + " was admissible a moment ago");
        });
    }

    /** What becomes of the rows of one block, each put at its place. */
    private final class Writing {
        private final List<EvidenceRow.Kept> evidence = new ArrayList<>();
        private final SettledRows settled;

        Writing(SettledRows settled) {
            this.settled = settled;
        }

        void add(int place, Decision decision) {
            byte[] seed = seeds.seed(decision.row());
            List<byte[]> slots = encoder.encode(decision);
            evidence.add(new EvidenceRow.Kept(decision.row(), seed, slots));
            RowSummary summary = RowSummary.of(decision);
            RefusalTags tags =
                    summary.refuses() ? tagger.of(decision.screening().row(), screening.groups()) : RefusalTags.NONE;
            settled.settle(place, commitments.root(seed, slots), new Projection.Entry(summary, tags), known);
        }
    }
}
