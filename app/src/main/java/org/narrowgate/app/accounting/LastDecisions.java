package org.narrowgate.app.accounting;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.narrowgate.core.law.Layer;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.state.RowSummary;

/**
 * What became of the rows of one request. A row that was held, or stood before an order that was lifted, is decided again
 * in a later run; it is one row, and its last decision counts.
 */
final class LastDecisions {
    private static final int WAYS = 6;
    private final Custody custody;

    LastDecisions(Custody custody) {
        this.custody = custody;
    }

    /**
     * Counts them.
     *
     * @param runs of the request, in the order in which they were opened
     */
    RowOutcomes of(List<Long> runs) throws IOException, RefusedException {
        Optional<RunClosed> closed = runs.size() == 1 ? custody.registry().closed(runs.get(0)) : Optional.empty();
        return closed.isPresent()
                ? RowOutcomes.of(Json.read(custody.openings().open(closed.get().totals())))
                : byRow(runs);
    }

    private RowOutcomes byRow(List<Long> runs) throws IOException, RefusedException {
        long[] rows = new long[WAYS];
        Marks marks = new Marks();
        for (long run : runs) {
            RunRecord record = custody.run(run);
            LongAdder read = new LongAdder();
            record.forEachRow(row -> {
                int way = way(RowSummary.of(row));
                rows[way]++;
                rows[marks.replace(Math.toIntExact(row.row()), way)]--;
                read.increment();
            });
            if (read.sum() != record.decided()) {
                throw new IOException(
                        custody.workspace().evidence() + ": of run " + run + ", " + (record.decided() - read.sum())
                                + " rows are missing; restore them, then `narrowgate verify`");
            }
        }
        return new RowOutcomes(rows[1], rows[2], rows[3], rows[4], rows[5]);
    }

    /** From 1; 0 is of a row that no run decided before. */
    private static int way(RowSummary row) {
        return switch (row.outcome()) {
            case DISCLOSE -> 1;
            case CONFIRM -> 2;
            case WITHHOLD -> row.layer() == Layer.IDENTITY ? 3 : 4;
            case HOLD -> 5;
        };
    }

    /** How each row was decided last, a byte for each: a request may have millions. */
    private static final class Marks {
        private static final int ROOM = 1 << 12;
        private byte[] last = new byte[ROOM];

        /** Marks a row and gives what it was marked before. */
        int replace(int row, int way) {
            if (row >= last.length) {
                last = Arrays.copyOf(last, Math.max(row + 1, 2 * last.length));
            }
            int before = last[row];
            last[row] = (byte) way;
            return before;
        }
    }
}
