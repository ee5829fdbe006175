package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.RowEncoder;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.RowCommitments;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.core.screening.Inadmissible;
import org.narrowgate.core.screening.Screening;
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

    /** A line of the request and every record found for it. */
    record Asked(RowStream.Line line, List<Candidate> candidates) {}

    /** What is to be written of a block: its evidence first, then its entries. */
    record Decided(EvidenceStore.Sealed evidence, List<DecisionEntry> entries, List<Projection.Entry> summaries) {
        long lastRow() {
            return summaries.get(summaries.size() - 1).row().row();
        }
    }

    Decided decide(long position, List<Asked> asked) throws IOException {
        List<EvidenceRow> rows = new ArrayList<>(asked.size());
        List<DecisionEntry> entries = new ArrayList<>(asked.size());
        List<Projection.Entry> summaries = new ArrayList<>(asked.size());
        for (Asked one : asked) {
            Screening screened = screening.of(one.line());
            Decision decision = screened.match(
                    (Admissible admissible) -> decider.decide(admissible, one.candidates()),
                    (Inadmissible inadmissible) -> decider.decide(inadmissible));
            byte[] seed = seeds.seed(decision.row());
            List<byte[]> slots = encoder.encode(decision);
            rows.add(new EvidenceRow(decision.row(), seed, slots));
            entries.add(new DecisionEntry(run, commitments.root(seed, slots)));
            summaries.add(new Projection.Entry(
                    RowSummary.of(decision),
                    RefusalTags.of(decision.screening().row(), screening.groups(), screening.key())));
        }
        return new Decided(evidence.seal(new EvidenceBlock(position, rows)), entries, summaries);
    }
}
