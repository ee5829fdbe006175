package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.BitSet;
import java.util.Set;
import java.util.function.LongPredicate;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.state.RowSummary;

/** The rows that a run decides, and the signed findings that it may rely on. */
final class HeldRows {
    private final BitSet held;
    private final boolean every;
    private final Judgments judgments;

    private HeldRows(BitSet held, boolean every, Judgments judgments) {
        this.held = held;
        this.every = every;
        this.judgments = judgments;
    }

    /** A run over the whole request, which relies on no finding. */
    static HeldRows everyRow() {
        return new HeldRows(new BitSet(), true, Judgments.none());
    }

    /**
     * The rows that a run and those that came from it still hold, to be decided with the findings that count.
     *
     * @param lifted ids of elements whose rows are decided again too, since what they rest on was lifted
     * @param stopped runs that are decided again wholly, since an order had stopped them before anything was answered
     * @param before only runs logged before this sequence number count, so that a resumed run decides what it was opened with
     */
    static HeldRows of(
            OpenWorkspace open,
            Registry registry,
            long parent,
            Set<String> lifted,
            LongPredicate stopped,
            long before,
            Judgments judgments)
            throws IOException {
        BitSet held = new BitSet();
        for (long run : registry.family(parent)) {
            if (run < before) {
                boolean wholly = stopped.test(run);
                for (RowSummary row : RunSummaries.of(open.workspace(), open.key(), open.openings(), run)) {
                    held.set(
                            Math.toIntExact(row.row()),
                            wholly || row.outcome() == Outcome.HOLD || lifted.contains(row.element()));
                }
            }
        }
        return new HeldRows(held, false, judgments);
    }

    boolean contains(long row) {
        return every || held.get(Math.toIntExact(row));
    }

    boolean isEmpty() {
        return !every && held.isEmpty();
    }

    Judgments judgments() {
        return judgments;
    }
}
