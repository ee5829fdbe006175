package org.narrowgate.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.engine.document.DocumentException;

class DuckDbRecordsTest {
    @TempDir
    Path folder;

    private final InventedRecords invented = InventedRecords.of(new SplittableRandom(11), 400);

    @Test
    void finds_what_a_plain_comparison_of_every_row_with_every_record_finds() throws Exception {
        invented.writeCsv(folder, 1);
        assertThat(invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isEqualTo(invented.expectedPerRow());
        assertThat(invented.expectedPerRow().stream().mapToInt(List::size).max())
                .hasValue(2);
        assertThat(invented.expectedPerRow().stream().filter(List::isEmpty)).hasSizeGreaterThan(20);
    }

    @Test
    void parquet_and_csv_give_equal_candidates() throws Exception {
        invented.writeCsv(folder, 1);
        List<List<Candidate>> fromCsv = invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING);
        InventedRecords.toParquet(folder);
        assertThat(invented.candidatesPerRow(folder, InventedRecords.PARQUET_MAPPING))
                .isEqualTo(fromCsv);
    }

    @Test
    void a_query_over_named_files_gives_the_same_candidates() throws Exception {
        invented.writeCsv(folder, 1);
        List<List<Candidate>> fromCsv = invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING);
        assertThat(invented.candidatesPerRow(folder, InventedRecords.SQL_MAPPING))
                .isEqualTo(fromCsv);
    }

    @Test
    void neither_order_nor_number_of_files_nor_order_of_columns_or_of_adding_changes_a_candidate() throws Exception {
        invented.writeCsv(folder, 1);
        List<List<Candidate>> before = invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING);
        for (long seed = 1; seed <= 4; seed++) {
            Path other = Files.createDirectory(folder.resolve("seed" + seed));
            InventedRecords shuffled = invented.shuffled(new Random(seed));
            shuffled.writeCsv(other, 3);
            assertThat(shuffled.candidatesPerRow(other, InventedRecords.CSV_MAPPING))
                    .as("seed %d", seed)
                    .isEqualTo(before);
        }
    }

    @Test
    void an_unknown_column_is_answered_with_its_place_and_the_columns_that_exist() throws Exception {
        invented.writeCsv(folder, 1);
        String wrong = InventedRecords.CSV_MAPPING.replace("key: person_key", "key: persn_key");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, wrong))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("records.yaml:4:")
                .hasMessageContaining("`persons` has no column `persn_key`")
                .hasMessageContaining("did you mean `person_key`?")
                .hasMessageContaining("`birth_date`");
    }

    @Test
    void every_fault_of_the_mapping_is_told_at_once() throws Exception {
        invented.writeCsv(folder, 1);
        String wrong = InventedRecords.CSV_MAPPING
                .replace("birth_date: birth_date", "birth_date: born")
                .replace("zip: zip", "zip: zipcode")
                .replace("tin: tin", "tin: ssn");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, wrong))
                .hasMessageContaining("`born`")
                .hasMessageContaining("`zipcode`")
                .hasMessageContaining("`ssn`");
    }

    @Test
    void a_misspelt_key_of_the_mapping_is_refused() throws Exception {
        invented.writeCsv(folder, 1);
        String wrong = InventedRecords.CSV_MAPPING.replace("death_date: death_date", "deathdate: death_date");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, wrong))
                .hasMessageContaining("`deathdate` is not known")
                .hasMessageContaining("did you mean `death_date`?");
    }

    @Test
    void swapped_columns_are_noticed_before_anything_is_looked_up() throws Exception {
        invented.writeCsv(folder, 1);
        String swapped = InventedRecords.CSV_MAPPING
                .replace("tin: tin", "tin: birth_date")
                .replace("birth_date: birth_date", "birth_date: tin");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, swapped))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("column `tin` of `persons` holds no dates")
                .hasMessageContaining("column `birth_date` of `persons` holds no `tin` numbers");
    }

    @Test
    void a_missing_file_is_named() throws Exception {
        invented.writeCsv(folder, 1);
        Files.delete(folder.resolve("addresses-0.csv"));
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("`addresses-*.csv` of `addresses` is no file");
    }

    @Test
    void a_damaged_parquet_file_is_named_and_nothing_of_it_is_quoted() throws Exception {
        invented.writeCsv(folder, 1);
        InventedRecords.toParquet(folder);
        Path persons = folder.resolve("persons.parquet");
        byte[] whole = Files.readAllBytes(persons);
        Files.write(persons, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.PARQUET_MAPPING))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("persons.parquet")
                .hasMessageContaining("damaged, cut off")
                .hasNoCause();
    }

    @Test
    void a_line_with_a_column_too_many_is_named_by_its_place_and_not_quoted() throws Exception {
        invented.writeCsv(folder, 1);
        Path persons = folder.resolve("persons-0.csv");
        Files.writeString(
                persons,
                Files.readString(persons) + "K1,Quentin,,Invented,,,1980-01-01,M,,,one too many\n",
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("persons-0.csv")
                .hasMessageNotContaining("Quentin");
    }

    @Test
    void records_that_are_not_utf8_are_refused_and_not_guessed_at() throws Exception {
        invented.writeCsv(folder, 1);
        Path persons = folder.resolve("persons-0.csv");
        Files.write(
                persons,
                "K1,Jos\u00e9,,Invented,,,1980-01-01,M,,\n".getBytes(StandardCharsets.ISO_8859_1),
                StandardOpenOption.APPEND);
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("persons-0.csv");
    }

    @Test
    void a_file_changed_between_opening_and_reading_stops_the_run() throws Exception {
        invented.writeCsv(folder, 1);
        try (DuckDbRecords records = invented.open(folder, InventedRecords.CSV_MAPPING);
                DuckDbLookUp lookUp = records.begin()) {
            Path addresses = folder.resolve("addresses-0.csv");
            Files.writeString(
                    addresses, Files.readString(addresses) + "K1,1 Elm St,Ames,IA,50010,2015,2024,taxpayer\n");
            assertThatThrownBy(lookUp::candidates)
                    .isInstanceOf(RecordsException.class)
                    .hasMessageContaining("addresses-0.csv")
                    .hasMessageContaining("was changed while the run was reading it");
        }
    }

    @Test
    void an_unreadable_death_date_never_counts_as_no_death() throws Exception {
        InventedRecords one = invented.withDeath(0, "31/05/2019");
        one.writeCsv(folder, 1);
        assertThatThrownBy(() -> one.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("1 of the `persons`")
                .hasMessageContaining("`death_date` is no date")
                .hasMessageNotContaining("31/05/2019");
    }

    @Test
    void an_address_without_a_readable_period_stops_the_run() throws Exception {
        InventedRecords one = invented.withFirstYear(0, "");
        one.writeCsv(folder, 1);
        assertThatThrownBy(() -> one.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("no period of calendar years");
    }

    @Test
    void numbers_stored_as_whole_numbers_are_refused_because_leading_zeros_are_lost() throws Exception {
        invented.writeCsv(folder, 1);
        String cast = InventedRecords.SQL_MAPPING.replace(
                "SELECT * FROM read_csv({files}",
                "SELECT * REPLACE (CAST(replace(tin, '-', '') AS BIGINT) AS tin) FROM read_csv({files}");
        assertThat(cast).isNotEqualTo(InventedRecords.SQL_MAPPING);
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, cast))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("column `tin` of `persons` is BIGINT, not text");
    }

    @Test
    void a_query_cannot_read_beyond_the_files_that_the_mapping_lists() throws Exception {
        invented.writeCsv(folder, 1);
        String beyond = InventedRecords.SQL_MAPPING.replace("{files}", "'" + folder + "/other.csv'");
        Files.copy(folder.resolve("persons-0.csv"), folder.resolve("other.csv"));
        assertThat(beyond).isNotEqualTo(InventedRecords.SQL_MAPPING);
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, beyond))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("may read only what is listed under `files`");
    }

    @Test
    void the_version_changes_with_a_record_and_with_the_mapping_and_not_with_the_folder() throws Exception {
        invented.writeCsv(folder, 1);
        String version = version(folder, InventedRecords.CSV_MAPPING);
        assertThat(version).matches("[0-9a-f]{64}").isEqualTo(version(folder, InventedRecords.CSV_MAPPING));
        assertThat(version(folder, InventedRecords.CSV_MAPPING.replace("sex: sex", "")))
                .isNotEqualTo(version);
        Path moved = Files.createDirectory(folder.resolve("moved"));
        for (String name : List.of("persons-0.csv", "addresses-0.csv")) {
            Files.copy(folder.resolve(name), moved.resolve(name), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        assertThat(version(moved, InventedRecords.CSV_MAPPING)).isEqualTo(version);
        invented.withDeath(3, "2020-01-01").writeCsv(moved, 1);
        assertThat(version(moved, InventedRecords.CSV_MAPPING)).isNotEqualTo(version);
    }

    @Test
    void what_an_interrupted_run_left_in_the_temporary_folder_is_wiped() throws Exception {
        invented.writeCsv(folder, 1);
        Path left = folder.resolve("tmp/spill/left/behind");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "x");
        Path beside = Files.writeString(folder.resolve("tmp/beside"), "x");
        try (DuckDbRecords records = invented.open(folder, InventedRecords.CSV_MAPPING)) {
            assertThat(left).doesNotExist();
            assertThat(beside).exists();
            assertThat(Files.getPosixFilePermissions(folder.resolve("tmp/spill")))
                    .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
            assertThat(records.fingerprint()).isNotEmpty();
        }
    }

    @Test
    void candidates_are_read_forward_only_and_look_ups_can_follow_each_other() throws Exception {
        invented.writeCsv(folder, 1);
        List<List<Candidate>> whole = invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING);
        try (DuckDbRecords records = invented.open(folder, InventedRecords.CSV_MAPPING)) {
            List<List<Candidate>> inChunks = new ArrayList<>();
            for (List<InventedRecords.Row> chunk : List.of(
                    invented.rows().subList(0, 150),
                    invented.rows().subList(150, invented.rows().size()))) {
                try (DuckDbLookUp lookUp = records.begin()) {
                    chunk.forEach(r -> r.askedOf(lookUp));
                    try (CandidateCursor cursor = lookUp.candidates()) {
                        chunk.forEach(r -> inChunks.add(cursor.at(r.rowNumber())));
                        assertThatThrownBy(() -> cursor.at(1)).isInstanceOf(IllegalStateException.class);
                    }
                    assertThatThrownBy(() -> chunk.get(0).askedOf(lookUp)).isInstanceOf(IllegalStateException.class);
                }
            }
            assertThat(inChunks).isEqualTo(whole);
        }
    }

    private String version(Path where, String mapping) throws IOException, DocumentException {
        try (DuckDbRecords records = invented.open(where, mapping)) {
            return records.fingerprint();
        }
    }

    @Test
    void an_empty_look_up_has_no_candidates() throws Exception {
        invented.writeCsv(folder, 1);
        try (DuckDbRecords records = invented.open(folder, InventedRecords.CSV_MAPPING);
                DuckDbLookUp lookUp = records.begin();
                CandidateCursor cursor = lookUp.candidates()) {
            assertThat(cursor.at(1)).isEqualTo(Collections.emptyList());
        }
    }

    @Test
    void too_little_memory_or_room_is_a_fault_of_the_machine_and_not_of_the_records() throws Exception {
        InventedRecords many = InventedRecords.of(new SplittableRandom(5), 790);
        many.writeCsv(folder, 1);
        Path file = Files.writeString(folder.resolve("records.yaml"), InventedRecords.CSV_MAPPING);
        Path notFolder = Files.writeString(folder.resolve("occupied"), "");
        for (DuckDbRecords.Settings scarce : List.of(
                new DuckDbRecords.Settings(folder.resolve("tmp"), "1MiB", 1),
                new DuckDbRecords.Settings(notFolder, "256MiB", 1))) {
            assertThatThrownBy(() -> many.candidatesPerRow(RecordsMapping.read(file), scarce))
                    .isInstanceOfSatisfying(RecordsException.class, e -> assertThat(e.fault())
                            .isEqualTo(RecordsException.Fault.MACHINE));
        }
    }

    @Test
    void a_temporary_folder_that_is_a_link_is_refused_and_what_it_leads_to_is_left_alone() throws Exception {
        invented.writeCsv(folder, 1);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("precious"), "x");
        Files.createDirectory(folder.resolve("tmp"));
        Files.createSymbolicLink(folder.resolve("tmp/spill"), elsewhere);
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("is a link");
        assertThat(precious).exists();
    }

    @Test
    void a_number_that_the_pack_goes_by_must_have_a_column() throws Exception {
        invented.writeCsv(folder, 1);
        String without = InventedRecords.CSV_MAPPING.replace("    tin: tin", "    other: tin");
        assertThatThrownBy(() -> invented.candidatesPerRow(folder, without))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("no column for the number `tin` that the pack goes by");
    }

    @Test
    void addresses_of_nobody_belong_to_nobody() throws Exception {
        invented.writeCsv(folder, 1);
        Path persons = folder.resolve("persons-0.csv");
        Path addresses = folder.resolve("addresses-0.csv");
        Files.writeString(persons, Files.readString(persons).replaceAll("(?m)^K1,", ","));
        Files.writeString(addresses, Files.readString(addresses).replaceAll("(?m)^K[13],", ","));
        List<List<Candidate>> found = invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING);
        assertThat(found.get(1)).singleElement().satisfies(c -> {
            assertThat(c.personKey()).isEmpty();
            assertThat(c.addresses()).isEmpty();
        });
        assertThat(found.get(3)).singleElement().satisfies(c -> assertThat(c.addresses())
                .isEmpty());
    }

    @Test
    void a_key_that_two_persons_share_stops_the_run_because_their_addresses_cannot_be_told_apart() throws Exception {
        for (String other : List.of("899112222", "")) {
            invented.withPerson(new InventedRecords.Person(
                            "K5", "Other", "", "Person", "", "", "1950-03-03", "", "", other))
                    .writeCsv(folder, 1);
            assertThatThrownBy(() -> invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                    .isInstanceOf(RecordsException.class)
                    .hasMessageContaining("1 of the `persons` looked up")
                    .hasMessageContaining("`key` is also that of a person of another number")
                    .hasMessageNotContaining("K5");
        }
    }

    @Test
    void a_shared_key_of_persons_whom_nobody_asks_for_stops_nothing() throws Exception {
        invented.withPerson(new InventedRecords.Person(
                        "Z", "Other", "", "Person", "", "", "1950-03-03", "", "", "899112222"))
                .withPerson(new InventedRecords.Person(
                        "Z", "Third", "", "Person", "", "", "1950-03-03", "", "", "899113333"))
                .writeCsv(folder, 1);
        assertThat(invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .isEqualTo(invented.expectedPerRow());
    }

    @Test
    void two_records_under_one_key_and_one_number_are_two_candidates() throws Exception {
        InventedRecords.Person first = invented.persons().stream()
                .filter(p -> p.key().equals("K5"))
                .findFirst()
                .orElseThrow();
        invented.withPerson(new InventedRecords.Person(
                        first.key(), "Other", "", "Person", "", "", "1950-03-03", "", "", first.tin()))
                .writeCsv(folder, 1);
        assertThat(invented.candidatesPerRow(folder, InventedRecords.CSV_MAPPING))
                .filteredOn(found -> found.stream().anyMatch(c -> c.personKey().equals(first.key())))
                .allSatisfy(found -> assertThat(found).hasSize(2));
    }
}
