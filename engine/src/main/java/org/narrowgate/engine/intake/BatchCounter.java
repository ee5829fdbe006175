package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.request.FieldValue;
import org.narrowgate.core.request.Particulars;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;

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
    private final SipHash hash;
    private final HashColumn particulars = new HashColumn();
    private final HashColumn ids = new HashColumn();
    private final HashColumn addresses = new HashColumn();
    private final List<HashColumn> fields = new ArrayList<>();
    private final List<int[]> officials = new ArrayList<>();
    private final int[] persons;
    private final List<Integer> countable;

    private BatchCounter(RowLayout layout, int[] persons, byte[] key) {
        this.layout = layout;
        this.hash = new SipHash(key);
        this.persons = persons;
        this.countable = BatchCounts.countable(layout);
        layout.fields().forEach(field -> {
            fields.add(new HashColumn());
            officials.add(new int[field.type() == FieldType.ROSTER ? persons.length : 0]);
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

    /** Counts the next row; rows come in the order of their numbers, none left out. */
    public void add(RequestRow row) {
        if (row.number() != particulars.rows() + 1L) {
            throw new IllegalArgumentException(
                    "row " + row.number() + " was counted where row " + (particulars.rows() + 1L) + " was due");
        }
        if (!row.isReadable()) {
            particulars.addNone();
            ids.addNone();
            addresses.addNone();
            countable.forEach(i -> fields.get(i).addNone());
            return;
        }
        put(particulars, Particulars.whole(row));
        put(ids, List.of(row.rowId()));
        List<String> address = Particulars.address(row);
        if (address.stream().allMatch(String::isEmpty)) {
            addresses.addNone();
        } else {
            put(addresses, address);
        }
        countable.forEach(i -> addField(i, row.values().get(i)));
        for (int i = 0; i < officials.size(); i++) {
            if (row.values().get(i) instanceof FieldValue.Roster roster) {
                int[] counts = officials.get(i);
                roster.positions().stream()
                        .mapToInt(at -> persons[at])
                        .distinct()
                        .forEach(person -> counts[person]++);
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
        for (int[] counts : officials) {
            for (int at = 0; at < counts.length; at++) {
                counts[at] = counts[persons[at]];
            }
        }
        return new BatchCounts(layout, reused, duplicateOf, addresses.counts(), repeated, officials);
    }

    private void addField(int index, FieldValue value) {
        if (value.canonical().isEmpty()) {
            fields.get(index).addNone();
        } else {
            put(fields.get(index), List.of(value.canonical()));
        }
    }

    private void put(HashColumn column, List<String> texts) {
        hash.begin();
        texts.forEach(hash::text);
        hash.end();
        column.add(hash.low(), hash.high());
    }
}
