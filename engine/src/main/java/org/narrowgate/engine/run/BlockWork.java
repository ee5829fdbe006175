package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.RowEncoder;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.RowCommitments;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.intake.RowStream;
import org.narrowgate.engine.state.Projection;
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
    }

    /**
     * A block of rows held against the request: those that were stopped are decided, the others wait for records.
     *
     * @param rows one for each row; empty where it waits
     * @param admissible those that wait, in their order
     */
    record Screened(List<Optional<Row>> rows, List<Admissible> admissible, long lastRow) {
        int size() {
            return rows.size();
        }
    }

    /** One decided row in each of its forms. */
    record Row(EvidenceRow evidence, DecisionEntry entry, Projection.Entry summary) {}

    /** What is to be written of a block: its evidence first, then its entries. */
    record Decided(
            EvidenceStore.Sealed evidence,
            List<DecisionEntry> entries,
            List<Projection.Entry> summaries,
            long lastRow) {}

    Screened screen(List<RowStream.Line> lines) {
        List<Optional<Row>> rows = new ArrayList<>(lines.size());
        List<Admissible> waiting = new ArrayList<>();
        for (RowStream.Line line : lines) {
            rows.add(screening
                    .of(line)
                    .match(
                            admissible -> {
                                waiting.add(admissible);
                                return Optional.empty();
                            },
                            inadmissible -> Optional.of(row(decider.decide(inadmissible)))));
        }
        return new Screened(rows, waiting, lines.get(lines.size() - 1).number());
    }

    /** Decides the rows that waited, {@code candidates} being those of each in turn. */
    Decided decide(long position, Screened block, List<List<Candidate>> candidates) throws IOException {
        List<EvidenceRow> rows = new ArrayList<>(block.size());
        List<DecisionEntry> entries = new ArrayList<>(block.size());
        List<Projection.Entry> summaries = new ArrayList<>(block.size());
        int waited = 0;
        for (Optional<Row> screened : block.rows()) {
            Row row;
            if (screened.isPresent()) {
                row = screened.get();
            } else {
                row = row(decider.decide(block.admissible().get(waited), candidates.get(waited)));
                waited++;
            }
            rows.add(row.evidence());
            entries.add(row.entry());
            summaries.add(row.summary());
        }
        return new Decided(evidence.seal(new EvidenceBlock(position, rows)), entries, summaries, block.lastRow());
    }

    private Row row(Decision decision) {
        byte[] seed = seeds.seed(decision.row());
        List<byte[]> slots = encoder.encode(decision);
        return new Row(
                new EvidenceRow(decision.row(), seed, slots),
                new DecisionEntry(run, commitments.root(seed, slots)),
                new Projection.Entry(
                        RowSummary.of(decision),
                        RefusalTags.of(decision.screening().row(), screening.groups(), screening.key())));
    }
}
