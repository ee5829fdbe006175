package org.narrowgate.engine.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.records.RecordsException.Fault;
import org.narrowgate.engine.records.RecordsMapping.Column;
import org.narrowgate.engine.records.RecordsMapping.Table;

/**
 * A table or view of the server as its catalogue describes it.
 *
 * @param from schema and name, quoted
 * @param kind PostgreSQL's letter: {@code r} table, {@code p} partitioned, {@code v} view, {@code m} materialised,
 *     {@code f} foreign
 * @param types of each column, in the words of the server
 * @param unique columns that alone are unique, in the tables that inherit from it as well
 * @param definition of a view; empty for a table
 */
record PostgresTable(
        Table table, String from, String kind, Map<String, String> types, Set<String> unique, String definition) {
    private static final String DESCRIPTION = """
            SELECT c.oid::text, c.relkind::text,
              has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                OR has_any_column_privilege(c.oid, 'INSERT, UPDATE') OR pg_has_role(c.relowner, 'USAGE'),
              CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) ELSE '' END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')""";

    private static final String COLUMNS = """
            SELECT a.attname, CASE WHEN t.typtype = 'e' THEN 'enum' ELSE coalesce(b.typname, t.typname) END
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = t.typbasetype
            WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""";

    private static final String UNIQUE = """
            SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
              JOIN pg_class c ON c.oid = i.indrelid
            WHERE i.indrelid = ?::oid AND i.indisunique AND i.indisvalid AND i.indimmediate AND i.indnkeyatts = 1
              AND i.indpred IS NULL AND i.indexprs IS NULL AND (c.relkind = 'p' OR NOT c.relhassubclass)""";

    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name", "enum");
    private static final Map<String, String> WHOLE =
            Map.of("int2", "SMALLINT", "int4", "INTEGER", "int8", "BIGINT", "uuid", "UUID", "date", "DATE");

    /** Reads the catalogue; a table that is not there becomes a problem at its place, and then has no columns. */
    static PostgresTable find(PostgresSession session, Table table, Problems problems) {
        int dot = table.query().indexOf('.');
        String schema = table.query().substring(0, dot);
        String name = table.query().substring(dot + 1);
        String from = Sql.name(schema) + "." + Sql.name(name);
        List<List<String>> described = session.rows(DESCRIPTION, schema, name);
        if (described.isEmpty()) {
            missing(session, table, schema, name, problems);
            return new PostgresTable(table, from, "", Map.of(), Set.of(), "");
        }
        List<String> row = described.get(0);
        if (row.get(2).startsWith("t")) {
            throw mayWrite(session.server(), "`" + table.query() + "`", table.query());
        }
        Map<String, String> types = new LinkedHashMap<>();
        session.rows(COLUMNS, row.get(0)).forEach(c -> types.put(c.get(0), c.get(1)));
        List<String> unique =
                session.rows(UNIQUE, row.get(0)).stream().map(r -> r.get(0)).toList();
        return new PostgresTable(table, from, row.get(1), types, Set.copyOf(unique), row.get(3));
    }

    private static RecordsException mayWrite(RecordsServer server, String what, String table) {
        return new RecordsException(
                Fault.RECORDS,
                "the role `" + server.user() + "` may write to " + what
                        + ", and the gate must not be able to; use a role that owns nothing: CREATE ROLE narrowgate LOGIN;"
                        + " GRANT USAGE ON SCHEMA ... TO narrowgate; GRANT SELECT ON " + table + " TO narrowgate");
    }

    /** Refuses a role to which no right is refused. */
    static void checkRole(PostgresSession session) {
        if (session.rows("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                .get(0)
                .get(0)
                .startsWith("t")) {
            throw mayWrite(session.server(), "everything", "the two tables");
        }
    }

    private static void missing(PostgresSession session, Table table, String schema, String name, Problems problems) {
        List<String> others = session
                .rows(
                        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')",
                        schema)
                .stream()
                .map(r -> r.get(0))
                .toList();
        problems.add(
                table.mark(),
                "the server has no table or view `" + table.query() + "`",
                NearestName.of(name, others)
                        .map(n -> "did you mean `" + schema + "." + n + "`?")
                        .orElse("correct schema and name, in the case in which the server keeps them"));
    }

    boolean isLockable() {
        return Set.of("r", "p", "v").contains(kind);
    }

    /** Types in DuckDB's words, so that every store is held to the same rules of what may be meant. */
    Map<String, String> commonTypes() {
        Map<String, String> common = new LinkedHashMap<>();
        types.forEach((name, type) -> common.put(
                name, TEXTS.contains(type) ? "VARCHAR" : WHOLE.getOrDefault(type, type.toUpperCase(Locale.ROOT))));
        return common;
    }

    /** The condition that a column is one of an array's values, so written that the column's own index serves. */
    Among among(Column column) {
        String type = types.getOrDefault(column.name(), "text");
        return switch (type) {
            case "int2", "int4", "int8" -> new Among(bare(column) + " = ANY(?)", "int8");
            case "uuid" -> new Among(bare(column) + " = ANY(?)", "uuid");
            case "bpchar" -> new Among(bare(column) + " = ANY(?)", "bpchar");
            case "enum", "name" -> new Among(bare(column) + "::text = ANY(?)", "text");
            default -> new Among(bare(column) + " = ANY(?)", "text");
        };
    }

    String bare(Column column) {
        return "t." + Sql.name(column.name());
    }

    /**
     * A condition with one parameter.
     *
     * @param type of the array's values
     */
    record Among(String condition, String type) {}

    /** For the version of the records: what the table is, not what it holds. */
    String describe() {
        return table.query() + "\t" + kind + "\t" + types + "\t" + definition + "\n";
    }
}
