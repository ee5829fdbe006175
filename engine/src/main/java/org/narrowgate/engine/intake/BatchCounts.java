package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.FieldValue;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;

/** What {@link BatchCounter} found, by row; only read, so that many threads may ask. */
public final class BatchCounts {
    private final boolean[] reused;
    private final int[] firsts;
    private final int[] addresses;
    private final List<int[]> repeated;
    private final List<int[]> officials;
    private final List<Integer> countable;

    BatchCounts(
            RowLayout layout,
            boolean[] reused,
            int[] firsts,
            int[] addresses,
            List<int[]> repeated,
            List<int[]> officials) {
        this.reused = reused;
        this.firsts = firsts;
        this.addresses = addresses;
        this.repeated = List.copyOf(repeated);
        this.officials = List.copyOf(officials);
        this.countable = countable(layout);
    }

    /** Rows counted, malformed ones included. */
    public long rows() {
        return reused.length;
    }

    /** The batch facts of a row, as parsed from the same file with the same columns. */
    public BatchFacts of(RequestRow row) {
        int at = Math.toIntExact(row.number() - 1);
        if (at >= reused.length) {
            throw new IllegalArgumentException("row " + row.number() + " was not counted");
        }
        List<Long> fieldRows = new ArrayList<>();
        for (int i = 0; i < officials.size(); i++) {
            fieldRows.add(countable.contains(i) ? repeated.get(i)[at] : busiest(row, i));
        }
        long duplicateOf = firsts[at] == at ? 0 : firsts[at] + 1L;
        return new BatchFacts(duplicateOf, reused[at], addresses[at], fieldRows, false);
    }

    static List<Integer> countable(RowLayout layout) {
        List<Integer> countable = new ArrayList<>();
        for (int i = 0; i < layout.fields().size(); i++) {
            FieldType type = layout.fields().get(i).type();
            if (type == FieldType.TEXT || type == FieldType.CODE) {
                countable.add(i);
            }
        }
        return List.copyOf(countable);
    }

    private long busiest(RequestRow row, int field) {
        long most = 0;
        if (row.isReadable() && row.values().get(field) instanceof FieldValue.Roster roster) {
            for (int position : roster.positions()) {
                most = Math.max(most, officials.get(field)[position]);
            }
        }
        return most;
    }
}
