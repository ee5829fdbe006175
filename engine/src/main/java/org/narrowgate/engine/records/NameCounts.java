package org.narrowgate.engine.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.engine.records.RecordsMapping.Column;
import org.narrowgate.engine.records.RecordsMapping.NameColumns;

/** How common names are among the persons on record, by the current form of each. */
public record NameCounts(Counted surnames, Counted givenNames) {
    /** Spellings read of a column, the commonest first: what lies beyond them is rarer than any that is kept. */
    private static final int MOST_SPELLINGS = 1_000_000;

    /**
     * The values of one column.
     *
     * @param persons who have one
     * @param counts how many share each, as comparisons fold it
     */
    public record Counted(long persons, SortedMap<String, Long> counts) {}

    /** A store that counts. */
    interface Counting {
        /** Persons with a value in the column. */
        long persons(Column column);

        /** The spellings of a column that more than one person has, and how many do, the commonest first. */
        void spellings(Column column, int most, Spelling taking);
    }

    /** Takes one spelling. */
    interface Spelling {
        void of(String text, long persons);
    }

    static NameCounts of(NameColumns current, int leastPersons, Counting store) {
        return new NameCounts(
                counted(
                        current.family(),
                        text -> PersonName.of("", "", text, "").family(),
                        leastPersons,
                        store),
                counted(current.given(), text -> PersonName.of(text, "", "", "").given(), leastPersons, store));
    }

    private static Counted counted(
            Optional<Column> column, UnaryOperator<String> folding, int leastPersons, Counting store) {
        SortedMap<String, Long> counts = new TreeMap<>();
        if (column.isEmpty()) {
            return new Counted(0, counts);
        }
        long[] persons = {store.persons(column.get())};
        store.spellings(column.get(), MOST_SPELLINGS, (text, count) -> {
            String folded = folding.apply(text);
            if (folded.isEmpty()) {
                persons[0] -= count; // A placeholder is absence.
            } else {
                counts.merge(folded, count, Long::sum);
            }
        });
        counts.values().removeIf(count -> count < leastPersons);
        return new Counted(persons[0], counts);
    }

    /** The statement that {@link Counting#spellings} needs, over a query of one text column {@code v}. */
    static String spellings(String texts, String byBytes, int most) {
        return "SELECT v, count(*) FROM (" + texts + ") s WHERE trim(v) <> '' GROUP BY v HAVING count(*) > 1"
                + " ORDER BY count(*) DESC, v" + byBytes + " LIMIT " + most;
    }

    /** The statement that {@link Counting#persons} needs. */
    static String persons(String texts) {
        return "SELECT count(*) FROM (" + texts + ") s WHERE trim(v) <> ''";
    }

    static void read(ResultSet result, Spelling taking) throws SQLException {
        while (result.next()) {
            taking.of(result.getString(1), result.getLong(2));
        }
    }
}
