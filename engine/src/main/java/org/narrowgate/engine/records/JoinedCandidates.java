package org.narrowgate.engine.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.person.StatedDate;

/**
 * Persons and addresses of one look-up, merged by row number. Within a row everything is sorted by content, and what is
 * on record twice in every particular counts once.
 */
final class JoinedCandidates implements CandidateCursor {
    /** The last year of an address that is still held. */
    private static final int STILL_HELD = 9999;

    private static final Comparator<String[]> BY_CONTENT = Arrays::compare;

    private final RecordQuery query;
    private final Function<StatedAddress, PostalAddress> parser;
    private final OrderedRows persons;
    private final OrderedRows addresses;
    private long last = Long.MIN_VALUE;

    private JoinedCandidates(
            RecordQuery query,
            Function<StatedAddress, PostalAddress> parser,
            OrderedRows persons,
            OrderedRows addresses) {
        this.query = query;
        this.parser = parser;
        this.persons = persons;
        this.addresses = addresses;
    }

    static JoinedCandidates open(
            DuckDbSession session,
            RecordQuery query,
            Function<StatedAddress, PostalAddress> parser,
            String persons,
            String addresses)
            throws SQLException {
        OrderedRows personRows =
                OrderedRows.open(session, persons, query.personColumns().size());
        try {
            return new JoinedCandidates(
                    query,
                    parser,
                    personRows,
                    OrderedRows.open(session, addresses, query.addressColumns().size()));
        } catch (SQLException failed) {
            personRows.close();
            throw failed;
        }
    }

    @Override
    public List<Candidate> at(long rowNumber) {
        if (rowNumber <= last) {
            throw new IllegalStateException("candidates are read forward, row after row");
        }
        last = rowNumber;
        List<String[]> found = rowsOf(persons, rowNumber);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, List<HeldAddress>> held = new HashMap<>();
        for (String[] address : rowsOf(addresses, rowNumber)) {
            held.computeIfAbsent(address[0], k -> new ArrayList<>()).add(address(address));
        }
        List<Candidate> candidates = new ArrayList<>(found.size());
        for (String[] person : found) {
            candidates.add(candidate(person, held.getOrDefault(person[0], List.of())));
        }
        return candidates;
    }

    private static List<String[]> rowsOf(OrderedRows rows, long rowNumber) {
        if (!rows.moveTo(rowNumber)) {
            return List.of();
        }
        List<String[]> all = new ArrayList<>(4);
        do {
            all.add(rows.columns());
        } while (rows.advanceWithin(rowNumber));
        all.sort(BY_CONTENT);
        for (int i = all.size() - 1; i > 0; i--) {
            if (Arrays.equals(all.get(i), all.get(i - 1))) {
                all.remove(i);
            }
        }
        return all;
    }

    private HeldAddress address(String[] row) {
        StatedAddress stated = new StatedAddress(
                row[RecordQuery.LINE],
                row[RecordQuery.CITY],
                row[RecordQuery.STATE],
                row[RecordQuery.ZIP],
                row[RecordQuery.COUNTRY]);
        String lastYear = row[RecordQuery.LAST_YEAR];
        String constant = query.constantProvenance();
        return new HeldAddress(
                parser.apply(stated),
                Integer.parseInt(row[RecordQuery.FIRST_YEAR]),
                lastYear.isEmpty() ? STILL_HELD : Integer.parseInt(lastYear),
                constant.isEmpty() ? row[RecordQuery.PROVENANCE] : constant);
    }

    private Candidate candidate(String[] row, List<HeldAddress> held) {
        Map<String, String> numbers = new HashMap<>();
        query.numbers().forEach((rule, place) -> {
            IdentityNumber number = IdentityNumber.parse(row[place], rule);
            if (number.isValid()) {
                numbers.put(rule.name(), number.canonical());
            }
        });
        return new Candidate(
                row[0],
                numbers,
                names(row),
                day(row[query.birth()]),
                query.sex() < 0 ? "" : row[query.sex()],
                query.death() < 0 ? OptionalLong.empty() : day(row[query.death()]),
                held);
    }

    private List<PersonName> names(String[] row) {
        List<PersonName> names = new ArrayList<>(query.names().size());
        int[] first = query.names().get(0);
        for (int[] form : query.names()) {
            boolean own = form == first;
            String[] parts = new String[form.length];
            for (int i = 0; i < form.length; i++) {
                String part = form[i] < 0 ? "" : row[form[i]];
                own |= !part.isBlank();
                parts[i] = part.isBlank() && first[i] >= 0 ? row[first[i]] : part;
            }
            if (own) {
                names.add(PersonName.of(parts[0], parts[1], parts[2], parts[3]));
            }
        }
        return names;
    }

    private static OptionalLong day(String text) {
        StatedDate date = StatedDate.parse(text);
        return date.isStated() ? OptionalLong.of(date.epochDay()) : OptionalLong.empty();
    }

    @Override
    public void close() {
        persons.close();
        addresses.close();
    }
}
