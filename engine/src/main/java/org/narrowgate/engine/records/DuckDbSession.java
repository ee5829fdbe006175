package org.narrowgate.engine.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.narrowgate.engine.records.RecordsException.Fault;
import org.narrowgate.engine.unpacked.UnpackedLibraries;

/**
 * A DuckDB database in memory, hedged in: what does not fit spills into a folder of its own (0700, wiped), nothing is
 * downloaded, no file is opened but those that the mapping names, and after that the settings are locked.
 */
final class DuckDbSession implements AutoCloseable {
    /** The engine's word for the kind of error, which stands before anything that it quotes. */
    private static final Pattern KIND =
            Pattern.compile("^(?:java\\.sql\\.SQLException: )?([A-Z][A-Za-z ]{3,30}) Error:");

    private static final Set<String> LOGIC = Set.of("Binder", "Catalog", "Parser", "INTERNAL", "Not implemented");
    private static final Set<String> CAST = Set.of("Conversion", "Out of Range");
    private static final Set<String> QUERY = Set.of("Binder", "Catalog", "Parser");
    private static final int SHOWN_AT_MOST = 200;
    private static final Pattern LINE = Pattern.compile("Line: (\\d{1,18})");

    /** A folder of our own within the one given, so that a folder named by mistake is never emptied. */
    private static final String SPILL = "spill";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final DuckDBConnection connection;
    private final Path temporary;

    private DuckDbSession(DuckDBConnection connection, Path temporary) {
        this.connection = connection;
        this.temporary = temporary;
    }

    static DuckDbSession open(DuckDbRecords.Settings settings, Collection<Path> files) {
        Path temporary = settings.temporary().resolve(SPILL);
        prepare(settings.temporary());
        try {
            DuckDBConnection connection =
                    (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", new java.util.Properties());
            UnpackedLibraries.unlink();
            DuckDbSession session = new DuckDbSession(connection, temporary);
            session.configure(settings, files);
            return session;
        } catch (SQLException failed) {
            throw new RecordsException(
                    Fault.MACHINE,
                    "the DuckDB engine cannot start; check memory and the permissions of `" + temporary + "`");
        }
    }

    private void configure(DuckDbRecords.Settings settings, Collection<Path> files) throws SQLException {
        List<String> allowed = new ArrayList<>();
        files.forEach(f -> allowed.add(Sql.text(f.toString())));
        String indexes = settings.indexes().map(f -> Sql.text(f + "/")).orElse("");
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of(
                    "autoinstall_known_extensions = false",
                    "autoload_known_extensions = false",
                    "allow_community_extensions = false",
                    "memory_limit = " + Sql.text(settings.memoryLimit()),
                    "threads = " + settings.threads(),
                    "temp_directory = " + Sql.text(temporary.toString()),
                    "TimeZone = 'UTC'",
                    "allowed_paths = [" + String.join(", ", allowed) + "]",
                    "allowed_directories = [" + indexes + "]",
                    "enable_external_access = false")) {
                statement.execute("SET " + setting);
            }
        }
    }

    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    /** A statement on a connection of its own, so that two results can be read side by side; close both. */
    Reader reader(String sql) throws SQLException {
        DuckDBConnection own = connection.duplicate();
        try {
            return new Reader(own, (DuckDBPreparedStatement) own.prepareStatement(sql));
        } catch (SQLException failed) {
            own.close();
            throw failed;
        }
    }

    /** A prepared query and the connection that it has to itself. */
    record Reader(DuckDBConnection connection, DuckDBPreparedStatement statement) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            statement.close();
            connection.close();
        }
    }

    /** Makes a table and an appender to it, on a connection of their own: one that a result is read from takes nothing. */
    Writer writer(String table, String columns) throws SQLException {
        DuckDBConnection own = connection.duplicate();
        try (Statement statement = own.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE " + table + " (" + columns + ")");
            return new Writer(own, own.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table));
        } catch (SQLException failed) {
            own.close();
            throw failed;
        }
    }

    /** An appender and the connection that it has to itself. */
    record Writer(DuckDBConnection connection, DuckDBAppender appender) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            appender.close();
            connection.close();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows of a small result, as text; null is the empty text. */
    List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    String text = result.getString(i);
                    row.add(text == null ? "" : text);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** What is to be said of a database error over these files: never its own message, which may quote a record. */
    static RecordsException refused(String what, SQLException error, Collection<Path> files) {
        String said = String.valueOf(error.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("out of memory") || lower.contains("no space left")) {
            return new RecordsException(
                    Fault.MACHINE,
                    what + " needs more memory or more room for temporary files; free some and run again");
        }
        Matcher kind = KIND.matcher(said);
        if (kind.find() && LOGIC.contains(kind.group(1))) {
            return new RecordsException(
                    Fault.MACHINE,
                    what + " cannot be joined: the DuckDB engine answers `" + kind.group(1)
                            + "`; see whether its version is the one that Narrowgate came with");
        }
        String file = files.stream()
                .filter(f -> said.contains(f.toString()))
                .map(f -> "`" + f + "`" + line(said))
                .findFirst()
                .orElseGet(() -> "one of "
                        + files.stream().map(f -> "`" + f + "`").limit(4).toList());
        if (kind.reset().find() && CAST.contains(kind.group(1))) {
            return new RecordsException(
                    Fault.RECORDS,
                    what + " cannot be read: a value of " + file
                            + " is not of the type to which the query, or the first"
                            + " of the files, turns it; correct it, or use TRY_CAST in `sql`");
        }
        return new RecordsException(
                Fault.RECORDS,
                what + " cannot be read: " + file + " is damaged, cut off or not of the kind that the mapping says"
                        + "; write it again from its source");
    }

    /** What the engine says of a query that it could not even begin, for which it has seen no record. */
    static String ofTheQueryAlone(SQLException error) {
        String said = String.valueOf(error.getMessage());
        Matcher kind = KIND.matcher(said);
        String line = said.lines().findFirst().orElse("");
        return kind.find() && QUERY.contains(kind.group(1))
                ? " (DuckDB: " + line.substring(0, Math.min(line.length(), SHOWN_AT_MOST)) + ")"
                : "";
    }

    private static String line(String said) {
        Matcher matcher = LINE.matcher(said);
        return matcher.find() ? " line " + matcher.group(1) : "";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // Nothing is kept in it: whatever state it was in ends with it.
        } finally {
            wipe(temporary);
        }
    }

    private static void prepare(Path folder) {
        Path temporary = folder.resolve(SPILL);
        if (Files.isSymbolicLink(temporary)) {
            throw new RecordsException(
                    Fault.MACHINE,
                    "the folder for temporary files `" + temporary
                            + "` is a link, which could lead to files of somebody else; name a folder");
        }
        wipe(temporary);
        try {
            Files.createDirectories(folder);
            if (!Files.isDirectory(temporary)) {
                Files.createDirectory(temporary, OWNER_ONLY);
            }
            Files.setPosixFilePermissions(temporary, OWNER_ONLY.value());
        } catch (IOException failed) {
            throw new RecordsException(
                    Fault.MACHINE,
                    "the folder for temporary files `" + temporary + "` cannot be made; check its permissions");
        }
    }

    /** What a killed run left there is personal data. */
    private static void wipe(Path temporary) {
        if (!Files.isDirectory(temporary, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> left = Files.walk(temporary)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(temporary)) {
                    Files.delete(path);
                }
            }
        } catch (IOException failed) {
            throw new RecordsException(
                    Fault.MACHINE,
                    "the folder for temporary files `" + temporary + "` cannot be emptied; empty it by hand");
        }
    }
}
