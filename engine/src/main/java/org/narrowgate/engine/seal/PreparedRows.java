package org.narrowgate.engine.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.engine.evidence.ProtectedFile;
import org.narrowgate.engine.evidence.Spool;
import org.narrowgate.engine.parallel.ReadAhead;
import org.narrowgate.ledger.LoggedDecision;

/**
 * The rows of a run made ready to be sealed under one authorisation, in one reading of the evidence: every row has passed
 * the gate, and what each adds to the package waits in a {@link Spool}. So nothing is logged or sealed before all is
 * known to be sound, and what was read then is what is sealed. Only {@link #of} makes it, from decisions that stand in
 * the log; it can be sealed only once the same authorisation stands in the register ({@link Sealer#seal}).
 */
public final class PreparedRows implements AutoCloseable {
    private static final String SPOOL = "release.spool";

    private final PreparationOrder order;
    private final RowGate gate;
    private final RowLines lines;
    private final Spool spool;
    private final List<DisclosedRow> disclosed = new ArrayList<>();
    private long answered;

    private PreparedRows(PreparationOrder order, RowGate gate, Spool spool) {
        this.order = order;
        this.gate = gate;
        this.spool = spool;
        this.lines = new RowLines(
                order.layout(),
                order.catalog(),
                order.authorised().authorisation().fields());
    }

    /**
     * Takes every row of the run, in row order; on any refusal or failure nothing is left.
     *
     * @param scratch folder of temporary files
     */
    public static PreparedRows of(
            PreparationOrder order, Iterator<LoggedDecision> decisions, Path scratch, SecureRandom random)
            throws SealException, IOException {
        RowGate gate = RowGate.of(order);
        Spool spool = Spool.in(scratch, SPOOL, random);
        try {
            PreparedRows rows = new PreparedRows(order, gate, spool);
            rows.take(decisions);
            return rows;
        } catch (SealException | IOException | RuntimeException failed) {
            spool.close();
            throw failed;
        }
    }

    private void take(Iterator<LoggedDecision> decisions) throws SealException, IOException {
        try (ReadAhead<Chunk, SealException> chunks = ReadAhead.chunks(decisions, this::chunk)) {
            while (chunks.hasNext()) {
                Chunk chunk = chunks.next();
                for (LoggedDecision decision : chunk.decisions()) {
                    gate.pass(decision);
                }
                spool.add(chunk.tables(), chunk.receipts());
                answered += chunk.answered();
                disclosed.addAll(chunk.disclosed());
            }
        }
        gate.end();
    }

    /** Some rows in their order, what they add to the package, how many they are there, and which of them go. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    private record Chunk(
            List<LoggedDecision> decisions,
            ProtectedFile.Packed tables,
            byte[] receipts,
            int answered,
            List<DisclosedRow> disclosed) {}

    private Chunk chunk(List<LoggedDecision> decisions) throws SealException, IOException {
        List<RowLine> made = new ArrayList<>(decisions.size());
        List<DisclosedRow> going = new ArrayList<>();
        for (LoggedDecision decision : decisions) {
            Opening opening = decision.opening();
            if (!order.stage().test(opening.row())) {
                continue;
            }
            Outcome outcome = DecidedRow.outcome(opening.slot(order.layout().outcome()));
            if (outcome == Outcome.DISCLOSE || outcome == Outcome.CONFIRM) {
                DecidedRow row = DecidedRow.of(opening, order.layout(), order.catalog());
                made.add(lines.going(decision, row));
                going.add(DisclosedRow.of(row));
            } else if (order.told().test(opening.row())) {
                made.add(lines.withheld(opening));
            }
        }
        return new Chunk(
                decisions, ProtectedFile.Packed.of(RowLine.tables(made)), RowLine.receipts(made), made.size(), going);
    }

    /** What the rows add to the package, some at a time, in row order; unpacked ahead, on all cores. */
    ReadAhead<List<RowLine>, IOException> read() {
        return new ReadAhead<>(IntStream.range(0, spool.size())
                .<Callable<List<RowLine>>>mapToObj(chunk -> () -> lines(spool.read(chunk)))
                .iterator());
    }

    private static List<RowLine> lines(Spool.Chunk chunk) {
        return RowLine.read(chunk.packed(), chunk.plain());
    }

    Authorised authorised() {
        return order.authorised();
    }

    RowGate gate() {
        return gate;
    }

    RowLines lines() {
        return lines;
    }

    /** How many rows the package answers. */
    public long answered() {
        return answered;
    }

    /** The rows of which something goes, in row order. */
    public List<DisclosedRow> disclosed() {
        return Collections.unmodifiableList(disclosed);
    }

    /** Drops what waits. */
    @Override
    public void close() throws IOException {
        spool.close();
    }
}
