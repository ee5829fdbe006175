package org.narrowgate.engine.records;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** A PostgreSQL server of the test's own, with a role {@code gate} that can only read. */
public final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgresServer start() throws IOException, SQLException {
        PostgresServer started = new PostgresServer(
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
        started.execute("CREATE ROLE gate LOGIN", "CREATE SCHEMA tax", "GRANT USAGE ON SCHEMA tax TO gate");
        return started;
    }

    public void execute(String... statements) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public Connection owner() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    public int port() {
        return server.getPort();
    }

    /** Makes a table anew from rows of texts; the empty text is NULL. */
    public void table(String name, String columns, List<List<String>> rows) throws SQLException {
        execute(
                "DROP TABLE IF EXISTS tax." + name + " CASCADE",
                "CREATE TABLE tax." + name + " (" + columns + ")",
                "GRANT SELECT ON tax." + name + " TO gate");
        for (int from = 0; from < rows.size(); from += 500) {
            execute("INSERT INTO tax." + name + " VALUES "
                    + rows.subList(from, Math.min(rows.size(), from + 500)).stream()
                            .map(PostgresServer::literals)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String literals(List<String> row) {
        return row.stream().map(c -> c.isEmpty() ? "NULL" : Sql.text(c)).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The first lines of a mapping of this server. */
    public String connection() {
        return connection("gate");
    }

    public String connection(String user) {
        return "connection:\n  url: jdbc:postgresql://localhost:" + port() + "/postgres\n  user: " + user + "\n";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
