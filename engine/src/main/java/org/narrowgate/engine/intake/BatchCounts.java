package org.narrowgate.engine.intake;

import java.util.List;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.FieldValue;
import org.narrowgate.core.request.RequestRow;

/** What {@link BatchCounter} found, by row; only read, so that many threads may ask. */
public final class BatchCounts {
    private final boolean[] reused;
    private final int[] firsts;
    private final int[] addresses;
    /** By field; empty where values are not counted. */
    private final List<int[]> repeated;

    private final List<int[]> officials;

    BatchCounts(boolean[] reused, int[] firsts, int[] addresses, List<int[]> repeated, List<int[]> officials) {
        this.reused = reused;
        this.firsts = firsts;
        this.addresses = addresses;
        this.repeated = List.copyOf(repeated);
        this.officials = List.copyOf(officials);
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
        Long[] fieldRows = new Long[repeated.size()];
        for (int i = 0; i < fieldRows.length; i++) {
            int[] counted = repeated.get(i);
            fieldRows[i] = counted.length > 0 ? counted[at] : busiest(row, i);
        }
        long duplicateOf = firsts[at] == at ? 0 : firsts[at] + 1L;
        return new BatchFacts(duplicateOf, reused[at], addresses[at], List.of(fieldRows), false);
    }

    /**
     * Rows in which an official is named.
     *
     * @param field place of a roster column among the fields of the layout
     * @param official place on the header's roster; rows of entries with the same name and employer are one person's
     */
    public long rowsNaming(int field, int official) {
        int[] rowsOf = officials.get(field);
        return official < rowsOf.length ? rowsOf[official] : 0;
    }

    private long busiest(RequestRow row, int field) {
        int[] rowsOf = officials.get(field);
        long most = 0;
        if (rowsOf.length > 0 && row.isReadable() && row.values().get(field) instanceof FieldValue.Roster roster) {
            List<Integer> named = roster.positions();
            for (int i = 0; i < named.size(); i++) {
                most = Math.max(most, rowsOf[named.get(i)]);
            }
        }
        return most;
    }
}
