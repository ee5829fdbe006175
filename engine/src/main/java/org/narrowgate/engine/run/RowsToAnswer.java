package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.BitSet;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.registry.Registry;

/**
 * The rows of a run that the requester is told of. A first run answers every row. One that came from it decides again
 * what was held or barred, and which rows these were he must not learn: he is told of a row that goes now, and of one
 * for which he was told a stated ground before. Of every other he was given the one constant answer, and it stands.
 */
public final class RowsToAnswer {
    private final boolean every;
    private final BitSet told;

    private RowsToAnswer(boolean every, BitSet told) {
        this.every = every;
        this.told = told;
    }

    static RowsToAnswer of(OpenWorkspace open, Registry registry, long run) throws IOException, RefusedException {
        BitSet told = new BitSet();
        long first = registry.origin(run);
        for (long earlier : registry.family(first)) {
            if (earlier < run) {
                RunRecord.open(open.workspace(), open.key(), open.openings(), earlier)
                        .forEachRow(row -> told.set(Math.toIntExact(row.row()), isToldGrounds(row)));
            }
        }
        return new RowsToAnswer(first == run, told);
    }

    private static boolean isToldGrounds(DecidedRow row) {
        return !goes(row) && !row.statedGrounds().isEmpty();
    }

    private static boolean goes(DecidedRow row) {
        return row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM;
    }

    /** Whether every row is answered, so that none need be looked at to know. */
    public boolean areAll() {
        return every;
    }

    public boolean contains(DecidedRow row) {
        return goes(row) || isTold(row.row());
    }

    /** Whether he is told of a row, by number, of which nothing goes. */
    public boolean isTold(long row) {
        return every || told.get(Math.toIntExact(row));
    }
}
