package org.narrowgate.engine.records;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.identity.AddressKeys;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.engine.records.RecordsException.Fault;

/** One look-up in DuckDB: three tables of its own, dropped at the end. */
final class DuckDbLookUp implements LookUp {
    private final DuckDbRecords.Opened opened;
    private final DuckDbSession session;
    private final RecordQuery query;
    private final List<RecordFiles> files;
    private final Optional<RecordsIndex> index;
    private final boolean byAddress;
    private final AddressKeys keys = new AddressKeys();
    private final String wanted;
    private final String persons;
    private final String addresses;
    private @Nullable DuckDBAppender appender;
    private boolean asksByAddress;

    DuckDbLookUp(DuckDbRecords.Opened opened, Optional<RecordsIndex> index, boolean byAddress, int serial) {
        this.opened = opened;
        this.session = opened.session();
        this.query = opened.query();
        this.files = opened.files();
        this.index = index;
        this.byAddress = byAddress;
        this.wanted = "wanted_" + serial;
        this.persons = "persons_" + serial;
        this.addresses = "addresses_" + serial;
        try {
            session.execute("CREATE TABLE " + wanted + " (row_no BIGINT, number INTEGER, value VARCHAR)");
            appender = session.appender(wanted);
        } catch (SQLException failed) {
            throw machine();
        }
    }

    @Override
    public void add(Admissible row) {
        want(Asked.of(row, byAddress, keys));
    }

    void want(Asked asked) {
        if (appender == null) {
            throw new IllegalStateException("the look-up has been made; begin another for further rows");
        }
        int place = 0;
        try {
            for (NumberRule rule : query.numberColumns().keySet()) {
                for (IdentityNumber number : asked.numbers()) {
                    if (number.isValid() && number.name().equals(rule.name())) {
                        want(appender, asked.rowNumber(), place, number.canonical());
                    }
                }
                place++;
            }
            for (Long key : asked.addressKeys()) {
                want(appender, asked.rowNumber(), RecordQuery.BY_ADDRESS, Long.toString(key));
                asksByAddress = true;
            }
        } catch (SQLException failed) {
            throw machine();
        }
    }

    private static void want(DuckDBAppender appender, long rowNumber, int place, String value) throws SQLException {
        appender.beginRow().append(rowNumber).append(place).append(value).endRow();
    }

    @Override
    public CandidateCursor candidates() {
        finishAdding();
        try {
            files.forEach(RecordFiles::checkUnchanged);
            session.execute("SET preserve_insertion_order = false");
            join("`persons`", query.personsInto(persons, wanted, addressKeys()), files.get(0));
            if (index.isEmpty()) {
                checkKeys();
            }
            join("`addresses`", query.addressesInto(addresses, persons), files.get(1));
            files.forEach(RecordFiles::checkUnchanged);
            checkDates();
            checkYears();
            // With it off, the chunk reader hands out sorted chunks in any order.
            session.execute("SET preserve_insertion_order = true");
            return JoinedCandidates.open(
                    session,
                    query,
                    new CandidateRows(query.places(), query.constantProvenance(), opened.parser()),
                    persons,
                    addresses);
        } catch (SQLException failed) {
            throw machine();
        }
    }

    /** A request that states every number does not pay for the index. */
    private String addressKeys() {
        return asksByAddress
                ? "read_parquet(" + Sql.text(index.orElseThrow().keysFile().toString()) + ")"
                : "";
    }

    private void finishAdding() {
        DuckDBAppender open = appender;
        if (open == null) {
            throw new IllegalStateException("candidates can be had once");
        }
        appender = null;
        try {
            open.close();
        } catch (SQLException failed) {
            throw machine();
        }
    }

    private void join(String what, String sql, RecordFiles read) {
        try {
            session.execute(sql);
        } catch (SQLException failed) {
            read.checkUnchanged();
            throw DuckDbSession.refused(what, failed, read.paths());
        }
    }

    /** Under a key that two persons share stand the addresses of both. */
    private void checkKeys() throws SQLException {
        long shared =
                Long.parseLong(session.rows(query.sharedKeys(persons)).get(0).get(0));
        refuse(shared, "persons", "`key` is also that of a person of another number");
    }

    /** A death date that nobody can read must not count as none. */
    private void checkDates() throws SQLException {
        if (query.places().death() < 0) {
            return;
        }
        String death = "c" + query.places().death();
        long unreadable = session
                .rows("SELECT DISTINCT " + death + " FROM " + persons + " WHERE " + death
                        + " <> '' AND NOT regexp_full_match(" + death + ", '[12][0-9]{3}-[01][0-9]-[0-3][0-9]')"
                        + " OR (" + death + " <> '' AND TRY_CAST(" + death + " AS DATE) IS NULL)")
                .stream()
                .filter(r -> StatedDate.parse(r.get(0)).status() == StatedDate.Status.MALFORMED)
                .count();
        refuse(unreadable, "persons", "`death_date` is no date such as 2019-05-31");
    }

    /** Without its period an address might wrongly be, or not be, the latest one. */
    private void checkYears() throws SQLException {
        String first = "c" + CandidateRows.FIRST_YEAR;
        String last = "c" + CandidateRows.LAST_YEAR;
        String year = "'[0-9]{4}'";
        long unreadable = Long.parseLong(session.rows("SELECT count(*) FROM " + addresses
                        + " WHERE NOT regexp_full_match("
                        + first + ", " + year + ") OR (" + last + " <> '' AND (NOT regexp_full_match(" + last + ", "
                        + year + ") OR " + last + " < " + first + "))")
                .get(0)
                .get(0));
        refuse(unreadable, "addresses", "`first_year` and `last_year` are no period of calendar years");
    }

    private void refuse(long count, String table, String what) {
        if (count > 0) {
            boolean ofPersons = table.equals("persons");
            List<Path> paths = files.get(ofPersons ? 0 : 1).paths();
            SourceTable source = ofPersons ? query.persons() : query.addresses();
            throw new RecordsException(
                    Fault.RECORDS,
                    count + " of the `" + table + "` looked up in "
                            + (paths.isEmpty()
                                    ? "`" + source.table().query() + "`"
                                    : paths.stream().limit(4).toList())
                            + ": " + what + "; correct the records, or map "
                            + (paths.isEmpty() ? "a view" : "`sql`") + " that leaves out what cannot be corrected");
        }
    }

    @Override
    public void close() {
        try {
            if (appender != null) {
                appender.close();
                appender = null;
            }
            for (String table : List.of(wanted, persons, addresses)) {
                session.execute("DROP TABLE IF EXISTS " + table);
            }
        } catch (SQLException failed) {
            throw machine();
        }
    }

    private static RecordsException machine() {
        return new RecordsException(
                Fault.MACHINE,
                "the look-up needs more memory or more room for temporary files; free some and run again");
    }
}
