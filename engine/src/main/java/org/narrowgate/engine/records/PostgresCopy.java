package org.narrowgate.engine.records;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.narrowgate.engine.records.PostgresTable.Among;
import org.narrowgate.engine.records.RecordsException.Fault;
import org.narrowgate.engine.records.RecordsMapping.Column;

/**
 * Copies what a look-up needs of one table of the server into a table of the DuckDB session, as text, so that one join
 * and one set of checks serve every store; what does not fit into memory spills there.
 *
 * @param local its name in the session; its columns have the custodian's names
 * @param columns those that the mapping means
 */
record PostgresCopy(
        PostgresSession server, PostgresTable table, DuckDbSession session, String local, List<String> columns) {
    /** Values sent at a time. */
    static final int CHUNK = 4000;

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** An empty table. */
    void clear() {
        clear(local);
    }

    private void clear(String name) {
        local(() -> session.execute("CREATE OR REPLACE TABLE " + name
                + columns.stream().map(c -> Sql.name(c) + " VARCHAR").collect(Collectors.joining(", ", " (", ")"))));
    }

    /** Rows with one of the values that a query in the session gives, in the column. */
    void where(Column column, String values) {
        Among among = table.among(column);
        where(among, values, text -> List.of(text));
    }

    /** The spellings of a value under which the server is asked for it. */
    interface Spellings {
        List<String> of(String value);
    }

    void where(Among among, String values, Spellings spellings) {
        local(() -> {
            try (var reader = session.reader(values);
                    ResultSet result = reader.statement().executeQuery();
                    DuckDBAppender appender = session.appender(local)) {
                List<String> chunk = new ArrayList<>(CHUNK);
                while (result.next()) {
                    spellings.of(result.getString(1)).stream()
                            .filter(v -> canBe(v, among.type()))
                            .forEach(chunk::add);
                    if (chunk.size() >= CHUNK) {
                        fetch(among, chunk, appender);
                        chunk.clear();
                    }
                }
                fetch(among, chunk, appender);
            }
        });
    }

    /** Rows for which a condition holds; how many there are, at most {@code limit}. */
    long where(String condition, long limit) {
        long[] copied = new long[1];
        local(() -> {
            try (DuckDBAppender appender = session.appender(local)) {
                copied[0] = read(select() + " WHERE " + condition + " LIMIT " + limit, null, List.of(), appender);
            }
        });
        return copied[0];
    }

    /** Adds what another copy has and this one has not. */
    void addFrom(PostgresCopy other) {
        local(() -> session.execute(
                "INSERT INTO " + local + " (SELECT * FROM " + other.local + " EXCEPT SELECT * FROM " + local + ")"));
    }

    PostgresCopy named(String other) {
        return new PostgresCopy(server, table, session, other, columns);
    }

    /** The server would answer a text that is none of the type with an error, and no row has it. */
    private static boolean canBe(String value, String type) {
        return switch (type) {
            case "int8" -> WHOLE.matcher(value).matches() && isLong(value);
            case "uuid" -> UUID.matcher(value).matches();
            default -> value.indexOf('\0') < 0;
        };
    }

    private static boolean isLong(String value) {
        try {
            return Long.toString(Long.parseLong(value)).equals(value);
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }

    private String select() {
        return columns.stream()
                .map(c -> "t." + Sql.name(c) + "::text")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + table.from() + " t"));
    }

    private void fetch(Among among, List<String> chunk, DuckDBAppender appender) {
        if (!chunk.isEmpty()) {
            read(select() + " WHERE " + among.condition(), among.type(), chunk, appender);
        }
    }

    private long read(String sql, @Nullable String type, List<String> values, DuckDBAppender to) {
        try (PreparedStatement statement = server.prepare(sql)) {
            if (type != null) {
                statement.setArray(1, server.array(type, values));
            }
            long rows = 0;
            try (ResultSet result = statement.executeQuery()) {
                for (; result.next(); rows++) {
                    append(result, to);
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw PostgresAnswer.refused(server.server(), "`" + table.table().query() + "`", failed);
        }
    }

    /** Takes the row from the server first, so that whoever fails is known. */
    private void append(ResultSet result, DuckDBAppender to) throws SQLException {
        @Nullable String[] texts = new @Nullable String[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = result.getString(i + 1);
        }
        local(() -> {
            to.beginRow();
            for (String text : texts) {
                if (text == null) {
                    to.appendNull();
                } else {
                    to.append(text);
                }
            }
            to.endRow();
        });
    }

    /** Something done in the session. */
    private interface Step {
        void run() throws SQLException;
    }

    private static void local(Step step) {
        try {
            step.run();
        } catch (SQLException failed) {
            throw new RecordsException(
                    Fault.MACHINE,
                    "the look-up needs more memory or more room for temporary files; free some and run again");
        }
    }
}
