package org.narrowgate.engine.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.narrowgate.core.identity.Candidate;

/** Persons and addresses of one look-up, merged by row number. */
final class JoinedCandidates implements CandidateCursor {
    private final CandidateRows rows;
    private final OrderedRows persons;
    private final OrderedRows addresses;
    private long last = Long.MIN_VALUE;

    private JoinedCandidates(CandidateRows rows, OrderedRows persons, OrderedRows addresses) {
        this.rows = rows;
        this.persons = persons;
        this.addresses = addresses;
    }

    static JoinedCandidates open(
            DuckDbSession session, RecordQuery query, CandidateRows rows, String persons, String addresses)
            throws SQLException {
        OrderedRows personRows =
                OrderedRows.open(session, persons, query.personColumns().size());
        try {
            return new JoinedCandidates(
                    rows,
                    personRows,
                    OrderedRows.open(session, addresses, query.addressColumns().size()));
        } catch (SQLException failed) {
            personRows.close();
            throw failed;
        }
    }

    @Override
    public Supplier<List<Candidate>> found(long rowNumber) {
        if (rowNumber <= last) {
            throw new IllegalStateException("candidates are read forward, row after row");
        }
        last = rowNumber;
        List<String[]> found = rowsOf(persons, rowNumber);
        if (found.isEmpty()) {
            return List::of;
        }
        List<String[]> held = rowsOf(addresses, rowNumber);
        return () -> rows.candidates(found, held);
    }

    private static List<String[]> rowsOf(OrderedRows rows, long rowNumber) {
        if (!rows.moveTo(rowNumber)) {
            return List.of();
        }
        List<String[]> all = new ArrayList<>(4);
        do {
            all.add(rows.columns());
        } while (rows.advanceWithin(rowNumber));
        return all;
    }

    @Override
    public void close() {
        persons.close();
        addresses.close();
    }
}
