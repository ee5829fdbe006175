package org.narrowgate.engine.state;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Layer;
import org.narrowgate.engine.unpacked.UnpackedLibraries;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * {@code state.db}: summaries of decided rows for lists, counts and the recognition of rows sent again. It holds nothing
 * personal and no truth of its own: {@code narrowgate rebuild} makes it again from ledger and evidence.
 */
public final class Projection implements AutoCloseable {
    private static final String KINDS = "outcome, looked_up, identified, attested, resent, layer, element, citation,"
            + " identification, questions, wider";
    /** A row of its own holds numbers alone: what rows have in common, and a run has a few dozen of, stands once. */
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE run (run INTEGER PRIMARY KEY, complete INTEGER NOT NULL)",
            "CREATE TABLE kind (kind INTEGER PRIMARY KEY, " + KINDS + ")",
            "CREATE TABLE decision (run INTEGER, row INTEGER, kind INTEGER, person INTEGER, number INTEGER,"
                    + " particulars INTEGER, PRIMARY KEY (run, row)) WITHOUT ROWID");
    /**
     * Stepped when what stands here is made in another way, so that nobody's refusal is missed: a table of another
     * version is made again from evidence. 0, which SQLite gives a new file, had tags of HMAC-SHA-256; 1
     * had no readings.
     */
    private static final int VERSION = 3;

    private static final String URL = "jdbc:sqlite:";
    /** An extended code of SQLite says more in its higher bits. */
    private static final int PRIMARY_CODE = 0xff;

    private static final String INSERT = "INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?, ?)";
    private static final String INSERT_KIND = "INSERT INTO kind VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Path file;
    private final Connection connection;
    /** By rows without a number, as they stand in the table; filled when the first rows are added. */
    private final Map<RowSummary, Long> kinds = new HashMap<>();

    private Projection(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** One row with the tags by which its person is known again if it was refused. */
    public record Entry(RowSummary row, RefusalTags tags) {}

    /** Opens the table, or makes an empty one; one that another version of the program made is emptied. */
    public static Projection open(Path file) throws IOException {
        try {
            Connection connection = DriverManager.getConnection(URL + file);
            UnpackedLibraries.unlink();
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = OFF");
                statement.execute("PRAGMA busy_timeout = 10000");
                if (version(statement) != VERSION) {
                    begin(statement);
                }
            }
            connection.setAutoCommit(false);
            return new Projection(file, connection);
        } catch (SQLException unusable) {
            throw unusable(file, unusable);
        }
    }

    /** Makes the table anew; of two that come upon an old one at a time, the later finds what the other made. */
    private static void begin(Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        if (version(statement) != VERSION) {
            statement.execute("DROP TABLE IF EXISTS decision");
            statement.execute("DROP TABLE IF EXISTS kind");
            statement.execute("DROP TABLE IF EXISTS run");
            for (String table : SCHEMA) {
                statement.execute(table);
            }
            statement.execute("PRAGMA user_version = " + VERSION);
        }
        statement.execute("COMMIT");
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            return version.getInt(1);
        }
    }

    /** Opens a table that is there, and can change nothing of it. */
    public static Projection read(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        try {
            Connection connection = config.createConnection(URL + file);
            try (Statement statement = connection.createStatement()) {
                if (version(statement) == VERSION) {
                    return new Projection(file, connection);
                }
            }
            connection.close();
        } catch (SQLException unusable) {
            throw unusable(file, unusable);
        }
        throw new IOException(file + ": the table of decisions was made by another version; run `narrowgate rebuild`");
    }

    /** Runs of which anything stands here. */
    public List<Long> runs() throws IOException {
        return query("SELECT run FROM run UNION SELECT run FROM decision ORDER BY run", r -> r.getLong(1));
    }

    /** How many rows of a run stand here. */
    public long count(long run) throws IOException {
        return query("SELECT count(*) FROM decision WHERE run = " + run, r -> r.getLong(1))
                .get(0);
    }

    /** Whether any of these rows of a run stands here. */
    public boolean lists(long run, Set<Long> rows) throws IOException {
        return query("SELECT row FROM decision WHERE run = " + run, r -> r.getLong(1)).stream()
                .anyMatch(rows::contains);
    }

    /** The rows of a run from one number to another, both included, in their order. */
    public List<Entry> entries(long run, long first, long last) throws IOException {
        return query(
                "SELECT * FROM decision JOIN kind USING (kind) WHERE run = " + run + " AND row BETWEEN " + first
                        + " AND " + last + " ORDER BY row",
                Projection::entry);
    }

    /** Whether everything of a run stands here. */
    public boolean isComplete(long run) throws IOException {
        return query("SELECT complete FROM run WHERE run = " + run, r -> r.getInt(1) == 1).stream()
                .anyMatch(complete -> complete);
    }

    /** Forgets a run, to take it up from the beginning. */
    public void begin(long run) throws IOException {
        execute("DELETE FROM decision WHERE run = " + run, "INSERT OR REPLACE INTO run VALUES (" + run + ", 0)");
    }

    public void add(long run, List<Entry> entries) throws IOException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Entry entry : entries) {
                insert.setLong(1, run);
                insert.setLong(2, entry.row().row());
                insert.setLong(3, kind(entry.row().of(0)));
                insert.setLong(4, entry.tags().person());
                insert.setLong(5, entry.tags().number());
                insert.setLong(6, entry.tags().particulars());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException failed) {
            // One that was not committed must not be taken for one that is there.
            kinds.clear();
            throw unusable(file, failed);
        }
    }

    private long kind(RowSummary alike) throws IOException, SQLException {
        if (kinds.isEmpty()) {
            kinds.putAll(query("SELECT 0 AS row, * FROM kind", r -> Map.entry(summary(r), r.getLong("kind"))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::min)));
        }
        Long known = kinds.get(alike);
        if (known != null) {
            return known;
        }
        long next = 1 + kinds.values().stream().mapToLong(kind -> kind).max().orElse(0);
        try (PreparedStatement insert = connection.prepareStatement(INSERT_KIND)) {
            insert.setLong(1, next);
            bind(insert, alike);
            insert.executeUpdate();
        }
        kinds.put(alike, next);
        return next;
    }

    public void complete(long run) throws IOException {
        execute("INSERT OR REPLACE INTO run VALUES (" + run + ", 1)");
    }

    /** The rows of a run in their order. */
    public List<RowSummary> rows(long run) throws IOException {
        return query(
                "SELECT * FROM decision JOIN kind USING (kind) WHERE run = " + run + " ORDER BY row",
                Projection::summary);
    }

    /** What a run came to. */
    public Totals totals(long run) throws IOException {
        Totals totals = new Totals();
        query(
                        "SELECT * FROM kind JOIN (SELECT kind, min(row) AS row, count(*) AS rows FROM decision"
                                + " WHERE run = " + run + " GROUP BY kind) USING (kind) ORDER BY row",
                        Projection::alike)
                .forEach(alike -> totals.add(alike.first(), alike.rows()));
        return totals;
    }

    /** Whom the runs before this one refused. */
    public Refusals refusalsBefore(long run) throws IOException {
        Refusals refusals = new Refusals();
        query(
                        "SELECT person, number, particulars FROM decision WHERE run < " + run
                                + " AND kind IN (SELECT kind FROM kind WHERE outcome = 'WITHHOLD')",
                        Projection::tags)
                .forEach(refusals::add);
        return refusals;
    }

    private static void bind(PreparedStatement insert, RowSummary alike) throws SQLException {
        insert.setString(2, alike.outcome().name());
        insert.setBoolean(3, alike.lookedUp());
        insert.setBoolean(4, alike.identified());
        insert.setString(5, String.join(" ", alike.attested()));
        insert.setBoolean(6, alike.resent());
        insert.setString(7, alike.layer().name());
        insert.setString(8, alike.element());
        insert.setString(9, alike.citation());
        insert.setString(10, alike.identification());
        insert.setString(11, String.join(" ", alike.questions()));
        insert.setString(12, String.join(" ", alike.wider()));
    }

    /** Rows that count alike, by the first of them. */
    private record Alike(RowSummary first, long rows) {}

    private static Alike alike(ResultSet row) throws SQLException {
        return new Alike(summary(row), row.getLong("rows"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(summary(row), tags(row));
    }

    private static RefusalTags tags(ResultSet row) throws SQLException {
        return new RefusalTags(row.getLong("person"), row.getLong("number"), row.getLong("particulars"));
    }

    private static RowSummary summary(ResultSet row) throws SQLException {
        return new RowSummary(
                row.getLong("row"),
                Outcome.valueOf(row.getString("outcome")),
                row.getBoolean("looked_up"),
                row.getBoolean("identified"),
                words(row.getString("attested")),
                row.getBoolean("resent"),
                Layer.valueOf(row.getString("layer")),
                row.getString("element"),
                row.getString("citation"),
                row.getString("identification"),
                words(row.getString("questions")),
                words(row.getString("wider")));
    }

    private static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reading<T> reading) throws IOException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (result.next()) {
                all.add(reading.of(result));
            }
            return all;
        } catch (SQLException failed) {
            throw unusable(file, failed);
        } catch (IllegalArgumentException altered) {
            throw new IOException(file + ": it holds what no decision says; delete it and run `narrowgate rebuild`");
        }
    }

    private void execute(String... statements) throws IOException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failed) {
            throw unusable(file, failed);
        }
    }

    /** The table's own message may quote what it holds, so only its code is told. */
    private static IOException unusable(Path file, SQLException cause) {
        if ((cause.getErrorCode() & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_FULL.code) {
            return new IOException(file + ": it could not be written (No space left on device)", cause);
        }
        return new IOException(
                file + ": the table of decisions cannot be used; make room, or delete it and run `narrowgate rebuild`",
                cause);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw unusable(file, failed);
        }
    }
}
