package org.narrowgate.engine.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.records.RecordsException.Fault;
import org.narrowgate.engine.records.RecordsMapping.Addresses;
import org.narrowgate.engine.records.RecordsMapping.Column;
import org.narrowgate.engine.records.RecordsMapping.Persons;
import org.narrowgate.engine.records.RecordsMapping.Table;

/**
 * Records in two tables or views of one PostgreSQL database, read by a role that cannot write.
 *
 * <p>Its {@link #fingerprint} is of the mapping and of the tables' definitions. A live database has no version that a
 * reader could know, so it does not tell whether a record changed; each look-up is of one moment, two are not.
 */
public final class PostgresRecords implements RecordSource {
    private static final int SAMPLED = 1000;

    private final Opened opened;
    private final DuckDbRecords.Opened over;
    private final String fingerprint;
    private int lookUps;

    /** What was opened, for the look-ups. */
    record Opened(
            PostgresSession server,
            DuckDbSession session,
            RecordsMapping mapping,
            RecordQuery query,
            PostgresCopy persons,
            PostgresCopy addresses,
            List<RecordFiles> noFiles) {

        /** Refuses if a table is no longer what it was when it was opened. */
        void checkUnchanged() {
            for (PostgresCopy copy : List.of(persons, addresses)) {
                Problems gone = new Problems();
                PostgresTable now = PostgresTable.find(server, copy.table().table(), gone);
                if (!gone.isEmpty() || !now.describe().equals(copy.table().describe())) {
                    throw new RecordsException(
                            Fault.RECORDS,
                            "`" + copy.table().table().query()
                                    + "` was altered or dropped while the run was reading it;"
                                    + " put it back as it was and give the same command again");
                }
            }
        }

        void close() {
            try {
                session.close();
            } finally {
                server.close();
            }
        }
    }

    private PostgresRecords(Opened opened, DuckDbRecords.Opened over, String fingerprint) {
        this.opened = opened;
        this.over = over;
        this.fingerprint = fingerprint;
    }

    /**
     * Connects and holds the mapping against the tables.
     *
     * @param settings of the session in which candidates are put together
     * @throws DocumentException if the mapping names what is not there, or means columns that cannot be meant
     * @throws RecordsException if the server refuses, or would let the role write
     */
    public static PostgresRecords open(
            RecordsMapping mapping,
            List<NumberRule> numbers,
            Function<StatedAddress, PostalAddress> parser,
            DuckDbRecords.Settings settings)
            throws DocumentException {
        PostgresSession server = PostgresSession.open(mapping.server().orElseThrow());
        try {
            Problems problems = new Problems();
            PostgresTable.checkRole(server);
            PostgresTable persons = PostgresTable.find(server, mapping.persons().table(), problems);
            PostgresTable addresses =
                    PostgresTable.find(server, mapping.addresses().table(), problems);
            problems.throwIfAny();
            DuckDbSession session = DuckDbSession.open(settings, List.of());
            try {
                Opened opened = opened(mapping, numbers, server, session, persons, addresses);
                String version = opened.query().describe() + persons.describe() + addresses.describe();
                return new PostgresRecords(
                        opened,
                        new DuckDbRecords.Opened(session, mapping, opened.query(), parser, opened.noFiles(), settings),
                        RecordFiles.sha256(version.getBytes(StandardCharsets.UTF_8)));
            } catch (DocumentException | RuntimeException failed) {
                session.close();
                throw failed;
            }
        } catch (DocumentException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Why the server would not let the records be read, or would let them be written; no record is read. */
    public static Optional<String> refusal(RecordsMapping mapping) {
        try (PostgresSession server = PostgresSession.open(mapping.server().orElseThrow())) {
            Problems problems = new Problems();
            PostgresTable.checkRole(server);
            PostgresTable.find(server, mapping.persons().table(), problems);
            PostgresTable.find(server, mapping.addresses().table(), problems);
            problems.throwIfAny();
            return Optional.empty();
        } catch (RecordsException | DocumentException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static Opened opened(
            RecordsMapping mapping,
            List<NumberRule> numbers,
            PostgresSession server,
            DuckDbSession session,
            PostgresTable persons,
            PostgresTable addresses)
            throws DocumentException {
        Problems problems = new Problems();
        SourceTable personTable =
                SourceTable.copied(mapping.persons().table(), "store_persons", persons.commonTypes(), problems);
        SourceTable addressTable =
                SourceTable.copied(mapping.addresses().table(), "store_addresses", addresses.commonTypes(), problems);
        RecordQuery query = RecordQuery.of(mapping, personTable, addressTable, numbers, problems);
        List<String> ofPersons = names(mapping.persons().table(), columns(mapping.persons(), numbers), problems);
        List<String> ofAddresses = names(mapping.addresses().table(), columns(mapping.addresses()), problems);
        problems.throwIfAny();
        PostgresCopy personCopy = new PostgresCopy(server, persons, session, personTable.from(), ofPersons);
        PostgresCopy addressCopy = new PostgresCopy(server, addresses, session, addressTable.from(), ofAddresses);
        List<RecordFiles> none = List.of(
                RecordFiles.none(mapping.persons().table(), mapping.base()),
                RecordFiles.none(mapping.addresses().table(), mapping.base()));
        Opened opened = new Opened(server, session, mapping, query, personCopy, addressCopy, none);
        server.begin(List.of(persons, addresses));
        try {
            sample(personCopy);
            sample(addressCopy);
        } finally {
            server.end();
        }
        new ColumnSample(session, problems)
                .check(mapping, personTable, none.get(0), addressTable, none.get(1), numbers);
        problems.throwIfAny();
        personCopy.clear();
        addressCopy.clear();
        return opened;
    }

    private static void sample(PostgresCopy copy) {
        copy.clear();
        copy.where("true", SAMPLED);
    }

    private static List<Column> columns(Persons persons, List<NumberRule> rules) {
        List<Column> columns = new ArrayList<>(List.of(persons.key(), persons.birthDate()));
        persons.names().forEach(n -> List.of(n.given(), n.middle(), n.family(), n.suffix())
                .forEach(c -> c.ifPresent(columns::add)));
        persons.sex().ifPresent(columns::add);
        persons.deathDate().ifPresent(columns::add);
        rules.forEach(r -> Optional.ofNullable(persons.numbers().get(r.name())).ifPresent(columns::add));
        return columns;
    }

    private static List<Column> columns(Addresses addresses) {
        List<Column> columns = new ArrayList<>(addresses.line());
        columns.addAll(List.of(addresses.person(), addresses.firstYear(), addresses.lastYear()));
        for (Optional<Column> column : List.of(
                addresses.city(), addresses.state(), addresses.zip(), addresses.country(), addresses.provenance())) {
            column.ifPresent(columns::add);
        }
        return columns;
    }

    /** The session, into which they are copied, does not tell upper from lower case. */
    private static List<String> names(Table table, List<Column> columns, Problems problems) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Column column : columns) {
            String other = names.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.name());
            if (other != null && !other.equals(column.name())) {
                problems.add(
                        column.mark(),
                        "columns `" + other + "` and `" + column.name() + "` of `" + table.name()
                                + "` differ in nothing but case",
                        "map a view that gives one of them another name");
            }
        }
        return List.copyOf(names.values());
    }

    @Override
    public LookUp lookUp() {
        return begin();
    }

    PostgresLookUp begin() {
        return new PostgresLookUp(opened, new DuckDbLookUp(over, Optional.empty(), false, lookUps++));
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public NameCounts nameCounts(int leastPersons) {
        PostgresTable persons = opened.persons().table();
        opened.server().begin(List.of(persons));
        try {
            return NameCounts.of(
                    opened.mapping().persons().names().get(0),
                    leastPersons,
                    new PostgresNames(opened.server(), persons));
        } finally {
            opened.server().end();
        }
    }

    @Override
    public boolean byAddress() {
        return false;
    }

    @Override
    public void close() {
        opened.close();
    }
}
