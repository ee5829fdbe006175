package org.narrowgate.engine.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.narrowgate.engine.records.RecordsException.Fault;
import org.narrowgate.ledger.TextFile;

/**
 * A connection to PostgreSQL that can only read: by the role's rights (see {@link PostgresTable}), by the session and by
 * the transaction. Every answer of the server that is an error becomes a message of our own, since its words quote data.
 */
final class PostgresSession implements AutoCloseable {
    /** Rows that the driver holds at a time. */
    static final int FETCHED = 2000;

    private static final List<String> SETTINGS = List.of(
            "default_transaction_read_only = on",
            // No function or operator of another schema may stand in for the server's own.
            "search_path = pg_catalog",
            // A policy that hides rows hides the second person of a number; then the server is to refuse.
            "row_security = off",
            "statement_timeout = '15min'",
            "lock_timeout = '1min'",
            "DateStyle = 'ISO, YMD'");

    private final RecordsServer server;
    private final Connection connection;

    private PostgresSession(RecordsServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @throws RecordsException if the server cannot be reached, or refuses
     */
    static PostgresSession open(RecordsServer server) {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        server.passwordFile().ifPresent(f -> properties.setProperty("password", password(f)));
        properties.setProperty("sslmode", server.sslmode());
        server.rootCertificate().ifPresent(f -> properties.setProperty("sslrootcert", f.toString()));
        properties.setProperty("ApplicationName", "narrowgate");
        properties.setProperty("connectTimeout", "15");
        properties.setProperty("socketTimeout", "1200");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        try {
            Connection connection = DriverManager.getConnection(server.url(), properties);
            PostgresSession session = new PostgresSession(server, connection);
            session.configure();
            return session;
        } catch (SQLException failed) {
            throw PostgresAnswer.refused(server, "the records", failed);
        }
    }

    private void configure() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute("SET " + setting);
            }
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        } catch (SQLException failed) {
            close();
            throw failed;
        }
    }

    /** Begins to see these tables as they are now, and holds them so that none is emptied or altered until the end. */
    void begin(List<PostgresTable> tables) {
        end();
        for (PostgresTable table : tables) {
            try (Statement statement = connection.createStatement()) {
                // Before the snapshot: a table emptied between the two would look as if it had always been empty.
                statement.execute(
                        table.isLockable()
                                ? "LOCK TABLE " + table.from() + " IN ACCESS SHARE MODE"
                                : "SELECT FROM " + table.from() + " LIMIT 0");
            } catch (SQLException failed) {
                throw PostgresAnswer.refused(server, "`" + table.table().query() + "`", failed);
            }
        }
    }

    /** Ends what {@link #begin} began; nothing was written, so there is nothing to keep. */
    void end() {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            throw PostgresAnswer.refused(server, "the records", failed);
        }
    }

    /** A query; rows come in portions. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCHED);
        return statement;
    }

    /** An array of the server's type. */
    java.sql.Array array(String type, List<String> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** Rows of a small result about the tables themselves; null is the empty text. */
    List<List<String>> rows(String sql, String... values) {
        try (PreparedStatement statement = prepare(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> row = new ArrayList<>(columns);
                    for (int i = 1; i <= columns; i++) {
                        @Nullable String text = result.getString(i);
                        row.add(text == null ? "" : text);
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw PostgresAnswer.refused(server, "the description of the tables", failed);
        }
    }

    RecordsServer server() {
        return server;
    }

    private static String password(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new RecordsException(
                        Fault.RECORDS, "`password_file` " + file + " is no file; write the password into it");
            }
            EnumSet<PosixFilePermission> modes = EnumSet.noneOf(PosixFilePermission.class);
            modes.addAll(Files.getPosixFilePermissions(file));
            modes.remove(PosixFilePermission.OWNER_READ);
            modes.remove(PosixFilePermission.OWNER_WRITE);
            if (!modes.isEmpty()) {
                throw new RecordsException(
                        Fault.RECORDS, "`password_file` " + file + " is open to others; set its mode to 0600");
            }
            return TextFile.read(file).strip();
        } catch (IOException unreadable) {
            throw new RecordsException(
                    Fault.RECORDS, "`password_file` " + file + " cannot be read; check its permissions");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // Nothing was written.
        }
    }
}
