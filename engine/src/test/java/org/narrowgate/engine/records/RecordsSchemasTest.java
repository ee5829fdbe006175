package org.narrowgate.engine.records;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.SchemaDrift;

class RecordsSchemasTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "records");
    private static final String COLUMNS = "columns: {key: k, given_name: g, family_name: f, birth_date: b, sex: s}";
    private static final String OF_ADDRESSES =
            "columns: {person: k, line: [a, b], first_year: y, last_year: z, country: c}";

    @TempDir
    Path scratch;

    private List<String> problems(String text) throws Exception {
        Path file = Files.writeString(scratch.resolve("records.yaml"), text);
        try {
            RecordsMapping.read(file);
            return List.of();
        } catch (DocumentException refused) {
            return refused.getMessage().lines().toList();
        }
    }

    @Test
    void reader_and_schema_of_records_mappings_know_the_same_keys_and_kinds() throws Exception {
        SchemaDrift drift = new SchemaDrift(RecordsSchemas.all().get("records-mapping"), this::problems, "records");
        drift.mutate(Files.readString(EXAMPLES.resolve("records.yaml")));
        drift.mutate(Files.readString(EXAMPLES.resolve("postgresql.yaml")));
        drift.mutate("persons: {csv: [a.csv], delimiter: tab, " + COLUMNS + ", further_names: [{given_name: o}]}\n"
                + "addresses: {sql: select 1, files: a.parquet, provenance: IRS, " + OF_ADDRESSES + "}\n");
        drift.agreed(500);
    }
}
