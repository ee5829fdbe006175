package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
    private final byte[] key;
    private final HashColumn particulars = new HashColumn();
    private final HashColumn ids = new HashColumn();
    private final HashColumn addresses = new HashColumn();
    private final List<HashColumn> fields = new ArrayList<>();
    private final List<AtomicIntegerArray> officials = new ArrayList<>();
    private final int[] persons;
    /** Places of the fields whose values are counted. */
    private final int[] countable;

    private BatchCounter(RowLayout layout, int[] persons, byte[] key) {
        this.key = key.clone();
        this.persons = persons;
        this.countable = countable(layout);
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

    private static int[] countable(RowLayout layout) {
        return IntStream.range(0, layout.fields().size())
                .filter(i -> layout.fields().get(i).type() == FieldType.TEXT
                        || layout.fields().get(i).type() == FieldType.CODE)
                .toArray();
    }

    /** What is kept of some rows: column after column the hash of each, 0 where there is nothing to compare. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    public record Hashed(long first, int rows, long[] high, int[] low) {
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
        int hashes = (3 + countable.length) * count;
        SipHash hash = new SipHash(key);
        Hashed hashed = new Hashed(first, count, new long[hashes], new int[hashes]);
        for (int at = 0; at < count; at++) {
            RequestRow row = rows.apply(at);
            if (row.number() != hashed.first() + at) {
                throw new IllegalArgumentException("row " + row.number() + " does not follow on the one before it");
            }
            if (row.isReadable()) {
                hash(row, hash, hashed, at);
                officials(row);
            }
        }
        return hashed;
    }

    private void hash(RequestRow row, SipHash hash, Hashed to, int at) {
        hash.begin();
        Particulars.person(row, hash::text);
        int address = hash.length();
        Particulars.address(row, hash::text);
        int fields = hash.length();
        Particulars.fields(row, hash::text);
        put(hash.end(), to, at);
        if (!hash.isBlank(address, fields)) {
            put(hash.end(address, fields), to, at + 2 * to.rows());
        }
        put(hash.begin().text(row.rowId()).end(), to, at + to.rows());
        for (int i = 0; i < countable.length; i++) {
            String stated = row.values().get(countable[i]).canonical();
            if (!stated.isEmpty()) {
                put(hash.begin().text(stated).end(), to, at + (3 + i) * to.rows());
            }
        }
    }

    private static void put(SipHash hash, Hashed to, int at) {
        // 0 is kept for "none".
        to.high()[at] = hash.low() == 0 ? 1 : hash.low();
        to.low()[at] = (int) hash.high();
    }

    private void officials(RequestRow row) {
        for (int i = 0; i < officials.size(); i++) {
            if (row.values().get(i) instanceof FieldValue.Roster roster) {
                officials(roster.positions(), officials.get(i));
            }
        }
    }

    /** Whoever is named twice in a row, be it under two ids, is counted once. */
    private void officials(List<Integer> positions, AtomicIntegerArray counts) {
        int[] named = new int[positions.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = persons[positions.get(i)];
        }
        Arrays.sort(named);
        for (int i = 0; i < named.length; i++) {
            if (i == 0 || named[i] != named[i - 1]) {
                counts.incrementAndGet(named[i]);
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
        for (int field : countable) {
            columns.add(fields.get(field));
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(rows.high(), rows.low(), i * rows.rows(), rows.rows());
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
        return new BatchCounts(reused, duplicateOf, addresses.counts(), repeated, named);
    }
}
