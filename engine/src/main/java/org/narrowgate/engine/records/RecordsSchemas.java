package org.narrowgate.engine.records;

import java.util.Map;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.Shape;

/** What a records mapping holds, told to an editor; tests hold it against its reader. */
public final class RecordsSchemas {
    private static final Shape TEXT = Shape.text();
    private static final Shape PATHS = Shape.either(TEXT, Shape.list(TEXT, 0));

    private RecordsSchemas() {}

    /** The schema by the kind of document. */
    public static Map<String, Json> all() {
        Shape connection = Shape.keys()
                .must("url", Shape.matching(RecordsServer.URL.pattern()), "jdbc:postgresql://host:port/database")
                .must("user", TEXT, "the read-only role")
                .may("password_file", TEXT, "outside the workspace, mode 0600")
                .may("sslmode", Shape.word(RecordsServer.MODES), "to another machine `verify-full`")
                .may("sslrootcert", TEXT, "certificate of the server's own authority")
                .shape();
        Json mapping = Shape.keys()
                .must("persons", persons(), "")
                .must("addresses", addresses(), "")
                .may("connection", connection, "the server of `postgres` tables")
                .shape()
                .document("records-mapping", "Where Narrowgate finds a custodian's records.", Map.of());
        return Map.of("records-mapping", mapping);
    }

    private static Shape.Keys table() {
        return Shape.keys()
                .may("parquet", PATHS, "files, relative to the mapping")
                .may("csv", PATHS, "files, relative to the mapping")
                .may("delimiter", TEXT, "csv: one character, or `tab`")
                .may("sql", TEXT, "a query over `files`")
                .may("files", PATHS, "sql: what the query reads")
                .may("postgres", TEXT, "schema.table")
                .oneOf(MappingReader.STORES)
                .with("delimiter", "csv")
                .with("files", "sql")
                .with("sql", "files");
    }

    private static Shape persons() {
        Shape columns = Shape.keys()
                .must("key", TEXT, "what tells persons apart")
                .must("given_name", TEXT, "")
                .may("middle_name", TEXT, "")
                .must("family_name", TEXT, "")
                .may("name_suffix", TEXT, "")
                .must("birth_date", TEXT, "")
                .may("sex", TEXT, "")
                .may("death_date", TEXT, "")
                .shape();
        Shape further = Shape.keys()
                .may("given_name", TEXT, "")
                .may("middle_name", TEXT, "")
                .may("family_name", TEXT, "")
                .may("name_suffix", TEXT, "")
                .shape();
        return table().must("columns", columns, "our columns, and what they are called there")
                .may("further_names", Shape.list(further, 0), "other forms of the name")
                .may("numbers", Shape.named(TEXT), "by the name in the pack, the column of each number")
                .shape();
    }

    private static Shape addresses() {
        Shape columns = Shape.keys()
                .must("person", TEXT, "the key of the person")
                .must("line", Shape.either(TEXT, Shape.list(TEXT, 0)), "one column, or several that make it")
                .may("city", TEXT, "")
                .may("state", TEXT, "")
                .may("zip", TEXT, "")
                .may("country", TEXT, "")
                .must("first_year", TEXT, "")
                .must("last_year", TEXT, "")
                .may("provenance", TEXT, "who furnished it")
                .shape();
        return table().must("columns", columns, "our columns, and what they are called there")
                .may("provenance", TEXT, "who furnished all of them")
                .shape();
    }
}
