package org.narrowgate.engine.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.unpacked.UnpackedLibraries;

/**
 * A DuckDB database in memory that can do nothing but read one Parquet file: no other file is opened, nothing is
 * downloaded, nothing is written to disk, and the settings are locked.
 */
final class ParquetSession implements AutoCloseable {
    private static final String TEXT = "VARCHAR";
    private static final String ROW_NUMBER = "file_row_number";
    /** So much and no more: a page that does not fit was not made for reading. */
    private static final String MEMORY = "512MiB";
    /** A UTF-16 unit takes at most so many bytes of UTF-8. */
    private static final int LONGEST_CELL_BYTES = 3 * RowParser.LONGEST_CELL;

    private final String name;
    private final DuckDBConnection connection;
    private final String source;
    private @Nullable DuckDBPreparedStatement reading;

    private ParquetSession(String name, DuckDBConnection connection, String source) {
        this.name = name;
        this.connection = connection;
        this.source = source;
    }

    static ParquetSession open(String name, Path file) throws IOException, DocumentException {
        String path = file.toAbsolutePath().normalize().toString();
        if (path.matches("(?s).*[*?\\[\\]{}].*")) {
            throw refused(
                    name,
                    "one of the folders above it has `*`, `?` or a bracket in its name",
                    "put the request into a folder without");
        }
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
            UnpackedLibraries.unlink();
            ParquetSession session = new ParquetSession(name, connection, text(path));
            session.configure();
            return session;
        } catch (SQLException failed) {
            throw new IOException("the DuckDB engine cannot start; check memory and the folder for temporary files");
        }
    }

    /** One thread, so that rows come in their order. */
    private void configure() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of(
                    "autoinstall_known_extensions = false",
                    "autoload_known_extensions = false",
                    "allow_community_extensions = false",
                    "memory_limit = " + text(MEMORY),
                    "threads = 1",
                    "preserve_insertion_order = true",
                    "temp_directory = ''",
                    "TimeZone = 'UTC'",
                    "allowed_paths = [" + source + "]",
                    "enable_external_access = false",
                    "lock_configuration = true")) {
                statement.execute("SET " + setting);
            }
        }
    }

    /** The names of its columns, all of which are text. */
    List<String> columns() throws SQLException, DocumentException {
        Problems problems = new Problems();
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(
                        "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + table("") + ")")) {
            while (columns.next()) {
                String column = columns.getString(1);
                names.add(column);
                if (!columns.getString(2).equals(TEXT)) {
                    problems.add(
                            name,
                            "column " + names.size() + shown(column) + " is no text",
                            "write every column as text (a string of UTF-8): a number would have lost its leading zeros");
                }
                if (column.equalsIgnoreCase(ROW_NUMBER)) {
                    problems.add(name, "a column is called `" + ROW_NUMBER + "`", "give it another name");
                }
            }
        }
        problems.throwIfAny();
        return names;
    }

    /** Its rows: the number of each from 0, then its cells, each cut where it is longer than any cell may be. */
    DuckDBChunkedResult rows(List<String> names) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT " + ROW_NUMBER);
        for (String column : names) {
            String cell = "\"" + column.replace("\"", "\"\"") + "\"";
            sql.append(", CASE WHEN strlen(")
                    .append(cell)
                    .append(") > ")
                    .append(LONGEST_CELL_BYTES)
                    .append(" THEN left(")
                    .append(cell)
                    .append(", ")
                    .append(RowParser.LONGEST_CELL + 1)
                    .append(") ELSE ")
                    .append(cell)
                    .append(" END");
        }
        sql.append(" FROM ").append(table(", " + ROW_NUMBER + " = true"));
        DuckDBPreparedStatement statement = (DuckDBPreparedStatement) connection.prepareStatement(sql.toString());
        reading = statement;
        return statement.query();
    }

    /** How many rows the file says that it has. */
    long rowCount() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("SELECT num_rows FROM parquet_file_metadata(" + source + ")")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** What is to be said of a database error: never its own message, which may quote a row. */
    DocumentException refused(SQLException error) throws IOException, DocumentException {
        String said = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("out of memory")) {
            throw refused(
                    name,
                    "a part of the file needs more than " + MEMORY + " of memory",
                    "write it with smaller row groups, e.g. of 100,000 rows");
        }
        throw refused(
                name, "the Parquet file is damaged or cut short", "write it again, and see that it arrives whole");
    }

    @Override
    public void close() {
        try {
            if (reading != null) {
                reading.close();
            }
            connection.close();
        } catch (SQLException ignored) {
            // Nothing is kept in it: whatever state it was in ends with it.
        }
    }

    private String table(String more) {
        return "read_parquet(" + source + ", hive_partitioning = false, union_by_name = false" + more + ")";
    }

    /** A name that does not look like that of a column may be a person's datum, and is not repeated. */
    private static String shown(String column) {
        return column.matches("[A-Za-z][A-Za-z0-9_ -]{0,39}") ? ", `" + column + "`," : "";
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static DocumentException refused(String name, String message, String remedy) throws DocumentException {
        Problems problems = new Problems();
        problems.add(name, message, remedy);
        problems.throwIfAny();
        throw new IllegalStateException("a problem was just told");
    }
}
