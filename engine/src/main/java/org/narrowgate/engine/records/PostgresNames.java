package org.narrowgate.engine.records;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.narrowgate.engine.records.RecordsMapping.Column;

/** Names counted by the server, within the transaction that the caller began. */
record PostgresNames(PostgresSession server, PostgresTable table) implements NameCounts.Counting {
    @Override
    public long persons(Column column) {
        return Long.parseLong(
                server.rows(NameCounts.persons(texts(column))).get(0).get(0));
    }

    /** In the order of bytes: that of the server's language differs from server to server. */
    @Override
    public void spellings(Column column, int most, NameCounts.Spelling taking) {
        try (PreparedStatement statement = server.prepare(NameCounts.spellings(texts(column), " COLLATE \"C\"", most));
                ResultSet result = statement.executeQuery()) {
            NameCounts.read(result, taking);
        } catch (SQLException failed) {
            throw PostgresAnswer.refused(server.server(), "`" + table.table().query() + "`", failed);
        }
    }

    private String texts(Column column) {
        return "SELECT " + table.bare(column) + "::text AS v FROM " + table.from() + " t";
    }
}
