package org.narrowgate.app.due;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RowSummary;

/**
 * How many rows of a request stand as each of its runs decided them: a row that a later run decided again stands there,
 * and no longer in its parent.
 */
record DecidedLast(Map<Long, Count> byRun) {
    /** Rows that stand in one run. */
    record Count(long going, long held, long refused) {}

    /** Of complete runs, in the order in which they were opened. */
    static DecidedLast of(Custody custody, List<Long> runs) throws IOException {
        if (runs.size() == 1) {
            return new DecidedLast(Map.of(runs.get(0), told(custody, runs.get(0))));
        }
        List<RowSummary> last = new ArrayList<>();
        List<Long> in = new ArrayList<>();
        for (long run : runs) {
            for (RowSummary row : rows(custody, run)) {
                while (last.size() <= row.row()) {
                    last.add(row);
                    in.add(-1L);
                }
                last.set(Math.toIntExact(row.row()), row);
                in.set(Math.toIntExact(row.row()), run);
            }
        }
        Map<Long, Count> byRun = new HashMap<>();
        runs.forEach(run -> byRun.put(run, new Count(0, 0, 0)));
        for (int i = 0; i < last.size(); i++) {
            Outcome outcome = last.get(i).outcome();
            byRun.computeIfPresent(
                    in.get(i),
                    (run, count) -> new Count(
                            count.going() + (outcome == Outcome.DISCLOSE || outcome == Outcome.CONFIRM ? 1 : 0),
                            count.held() + (outcome == Outcome.HOLD ? 1 : 0),
                            count.refused() + (outcome == Outcome.WITHHOLD ? 1 : 0)));
        }
        return new DecidedLast(byRun);
    }

    /** What the register says that a run came to. */
    private static Count told(Custody custody, long run) throws IOException {
        RunClosed closed = custody.registry().closed(run).orElseThrow();
        Json totals = Json.read(custody.openings().open(closed.totals())).object("outcomes");
        return new Count(
                totals.number(Outcome.DISCLOSE.name()) + totals.number(Outcome.CONFIRM.name()),
                totals.number(Outcome.HOLD.name()),
                totals.number(Outcome.WITHHOLD.name()));
    }

    /** From the table of decisions where it has them, else from evidence: nothing is written to have them. */
    private static List<RowSummary> rows(Custody custody, long run) throws IOException {
        if (Files.isRegularFile(custody.workspace().state())) {
            try (Projection projection = Projection.read(custody.workspace().state())) {
                if (projection.isComplete(run)) {
                    return projection.rows(run);
                }
            }
        }
        List<RowSummary> rows = new ArrayList<>();
        try {
            RunRecord.open(custody.workspace(), custody.key(), custody.openings(), run)
                    .forEachRow(row -> rows.add(RowSummary.of(row)));
        } catch (RefusedException unknown) {
            throw new IOException(unknown.getMessage(), unknown);
        }
        return rows;
    }

    /** Whether anything of the request goes. */
    boolean anythingGoes() {
        return byRun.values().stream().anyMatch(count -> count.going() > 0);
    }
}
