package org.narrowgate.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.engine.document.DocumentException;

/** How the custodian's files may be named, split and written. */
class RecordFilesTest {
    @TempDir
    Path folder;

    private final InventedRecords invented = InventedRecords.of(new SplittableRandom(11), 400);

    @Test
    void a_quote_in_a_file_name_is_a_quote_and_a_bracket_is_refused() throws Exception {
        invented.writeCsv(folder, 1);
        List<List<Candidate>> before = invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING);
        Files.move(folder.resolve("persons-0.csv"), folder.resolve("persons '24.csv"));
        String quote = InventedRecords.CSV_MAPPING.replace("csv: persons-*.csv", "csv: \"persons '24.csv\"");
        assertThat(invented.candidatesPerRow(folder, quote)).isEqualTo(before);
        Files.move(folder.resolve("persons '24.csv"), folder.resolve("per[s]ons.csv"));
        String bracket = InventedRecords.CSV_MAPPING.replace("csv: persons-*.csv", "csv: \"per[s]ons.csv\"");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, bracket))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("per[s]ons.csv")
                .hasMessageContaining("rename");
    }

    @Test
    void a_pattern_with_folders_finds_every_part_and_only_those() throws Exception {
        invented.writeCsv(folder, 1);
        List<List<Candidate>> before = invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING);
        for (String part : List.of("a", "b", "c")) {
            Files.createDirectories(folder.resolve("2024/" + part));
        }
        List<String> lines = Files.readAllLines(folder.resolve("persons-0.csv"));
        Files.write(folder.resolve("2024/a/persons.csv"), lines.subList(0, 200));
        List<String> rest = new ArrayList<>(List.of(lines.get(0)));
        rest.addAll(lines.subList(200, lines.size()));
        Files.write(folder.resolve("2024/b/persons.csv"), rest);
        Files.write(folder.resolve("2024/c/other.csv"), List.of("nothing,to,see"));
        String mapping = InventedRecords.CSV_MAPPING.replace("csv: persons-*.csv", "csv: 2024/*/persons.csv");
        assertThat(invented.candidatesPerRow(folder, mapping)).isEqualTo(before);
        String listed = InventedRecords.CSV_MAPPING.replace(
                "csv: persons-*.csv", "csv: [2024/b/persons.csv, 2024/a/persons.csv]");
        assertThat(invented.candidatesPerRow(folder, listed)).isEqualTo(before);
    }

    @Test
    void windows_line_ends_semicolons_and_a_byte_order_mark_are_read() throws Exception {
        invented.writeCsv(folder, 1);
        List<List<Candidate>> before = invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING);
        Path addresses = folder.resolve("addresses-0.csv");
        Files.writeString(
                addresses,
                "\ufeff" + Files.readString(addresses).replace(",", ";").replace("\n", "\r\n"));
        String mapping =
                InventedRecords.CSV_MAPPING.replace("csv: addresses-*.csv", "csv: addresses-*.csv\n  delimiter: ;");
        assertThat(invented.candidatesPerRow(folder, mapping)).isEqualTo(before);
    }

    @Test
    void files_of_one_table_with_different_columns_are_refused() throws Exception {
        invented.writeCsv(folder, 1);
        Files.writeString(folder.resolve("persons-1.csv"), "person_key,given\nK1,Quentin\n");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("the files of `persons` have different columns");
    }

    @Test
    void an_empty_file_and_a_column_named_twice_are_named() throws Exception {
        invented.writeCsv(folder, 1);
        Path persons = folder.resolve("persons-0.csv");
        String text = Files.readString(persons);
        Files.writeString(persons, "");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .hasMessageContaining("persons-0.csv")
                .hasMessageContaining("is empty");
        Files.writeString(persons, text.replaceFirst("middle", "given"));
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .hasMessageContaining("persons-0.csv")
                .hasMessageContaining("names a column twice");
    }

    @Test
    void every_parquet_file_must_hold_as_text_what_the_first_one_does_and_have_the_same_columns() throws Exception {
        invented.writeCsv(folder, 1);
        InventedRecords.toParquet(folder);
        String two = InventedRecords.PARQUET_MAPPING.replace("persons.parquet", "[persons.parquet, rest.parquet]");
        more("SELECT * FROM read_parquet('%s') WHERE false");
        List<List<Candidate>> before = invented.candidatesPerRow(folder, InventedRecords.PARQUET_MAPPING);
        assertThat(invented.candidatesPerRow(folder, two)).isEqualTo(before);
        more("SELECT * REPLACE (12345678 AS tin) FROM read_parquet('%s') LIMIT 1");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, two))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("column `tin` of `" + folder.resolve("rest.parquet") + "` is INTEGER, not text");
        more("SELECT * EXCLUDE (sex) FROM read_parquet('%s') LIMIT 1");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, two))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("rest.parquet` of `persons` has no column `sex`");
    }

    private void more(String query) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String persons = folder.resolve("persons.parquet").toString();
            statement.execute("COPY (" + query.formatted(persons) + ") TO '" + folder.resolve("rest.parquet") + "'");
        }
    }

    @Test
    void a_csv_file_that_is_packed_or_in_another_encoding_is_told_by_its_header() throws Exception {
        invented.writeCsv(folder, 1);
        Path persons = folder.resolve("persons-0.csv");
        String text = Files.readString(persons);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] other : List.of(
                packed.toByteArray(),
                text.getBytes(StandardCharsets.UTF_16),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.replace("given", "pr\u00e9nom").getBytes(StandardCharsets.ISO_8859_1))) {
            Files.write(persons, other);
            assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                    .isInstanceOf(DocumentException.class)
                    .hasMessageContaining("the header of `" + persons + "` cannot be read; save it as CSV in UTF-8");
        }
    }

    @Test
    void a_query_may_end_as_queries_do_and_what_is_wrong_with_it_is_said() throws Exception {
        invented.writeCsv(folder, 1);
        String ended = InventedRecords.SQL_MAPPING.replace("all_varchar = true)", "all_varchar = true); ");
        String commented = InventedRecords.SQL_MAPPING.replace("all_varchar = true)", "all_varchar = true) -- all");
        assertThat(invented.candidatesPerRow(folder, ended)).isEqualTo(invented.candidatesPerRow(folder, commented));
        String misspelt =
                InventedRecords.SQL_MAPPING.replace("SELECT * FROM read_csv({1}", "SELECT hous FROM read_csv({1}");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, misspelt))
                .hasMessageContaining("the query of `addresses` cannot be run (DuckDB: Binder Error: ")
                .hasMessageContaining("\"hous\"");
        String cast = InventedRecords.SQL_MAPPING.replace(
                "SELECT * FROM read_csv({files}",
                "SELECT * REPLACE (CAST(CAST(given AS INT) AS TEXT) AS given) FROM read_csv({files}");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, cast))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("not of the type to which the query")
                .hasMessageNotContaining("Given1");
    }
}
