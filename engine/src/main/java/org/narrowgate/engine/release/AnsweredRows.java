package org.narrowgate.engine.release;

import java.io.IOException;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RowsToAnswer;
import org.narrowgate.ledger.DecisionsReader;
import org.narrowgate.ledger.LoggedDecision;

/** The logged decisions of a run that its package answers with, and how many they are. */
final class AnsweredRows {
    private final DecidedRun run;
    private final DecisionsReader log;
    private final RunEntries entries;
    private final RowsToAnswer rows;
    private final long count;

    private AnsweredRows(DecidedRun run, DecisionsReader log, RunEntries entries, RowsToAnswer rows)
            throws IOException {
        this.run = run;
        this.log = log;
        this.entries = entries;
        this.rows = rows;
        this.count = rows.areAll() ? run.closed().decisions() : told().count();
    }

    static AnsweredRows of(DecidedRun run, DecisionsReader log, RunEntries entries)
            throws IOException, RefusedException {
        AnsweredRows answered = new AnsweredRows(run, log, entries, run.answered());
        if (answered.count == 0) {
            throw new RefusedException(
                    "empty",
                    "run " + run.run() + " has no row to answer beyond what the runs before it answer: there is"
                            + " nothing to release");
        }
        return answered;
    }

    /** In row order; {@code next} may throw what {@link DecidedRun#decisions} may. */
    Iterator<LoggedDecision> rows() throws IOException {
        return rows.areAll() ? run.decisions(log, entries) : told().iterator();
    }

    long count() {
        return count;
    }

    private Stream<LoggedDecision> told() throws IOException {
        Spliterator<LoggedDecision> all =
                Spliterators.spliteratorUnknownSize(run.decisions(log, entries), Spliterator.ORDERED);
        return StreamSupport.stream(all, false)
                .filter(row -> rows.contains(DecidedRow.of(
                        row.opening(), run.law().slots(), run.law().catalog())));
    }
}
