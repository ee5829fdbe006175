package org.narrowgate.engine.records;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.engine.records.PostgresTable.Among;
import org.narrowgate.engine.records.RecordsException.Fault;
import org.narrowgate.engine.records.RecordsMapping.Column;

/**
 * One look-up over PostgreSQL: the numbers go to the server in chunks, what it finds is copied into the session, and
 * there the look-up of every other store is made over the copy. All that it reads is of one snapshot of the server.
 */
final class PostgresLookUp implements LookUp {
    private static final String ASKED = "asked";
    private static final String ODD = "odd";
    private static final String KIN = "kin";

    /** Records spelt otherwise than a number is commonly written; beyond this many the expression itself is asked. */
    private static final long ODD_AT_MOST = 100_000;

    private final PostgresRecords.Opened opened;
    private final DuckDbSession session;
    private final DuckDbLookUp over;
    private @Nullable DuckDBAppender asked;

    PostgresLookUp(PostgresRecords.Opened opened, DuckDbLookUp over) {
        this.opened = opened;
        this.session = opened.session();
        this.over = over;
        try {
            session.execute("CREATE OR REPLACE TABLE " + ASKED + " (number INTEGER, value VARCHAR)");
            asked = session.appender(ASKED);
        } catch (SQLException failed) {
            throw machine();
        }
    }

    @Override
    public void add(Admissible row) {
        over.add(row);
        ask(row.row().numbers());
    }

    void want(long rowNumber, List<IdentityNumber> numbers) {
        over.want(new Asked(rowNumber, numbers, List.of()));
        ask(numbers);
    }

    private void ask(List<IdentityNumber> numbers) {
        DuckDBAppender open = Objects.requireNonNull(asked);
        int place = 0;
        try {
            for (NumberRule rule : opened.query().numberColumns().keySet()) {
                for (IdentityNumber number : numbers) {
                    if (number.isValid() && number.name().equals(rule.name())) {
                        open.beginRow().append(place).append(number.canonical()).endRow();
                    }
                }
                place++;
            }
        } catch (SQLException failed) {
            throw machine();
        }
    }

    @Override
    public CandidateCursor candidates() {
        finishAsking();
        PostgresCopy persons = opened.persons();
        PostgresCopy addresses = opened.addresses();
        opened.server().begin(List.of(persons.table(), addresses.table()));
        try {
            opened.checkUnchanged();
            persons.clear();
            addresses.clear();
            int place = 0;
            for (NumberRule rule : opened.query().numberColumns().keySet()) {
                copyPersons(rule, place++);
            }
            Column key = opened.mapping().persons().key();
            if (!persons.table().unique().contains(key.name())) {
                PostgresCopy kin = persons.named(KIN);
                kin.clear();
                kin.where(key, keys(key));
                persons.addFrom(kin);
                kin.clear();
            }
            addresses.where(opened.mapping().addresses().person(), keys(key));
        } finally {
            opened.server().end();
        }
        return over.candidates();
    }

    private String keys(Column key) {
        String name = Sql.name(key.name());
        return "SELECT DISTINCT " + name + " FROM " + opened.persons().local() + " WHERE " + name + " <> ''";
    }

    private void copyPersons(NumberRule rule, int place) {
        PostgresCopy persons = opened.persons();
        Column column =
                Objects.requireNonNull(opened.mapping().persons().numbers().get(rule.name()));
        NumberSpellings spellings = NumberSpellings.of(rule, persons.table().bare(column));
        String values = "SELECT DISTINCT value FROM " + ASKED + " WHERE number = " + place;
        PostgresCopy odd = persons.named(ODD);
        odd.clear();
        if (odd.where(spellings.odd(), ODD_AT_MOST + 1) > ODD_AT_MOST) {
            persons.where(new Among(spellings.bare() + " = ANY(?)", "text"), values, List::of);
            odd.clear();
            odd.where(spellings.strange(), Long.MAX_VALUE);
        } else {
            persons.where(persons.table().among(column), values, NumberSpellings::common);
        }
        try {
            session.execute("INSERT INTO " + persons.local() + " SELECT p.* FROM " + ODD + " p WHERE "
                    + opened.query().numberColumns().get(rule) + " IN (" + values + ")");
        } catch (SQLException failed) {
            throw machine();
        }
        odd.clear();
    }

    private void finishAsking() {
        DuckDBAppender open = asked;
        if (open == null) {
            throw new IllegalStateException("candidates can be had once");
        }
        asked = null;
        try {
            open.close();
        } catch (SQLException failed) {
            throw machine();
        }
    }

    @Override
    public void close() {
        try {
            if (asked != null) {
                asked.close();
                asked = null;
            }
            opened.persons().clear();
            opened.addresses().clear();
            session.execute("DROP TABLE IF EXISTS " + ASKED);
        } catch (SQLException failed) {
            throw machine();
        } finally {
            over.close();
        }
    }

    private static RecordsException machine() {
        return new RecordsException(
                Fault.MACHINE,
                "the look-up needs more memory or more room for temporary files; free some and run again");
    }
}
