package org.narrowgate.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.engine.document.DocumentException;

/** Over a real server. */
class PostgresRecordsTest {
    private static final String PERSONS = "person_key text, given text, middle text, family varchar(60), suffix text,"
            + " former_family text, birth_date date, sex char(1), death_date text, tin text";
    private static final String ADDRESSES = "person_key text, house text, street text, city text, state char(2),"
            + " zip text, first_year smallint, last_year int, provenance text";

    private static PostgresServer server;

    @TempDir
    Path folder;

    private final InventedRecords invented = InventedRecords.of(new SplittableRandom(11), 400);

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void fill() throws Exception {
        fill(invented);
    }

    private static void fill(InventedRecords records) throws Exception {
        server.table(
                "persons",
                PERSONS,
                records.persons().stream().map(PostgresRecordsTest::texts).toList());
        server.table(
                "addresses",
                ADDRESSES,
                records.addresses().stream()
                        .map(a -> List.of(
                                a.key(),
                                a.house(),
                                a.street(),
                                a.city(),
                                a.state(),
                                a.zip(),
                                a.first(),
                                a.last(),
                                a.provenance()))
                        .toList());
    }

    private static List<String> texts(InventedRecords.Person p) {
        return List.of(
                p.key(),
                p.given(),
                p.middle(),
                p.family(),
                p.suffix(),
                p.former(),
                p.birth(),
                p.sex(),
                p.death(),
                p.tin());
    }

    private static String mapping() {
        return server.connection()
                + InventedRecords.CSV_MAPPING
                        .replace("csv: persons-*.csv", "postgres: tax.persons")
                        .replace("csv: addresses-*.csv", "postgres: tax.addresses");
    }

    private PostgresRecords open(String mapping) throws Exception {
        Path file = Files.writeString(folder.resolve("records.yaml"), mapping);
        return PostgresRecords.open(
                RecordsMapping.read(file),
                List.of(InventedRecords.TIN),
                InventedRecords::untouched,
                new DuckDbRecords.Settings(folder.resolve("tmp"), "256MiB", 2));
    }

    private List<List<Candidate>> found(InventedRecords records, String mapping) throws Exception {
        try (PostgresRecords source = open(mapping)) {
            return found(records, source);
        }
    }

    private static List<List<Candidate>> found(InventedRecords records, PostgresRecords source) {
        try (PostgresLookUp lookUp = source.begin()) {
            records.rows().forEach(r -> lookUp.want(r.rowNumber(), List.of(r.number())));
            try (CandidateCursor cursor = lookUp.candidates()) {
                return records.rows().stream()
                        .sorted(Comparator.comparingLong(InventedRecords.Row::rowNumber))
                        .map(r -> cursor.at(r.rowNumber()))
                        .toList();
            }
        }
    }

    @Test
    void finds_what_a_plain_comparison_of_every_row_with_every_record_finds() throws Exception {
        assertThat(found(invented, mapping())).isEqualTo(invented.expectedPerRow());
    }

    @Test
    void gives_the_candidates_that_parquet_gives() throws Exception {
        invented.writeCsv(folder, 1);
        InventedRecords.toParquet(folder);
        assertThat(found(invented, mapping()))
                .isEqualTo(invented.candidatesPerRow(folder, InventedRecords.PARQUET_MAPPING));
    }

    @Test
    void counts_the_names_that_a_plain_count_of_folded_names_finds_and_parquet_gives_the_same() throws Exception {
        SpeltNames spelt = SpeltNames.beside(invented);
        fill(spelt.records());
        spelt.records().writeCsv(folder, 1);
        InventedRecords.toParquet(folder);
        try (PostgresRecords server = open(mapping());
                DuckDbRecords files = spelt.records().open(folder, InventedRecords.PARQUET_MAPPING)) {
            for (int least : List.of(1, 3, 5)) {
                assertThat(server.nameCounts(least)).isEqualTo(spelt.counted(least));
                assertThat(files.nameCounts(least)).isEqualTo(spelt.counted(least));
            }
            assertThat(server.nameCounts(2).surnames().counts()).containsEntry("GARCIALOPEZ", 2L);
        }
    }

    @Test
    void numbers_are_found_where_most_of_a_hundred_thousand_are_spelt_oddly_and_some_strangely() throws Exception {
        server.execute(
                "INSERT INTO tax.persons SELECT 'M' || i, 'Mass', '', 'Odd', '', '', DATE '1970-01-01', 'F', '',"
                        + " to_char(300010000 + i, 'FM000-00 0000') FROM generate_series(1, 100001) i",
                "UPDATE tax.persons SET tin = chr(39) || tin WHERE person_key = 'M2'",
                "INSERT INTO tax.persons SELECT 'N' || person_key, 'Second', '', 'Odd', '', '', birth_date, 'F', '',"
                        + " translate(tin, '- ', U&'\\2013\\00A0') FROM tax.persons WHERE person_key IN ('M1', 'M2', 'K1')");
        try (PostgresRecords source = open(mapping());
                PostgresLookUp lookUp = source.begin()) {
            lookUp.want(1, List.of(IdentityNumber.parse("300010001", InventedRecords.TIN)));
            lookUp.want(2, List.of(IdentityNumber.parse("300010002", InventedRecords.TIN)));
            lookUp.want(3, List.of(invented.rows().get(1).number()));
            try (CandidateCursor cursor = lookUp.candidates()) {
                for (long row = 1; row <= 3; row++) {
                    assertThat(cursor.at(row)).hasSize(2);
                }
            }
        }
    }

    @Test
    void the_second_look_up_of_a_run_knows_nothing_of_the_first() throws Exception {
        try (PostgresRecords source = open(mapping())) {
            assertThat(found(invented, source)).isEqualTo(invented.expectedPerRow());
            assertThat(found(invented, source)).isEqualTo(invented.expectedPerRow());
        }
    }

    @Test
    void whole_numbers_and_views_serve_as_keys_and_tables() throws Exception {
        server.execute(
                "CREATE VIEW tax.people AS SELECT * FROM tax.persons",
                "CREATE VIEW tax.homes AS SELECT * FROM tax.addresses",
                "GRANT SELECT ON tax.people, tax.homes TO gate");
        String views = mapping().replace("tax.persons", "tax.people").replace("tax.addresses", "tax.homes");
        assertThat(found(invented, views)).isEqualTo(invented.expectedPerRow());
        server.execute(
                "CREATE TABLE tax.p2 AS SELECT hashtext(person_key)::bigint AS person_key, given, middle, family,"
                        + " suffix, former_family, birth_date, sex, death_date, tin FROM tax.persons",
                "CREATE TABLE tax.a2 AS SELECT hashtext(person_key)::text AS person_key, house, street, city, state,"
                        + " zip, first_year, last_year, provenance FROM tax.addresses",
                "GRANT SELECT ON tax.p2, tax.a2 TO gate");
        String whole = mapping().replace("tax.persons", "tax.p2").replace("tax.addresses", "tax.a2");
        assertThat(found(invented, whole).stream().mapToInt(PostgresRecordsTest::homes))
                .containsExactlyElementsOf(invented.expectedPerRow().stream()
                        .map(PostgresRecordsTest::homes)
                        .toList());
        server.execute("DROP TABLE tax.p2, tax.a2");
    }

    private static int homes(List<Candidate> candidates) {
        return candidates.stream().mapToInt(c -> c.addresses().size()).sum();
    }

    @Test
    void a_key_that_two_numbers_share_stops_the_look_up() throws Exception {
        InventedRecords.Person p = invented.persons().get(0);
        fill(invented.withPerson(new InventedRecords.Person(
                p.key(), "Other", "", "Person", "", "", "1950-01-01", "", "", "111-22-4444")));
        assertThatThrownBy(() -> found(invented, mapping()))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("looked up in `tax.persons`: `key` is also that of a person of another number");
    }

    @Test
    void a_key_that_is_unique_in_a_table_but_not_in_those_that_inherit_from_it_stops_the_look_up() throws Exception {
        server.execute(
                "DELETE FROM tax.persons p USING tax.persons q WHERE p.ctid < q.ctid AND p.person_key = q.person_key",
                "CREATE UNIQUE INDEX ON tax.persons (person_key)",
                "CREATE TABLE tax.moved () INHERITS (tax.persons)");
        assertThat(found(invented, mapping())).isEqualTo(invented.expectedPerRow());
        server.execute("INSERT INTO tax.moved SELECT * FROM tax.persons WHERE person_key = 'K1'");
        server.execute("UPDATE tax.moved SET tin = '111-22-4444'");
        assertThatThrownBy(() -> found(invented, mapping())).hasMessageContaining("`key` is also that of a person");
    }

    @Test
    void two_columns_that_differ_in_case_alone_are_told_apart_only_by_a_view() throws Exception {
        server.execute("ALTER TABLE tax.persons ADD \"GIVEN\" text");
        assertThat(found(invented, mapping())).isEqualTo(invented.expectedPerRow());
        assertThatThrownBy(() -> open(mapping().replace("middle_name: middle", "middle_name: GIVEN")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("columns `given` and `GIVEN` of `persons` differ in nothing but case");
    }

    @Test
    void an_unreadable_death_date_or_period_stops_the_look_up() throws Exception {
        fill(invented.withDeath(0, "long ago"));
        assertThatThrownBy(() -> found(invented, mapping())).hasMessageContaining("`death_date` is no date");
        fill(invented.withFirstYear(0, ""));
        assertThatThrownBy(() -> found(invented, mapping())).hasMessageContaining("no period of calendar years");
    }

    @Test
    void a_role_that_may_write_is_refused() throws Exception {
        server.execute("GRANT UPDATE (given) ON tax.persons TO gate");
        assertThatThrownBy(() -> open(mapping()))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("may write to `tax.persons`")
                .hasMessageContaining("GRANT SELECT ON tax.persons");
        String superuser = mapping().replace("user: gate", "user: postgres");
        assertThatThrownBy(() -> open(superuser)).hasMessageContaining("may write");
    }

    @Test
    void a_role_that_may_not_read_or_would_not_see_every_row_is_refused() throws Exception {
        server.execute("REVOKE SELECT ON tax.addresses FROM gate");
        assertThatThrownBy(() -> open(mapping())).hasMessageContaining("GRANT USAGE");
        server.execute(
                "GRANT SELECT ON tax.addresses TO gate",
                "ALTER TABLE tax.persons ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY few ON tax.persons USING (sex = 'F')");
        assertThatThrownBy(() -> open(mapping())).hasMessageContaining("BYPASSRLS");
    }

    @Test
    void a_missing_table_or_column_is_answered_with_the_nearest_name() {
        assertThatThrownBy(() -> open(mapping().replace("tax.persons", "tax.person")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("did you mean `tax.persons`?");
        assertThatThrownBy(() -> open(mapping().replace("key: person_key", "key: persn_key")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("did you mean `person_key`?");
    }

    @Test
    void what_is_unsafe_in_a_connection_is_refused() {
        assertThatThrownBy(() -> open(mapping().replace("user: gate", "user: gate\n  password: secret")))
                .hasMessageContaining("a password does not stand in a mapping")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> open(mapping()
                        .replace("localhost", "db.example.gov")
                        .replace("user: gate", "user: gate\n  sslmode: require")))
                .hasMessageContaining("anybody on the way");
        assertThatThrownBy(() -> open(mapping().replace("/postgres\n", "/postgres?ssl=false\n")))
                .hasMessageContaining("without parameters");
        assertThatThrownBy(() -> open(mapping().replace("user: gate", "usr: gate")))
                .hasMessageContaining("did you mean `user`?");
        assertThatThrownBy(() -> open(mapping().replace("user: gate", "user: gate\n  password_file: pw")))
                .hasMessageContaining("within the workspace");
    }

    @Test
    void a_wrong_password_is_told_without_it(@TempDir Path outside) throws Exception {
        Path password = Files.writeString(outside.resolve("pw"), "not the password\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        String mapping = mapping().replace("user: gate", "user: nobody\n  password_file: " + password);
        assertThatThrownBy(() -> open(mapping)).hasMessageContaining("0600");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> open(mapping))
                .hasMessageContaining("refuses the role `nobody`")
                .hasMessageNotContaining("not the password");
    }

    @Test
    void a_connection_killed_by_the_server_stops_the_look_up_and_another_goes_on() throws Exception {
        try (PostgresRecords source = open(mapping())) {
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'gate'");
            assertThatThrownBy(() -> found(invented, source))
                    .isInstanceOf(RecordsException.class)
                    .hasMessageContaining("ended the connection")
                    .hasMessageContaining("give the same command again");
        }
        assertThat(found(invented, mapping())).isEqualTo(invented.expectedPerRow());
    }

    @Test
    void a_table_altered_between_two_look_ups_stops_the_run() throws Exception {
        try (PostgresRecords source = open(mapping())) {
            String before = source.fingerprint();
            server.execute("ALTER TABLE tax.persons ALTER given TYPE varchar(90)");
            assertThatThrownBy(() -> found(invented, source)).hasMessageContaining("was altered or dropped");
            try (PostgresRecords again = open(mapping())) {
                assertThat(again.fingerprint()).isNotEqualTo(before);
            }
        }
        try (PostgresRecords source = open(mapping())) {
            server.execute("DROP TABLE tax.addresses");
            assertThatThrownBy(() -> found(invented, source))
                    .isInstanceOf(RecordsException.class)
                    .hasMessageContaining("tax.addresses");
        }
    }

    @Test
    void leaves_nothing_on_the_server() throws Exception {
        found(invented, mapping());
        try (Connection owner = server.owner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_class WHERE relpersistence = 't'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void a_hundred_thousand_rows_are_looked_up_in_chunks() throws Exception {
        server.execute(
                "TRUNCATE tax.persons, tax.addresses",
                "INSERT INTO tax.persons SELECT 'K' || i, 'Given' || i, '', 'Family', '', '', DATE '1970-01-01' + i %"
                        + " 9000, 'F', '', to_char(100000000 + i * 11 + 1010101, 'FM000000000')"
                        + " FROM generate_series(1, 200000) i",
                "INSERT INTO tax.addresses SELECT 'K' || i, '1', 'Larkspur St', 'Town', 'IA', '50010', 2015, NULL,"
                        + " 'taxpayer' FROM generate_series(1, 200000) i",
                "CREATE INDEX ON tax.persons (tin)",
                "CREATE UNIQUE INDEX ON tax.persons (person_key)",
                "CREATE INDEX ON tax.addresses (person_key)",
                "ANALYZE tax.persons",
                "ANALYZE tax.addresses");
        int found = 0;
        int asked = 0;
        try (PostgresRecords source = open(mapping());
                PostgresLookUp lookUp = source.begin()) {
            List<Long> rows = new ArrayList<>();
            for (int i = 1; i <= 200_000; i += 2) {
                IdentityNumber number =
                        IdentityNumber.parse(Integer.toString(100_000_000 + i * 11 + 1_010_101), InventedRecords.TIN);
                lookUp.want(i, List.of(number));
                asked += number.isValid() ? 1 : 0;
                rows.add((long) i);
            }
            try (CandidateCursor cursor = lookUp.candidates()) {
                for (long row : rows) {
                    List<Candidate> candidates = cursor.at(row);
                    found += candidates.size();
                    candidates.forEach(c -> assertThat(c.personKey()).isEqualTo("K" + row));
                }
            }
        }
        assertThat(found).isEqualTo(asked).isGreaterThan(90_000);
    }
}
