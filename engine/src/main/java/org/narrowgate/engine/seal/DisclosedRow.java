package org.narrowgate.engine.seal;

import java.util.List;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;

/**
 * One row of which something goes, as the accounting keeps it.
 *
 * @param row number in the request
 * @param record the custodian's own key of the person's record
 * @param fields names of what goes; empty where an address is only confirmed
 */
public record DisclosedRow(long row, Outcome outcome, String record, List<String> fields) {
    public DisclosedRow {
        fields = List.copyOf(fields);
    }

    static DisclosedRow of(DecidedRow row) {
        return new DisclosedRow(
                row.row(),
                row.outcome(),
                row.identification().getOrDefault("record", ""),
                List.copyOf(row.fields().keySet()));
    }
}
