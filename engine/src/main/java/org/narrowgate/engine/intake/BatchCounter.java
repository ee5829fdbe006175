package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntFunction;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.request.FieldValue;
import org.narrowgate.core.request.Particulars;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;

/**
 * The first pass over a request: what only the whole of it can tell about a row. It keeps hashes, no rows: 12 bytes for
 * particulars, id, address and each repeatable field, so about 0.8 GB at ten million rows while it counts, and a third
 * of that afterwards.
 *
 * <p>A malformed row is counted as a row and compared with nothing. The first row that uses an id has it; among rows
 * with the same particulars the lowest number stands, rows that lost their id left out, so that a refused row never
 * displaces a good one.
 */
public final class BatchCounter {
    private final RowLayout layout;
    private final byte[] key;
    private final HashColumn particulars = new HashColumn();
    private final HashColumn ids = new HashColumn();
    private final HashColumn addresses = new HashColumn();
    private final List<HashColumn> fields = new ArrayList<>();
    private final List<AtomicIntegerArray> officials = new ArrayList<>();
    private final int[] persons;
    private final List<Integer> countable;

    private BatchCounter(RowLayout layout, int[] persons, byte[] key) {
        this.layout = layout;
        this.key = key.clone();
        this.persons = persons;
        this.countable = BatchCounts.countable(layout);
        layout.fields().forEach(field -> {
            fields.add(new HashColumn());
            officials.add(new AtomicIntegerArray(field.type() == FieldType.ROSTER ? persons.length : 0));
        });
    }

    /**
     * A counter for one request; entries of the roster with one name and employer are counted as one official.
     *
     * @param key 16 bytes that the requester cannot know beforehand: the run id
     */
    public static BatchCounter of(RowLayout layout, List<RequestHeader.Official> roster, byte[] key) {
        Map<List<String>, Integer> first = new HashMap<>();
        int[] persons = new int[roster.size()];
        for (int i = 0; i < persons.length; i++) {
            Integer same = first.putIfAbsent(Particulars.official(roster.get(i)), i);
            persons[i] = same == null ? i : same;
        }
        return new BatchCounter(layout, persons, key);
    }

    /** What is kept of some rows: the hashes of each, column after column; 0 twice where there is nothing to compare. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    public record Hashed(long first, int rows, long[] high, long[] low) {
        @Override
        public String toString() {
            return "Hashed[" + first + "]";
        }
    }

    /**
     * Reads and hashes lines that follow on one another, which is the dear part; safe in many threads. No row outlives
     * its turn.
     *
     * @param parser one that reads for counting is enough
     */
    public Hashed hash(List<RowStream.Line> lines, RowParser parser) {
        return hash(lines.get(0).number(), lines.size(), at -> lines.get(at).read(parser));
    }

    private Hashed hash(long first, int count, IntFunction<RequestRow> rows) {
        int columns = 3 + countable.size();
        SipHash hash = new SipHash(key);
        Hashed hashed = new Hashed(first, count, new long[columns * count], new long[columns * count]);
        for (int at = 0; at < count; at++) {
            RequestRow row = rows.apply(at);
            if (row.number() != hashed.first() + at) {
                throw new IllegalArgumentException("row " + row.number() + " does not follow on the one before it");
            }
            if (row.isReadable()) {
                hash(row, hash, hashed, at * columns);
                officials(row);
            }
        }
        return hashed;
    }

    private void hash(RequestRow row, SipHash hash, Hashed to, int at) {
        hash.begin();
        Particulars.whole(row, hash::text);
        put(hash, to, at);
        hash.begin().text(row.rowId());
        put(hash, to, at + 1);
        hash.begin();
        Particulars.address(row, hash::text);
        if (!hash.isBlank()) {
            put(hash, to, at + 2);
        }
        for (int i = 0; i < countable.size(); i++) {
            hash.begin().text(row.values().get(countable.get(i)).canonical());
            if (!hash.isBlank()) {
                put(hash, to, at + 3 + i);
            }
        }
    }

    private static void put(SipHash hash, Hashed to, int at) {
        hash.end();
        // 0 is kept for "none".
        to.high()[at] = hash.low() == 0 ? 1 : hash.low();
        to.low()[at] = hash.high();
    }

    private void officials(RequestRow row) {
        for (int i = 0; i < officials.size(); i++) {
            if (row.values().get(i) instanceof FieldValue.Roster roster) {
                AtomicIntegerArray counts = officials.get(i);
                if (roster.positions().size() == 1) {
                    counts.incrementAndGet(persons[roster.positions().get(0)]);
                } else {
                    roster.positions().stream()
                            .mapToInt(at -> persons[at])
                            .distinct()
                            .forEach(counts::incrementAndGet);
                }
            }
        }
    }

    /** Counts the next row. */
    public void add(RequestRow row) {
        add(hash(row.number(), 1, at -> row));
    }

    /** Counts the next rows; they come in the order of their numbers, none left out. */
    public void add(Hashed rows) {
        if (rows.first() != particulars.rows() + 1L) {
            throw new IllegalArgumentException(
                    "row " + rows.first() + " was counted where row " + (particulars.rows() + 1L) + " was due");
        }
        List<HashColumn> columns = new ArrayList<>(List.of(particulars, ids, addresses));
        countable.forEach(i -> columns.add(fields.get(i)));
        int at = 0;
        for (int row = 0; row < rows.rows(); row++) {
            for (HashColumn column : columns) {
                if (rows.high()[at] == 0) {
                    column.addNone();
                } else {
                    column.add(rows.high()[at], rows.low()[at]);
                }
                at++;
            }
        }
    }

    /** What the whole file tells, once every row was added; the counter must not be used any more. */
    public BatchCounts finish() {
        int[] firstWithId = ids.firsts(row -> ids.isNone(row));
        boolean[] reused = new boolean[ids.rows()];
        for (int row = 0; row < reused.length; row++) {
            reused[row] = firstWithId[row] != row && !particulars.isSame(row, firstWithId[row]);
        }
        int[] duplicateOf = particulars.firsts(row -> reused[row] || particulars.isNone(row));
        List<int[]> repeated = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            repeated.add(fields.get(i).counts());
        }
        List<int[]> named = new ArrayList<>();
        for (AtomicIntegerArray counts : officials) {
            int[] each = new int[counts.length()];
            Arrays.setAll(each, at -> counts.get(persons[at]));
            named.add(each);
        }
        return new BatchCounts(layout, reused, duplicateOf, addresses.counts(), repeated, named);
    }
}
