package org.narrowgate.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
}
