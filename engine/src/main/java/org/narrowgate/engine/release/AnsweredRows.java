package org.narrowgate.engine.release;

import java.io.IOException;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.run.LoggedRows;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RowsToAnswer;
import org.narrowgate.ledger.DecisionsReader;

/** Which rows of a run its package answers. */
final class AnsweredRows {
    private final DecidedRun run;
    private final RowsToAnswer rows;

    private AnsweredRows(DecidedRun run, RowsToAnswer rows) {
        this.run = run;
        this.rows = rows;
    }

    static AnsweredRows of(DecidedRun run) throws IOException, RefusedException {
        return new AnsweredRows(run, run.answered());
    }

    /** How many; only where not all are answered is the evidence read for it. */
    long count(DecisionsReader log, RunEntries entries) throws IOException {
        if (rows.areAll()) {
            return run.closed().decisions();
        }
        long count = 0;
        try (LoggedRows logged = run.decisions(log, entries)) {
            while (logged.hasNext()) {
                DecidedRow row = DecidedRow.of(
                        logged.next().opening(), run.law().slots(), run.law().catalog());
                count += rows.contains(row) ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether the requester is told of a row of which nothing goes. */
    boolean isTold(long row) {
        return rows.isTold(row);
    }
}
