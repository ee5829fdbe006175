package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.app.cli.InventedRequest.run;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.cli.InventedRequest.Ran;
import org.narrowgate.engine.intake.RequestPackage;

/** A bare file with columns of its own becomes a request, or nothing does. */
class RequestImportTest {
    private static final String REQUEST = """
            request:
              request_id: R-1
              signed_on: 2026-03-02
              expires: 2026-09-02
              authority: us/26-usc-6103-i-2
            """;
    private static final String MAPPING = """
            file: {delimiter: ";", encoding: windows-1252, dates: MM/DD/YYYY}
            columns:
              row_id: CASE_NO
              given_name: FIRST
              family_name: LAST
              birth_date: DOB
              address_line: [HOUSE, STREET]
              city: CITY
              state: ST
            constants: {offense: 8 U.S.C. 1326(a)}
            """ + REQUEST;
    private static final String FILE = """
            CASE_NO;FIRST;LAST;DOB;HOUSE;STREET;CITY;ST;COLOUR
            A1;Jos\u00E9;Exemplar;3/7/1985;12;Oak St;Springfield;IL;red
            A2;Mara;"Ex;ample";12/31/1979;;Elm St;Springfield;IL;blue
            """;

    @TempDir
    private Path folder;

    private Ran imported(String mapping, byte[] file, Object... options) throws IOException {
        Files.writeString(folder.resolve("m.yaml"), mapping);
        Files.write(folder.resolve("bare.csv"), file);
        Object[] args = new Object[9 + options.length];
        System.arraycopy(
                new Object[] {
                    "request",
                    "import",
                    folder.resolve("bare.csv"),
                    "--mapping",
                    folder.resolve("m.yaml"),
                    "--out",
                    folder.resolve("out"),
                    "--packs",
                    "../packs"
                },
                0,
                args,
                0,
                9);
        System.arraycopy(options, 0, args, 9, options.length);
        return run(args);
    }

    private Ran imported(String mapping, String file) throws IOException {
        return imported(mapping, file.getBytes(Charset.forName("windows-1252")));
    }

    /** Refused with exit code 3 and every one of these, and nothing left behind, half written or whole. */
    private void refused(Ran ran, String... saying) throws IOException {
        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(ran.err()).contains(saying);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).isSubsetOf("m.yaml", "bare.csv");
        }
    }

    @Test
    void takes_over_what_file_and_mapping_state_and_leaves_the_rest_blank() throws Exception {
        Ran ran = imported(MAPPING, FILE);

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("2 rows", "left out of the file: COLOUR")
                .containsPattern("stated for no row: .*tax_periods.*reason, officials");
        List<String> rows = Files.readAllLines(folder.resolve("out/rows.csv"));
        assertThat(rows.get(1))
                .isEqualTo(
                        "A1,Jos\u00E9,,Exemplar,,1985-03-07,,12 Oak St,Springfield,IL,,,,8 U.S.C. 1326(a),,,,,,,,,,");
        assertThat(rows.get(2)).startsWith("A2,Mara,,Ex;ample,,1979-12-31,,Elm St,Springfield,IL,");
        RequestPackage request = RequestPackage.read(folder.resolve("out"));
        assertThat(request.header().purpose()).isEmpty();
        assertThat(request.header().agreement()).isEmpty();
        assertThat(request.header().rows().count()).isEqualTo(2);
    }

    private static final String PLAIN = MAPPING.replace("file: {delimiter: \";\", encoding: windows-1252, ", "file: {");
    private static final String OBJECTS = """
            {"CASE_NO":"A1","FIRST":"Jos\u00E9","LAST":"Exemplar","DOB":"3/7/1985","HOUSE":"12","STREET":"Oak St","CITY":"Springfield","ST":"IL"}
            {"CASE_NO":"A2","FIRST":"Mara","LAST":"Ex;ample","DOB":"12/31/1979","STREET":"Elm St","CITY":"Springfield","ST":null,"HOUSE":""}
            """;

    private Ran importedAs(String name, String mapping, byte[] file) throws IOException {
        Files.writeString(folder.resolve("m.yaml"), mapping);
        Files.write(folder.resolve(name), file);
        return run(
                "request",
                "import",
                folder.resolve(name),
                "--mapping",
                folder.resolve("m.yaml"),
                "--out",
                folder.resolve("out"),
                "--packs",
                "../packs");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void takes_over_json_lines_packed_or_not_as_it_takes_over_csv() throws Exception {
        Ran ran = importedAs("bare.jsonl.gz", PLAIN, gzip(OBJECTS));

        assertThat(ran.exit()).as(ran.err()).isZero();
        List<String> rows = Files.readAllLines(folder.resolve("out/rows.csv"));
        assertThat(rows.get(1))
                .isEqualTo(
                        "A1,Jos\u00E9,,Exemplar,,1985-03-07,,12 Oak St,Springfield,IL,,,,8 U.S.C. 1326(a),,,,,,,,,,");
        assertThat(rows.get(2)).startsWith("A2,Mara,,Ex;ample,,1979-12-31,,Elm St,Springfield,,");
    }

    @Test
    void tells_the_lines_of_json_that_cannot_be_taken_over_and_leaves_nothing_behind() throws Exception {
        Ran number = importedAs(
                "bare.jsonl",
                PLAIN,
                OBJECTS.replace("\"HOUSE\":\"\"", "\"HOUSE\":12").getBytes(StandardCharsets.UTF_8));
        assertThat(number.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(number.err()).contains("bare.jsonl:2:1: `HOUSE`: the value is a number, not text");
        Ran dialect = importedAs("bare.jsonl", MAPPING, OBJECTS.getBytes(StandardCharsets.UTF_8));
        assertThat(dialect.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(dialect.err()).contains("this is JSON Lines", "leave them out of `file`");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void takes_over_parquet_and_packed_csv() throws Exception {
        Path parquet = folder.resolve("made.parquet");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (SELECT 'A1' AS CASE_NO, 'Mara' AS FIRST, 'Ex' AS \"LAST\", '3/7/1985' AS DOB,"
                    + " NULL::VARCHAR AS HOUSE, 'Elm St' AS STREET, 'Springfield' AS CITY, 'IL' AS ST) TO '" + parquet
                    + "' (FORMAT parquet)");
        }
        Ran ran = importedAs("bare.parquet", PLAIN, Files.readAllBytes(parquet));
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/rows.csv")).get(1))
                .startsWith("A1,Mara,,Ex,,1985-03-07,,Elm St,Springfield,IL,");

        Files.move(folder.resolve("out"), folder.resolve("before"));
        Ran packed = importedAs(
                "bare.csv.gz", PLAIN, gzip(FILE.replace("\"Ex;ample\"", "Ex").replace(';', ',')));
        assertThat(packed.exit()).as(packed.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/rows.csv"))).hasSize(3);
    }

    @Test
    void what_it_does_not_state_is_not_shown_when_checked() throws IOException {
        imported(MAPPING, FILE);

        Ran check =
                run("request", "check", folder.resolve("out"), "--packs", "../packs", "--on", "2026-03-02", "--json");

        assertThat(check.exit()).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(check.rows().get(0).objects("findings"))
                .filteredOn(f -> f.text("status").equals("NOT_SHOWN"))
                .extracting(f -> f.text("branch"))
                .contains("I2-5.stated", "I2-8.purpose", "I2-8.active", "I2-9.named");
        assertThat(check.only("request").objects("findings"))
                .extracting(f -> f.text("branch"))
                .contains("AG-FORCE", "I2-2.addressee", "I2-10");
    }

    @Test
    void takes_columns_by_number_and_numbers_rows_that_have_no_id() throws IOException {
        Ran ran = imported(
                "file: {header: false}\ncolumns: {family_name: 2, given_name: 1, address: 3}\n" + REQUEST,
                "Mara,Exemplar,\"12 Oak St, Springfield IL\"\nLiv,Muster,\"9 Elm St, Springfield IL\"\n");

        assertThat(ran.exit()).as(ran.err()).isZero();
        List<String> rows = Files.readAllLines(folder.resolve("out/rows.csv"));
        assertThat(rows.get(0)).contains(",tin,address,tax_periods");
        assertThat(rows.get(1)).startsWith("1,Mara,,Exemplar,,,,\"12 Oak St, Springfield IL\",");
        assertThat(rows.get(2)).startsWith("2,Liv,,Muster,");
    }

    @Test
    void carries_roster_signer_and_attestations_into_the_header() throws Exception {
        imported(MAPPING + """
                  requester: Department of Homeland Security
                  purpose: nontax-criminal-investigation
                  signer: {name: Quill Ashgrove, office: Secretary}
                  attestations: {sole-use: Quill Ashgrove}
                  officials:
                    - {id: o-1, name: Maren Holt, employer: Department of Homeland Security, kind: officer}
                """, FILE);

        var header = RequestPackage.read(folder.resolve("out")).header();
        assertThat(header.requester()).isEqualTo("Department of Homeland Security");
        assertThat(header.signer().office()).isEqualTo("Secretary");
        assertThat(header.signer().agency()).isEmpty();
        assertThat(header.attestations()).containsEntry("sole-use", "Quill Ashgrove");
        assertThat(header.officials()).singleElement().satisfies(o -> assertThat(o.id())
                .isEqualTo("o-1"));
    }

    @Test
    void names_line_and_column_of_misspelt_keys_and_what_was_meant() throws IOException {
        refused(
                imported(
                        MAPPING.replace("delimiter:", "delimeter:")
                                        .replace("family_name:", "famly_name:")
                                        .replace("expires:", "expire:")
                                + "  attestations: {sole_use: Quill Ashgrove}\n",
                        FILE),
                "m.yaml:1:8: the key `delimeter` is not known; did you mean `delimiter`?",
                "m.yaml:5:3: the column `famly_name` is not known; did you mean `family_name`?",
                "lacks `expires`",
                "the key `expire` is not known; did you mean `expires`?",
                "the attestation `sole_use` is not known; did you mean `sole-use`?");
    }

    @Test
    void names_the_column_that_the_file_does_not_have_at_its_place_in_the_mapping() throws IOException {
        refused(
                imported(MAPPING.replace("CITY", "CITTY"), FILE),
                "m.yaml:8:9:",
                "has no column `CITTY`; did you mean `CITY`?");
    }

    @Test
    void repeats_nothing_of_a_first_line_that_is_a_persons() throws IOException {
        Ran ran = imported(MAPPING, FILE.substring(FILE.indexOf('\n') + 1));

        refused(ran, "header: false");
        assertThat(ran.err()).doesNotContain("Exemplar");
    }

    @Test
    void names_line_field_and_remedy_of_a_day_in_another_form_and_not_what_it_holds() throws IOException {
        Ran ran = imported(MAPPING, FILE.replace("12/31/1979", "31/12/1979"));

        refused(ran, "bare.csv:3:1: `birth_date` from `DOB`: the cell is no day", "`dates`");
        assertThat(ran.err()).doesNotContain("1979");
    }

    @Test
    void finds_columns_that_are_swapped() throws IOException {
        refused(
                imported(
                        MAPPING.replace("given_name: FIRST", "given_name: DOB")
                                .replace("birth_date: DOB", "birth_date: FIRST"),
                        FILE),
                "bare.csv:2:1: `birth_date` from `FIRST`",
                "bare.csv:3:1: `birth_date` from `FIRST`");
    }

    @Test
    void takes_rows_over_as_they_are_where_that_is_asked_for() throws IOException {
        Ran ran = imported(
                MAPPING, FILE.replace("12/31/1979", "31/12/1979").getBytes(Charset.forName("windows-1252")), "--as-is");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("to be refused: 1 rows");
        assertThat(Files.readString(folder.resolve("out/rows.csv"))).contains("31/12/1979");
    }

    @Test
    void refuses_a_file_that_was_cut_short() throws IOException {
        String cut = FILE.substring(0, FILE.length() - 12);
        refused(imported(MAPPING, cut), "bare.csv:3:1: the line has", "cut short");
        refused(imported(MAPPING, FILE.substring(0, FILE.indexOf("ample"))), "bare.csv:3:1", "not closed");
        refused(
                imported(MAPPING.replace("dates:", "rows: 3, dates:"), FILE),
                "the file has 2 rows, but the mapping states 3");
    }

    @Test
    void tells_twenty_lines_and_counts_the_others() throws IOException {
        refused(imported(MAPPING, FILE + "x;y\n".repeat(500)), "bare.csv:4:1", "bare.csv:23:1", "500 lines cannot");
    }

    @Test
    void refuses_bytes_that_the_encoding_does_not_have() throws IOException {
        refused(
                imported(MAPPING.replace("windows-1252", "UTF-8"), FILE),
                "bare.csv:2:1: the line holds bytes that are not UTF-8",
                "windows-1252");
        refused(
                imported(MAPPING, FILE.replace("red", "\u0081").getBytes(StandardCharsets.ISO_8859_1)),
                "bare.csv:2:1: the line holds bytes that are not windows-1252");
        refused(imported(MAPPING, ("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_8)), "begins with the mark of UTF-8");
    }

    @Test
    void refuses_empty_and_missing_files_and_a_folder_that_is_there() throws IOException {
        refused(imported(MAPPING, ""), "bare.csv: the file is empty");
        refused(imported(MAPPING, FILE.substring(0, FILE.indexOf('\n') + 1)), "the file has no rows");
        Files.delete(folder.resolve("bare.csv"));
        refused(
                run(
                        "request",
                        "import",
                        folder.resolve("bare.csv"),
                        "--mapping",
                        folder.resolve("m.yaml"),
                        "--out",
                        folder.resolve("out"),
                        "--packs",
                        "../packs"),
                "there is no such file");
        imported(MAPPING, FILE);
        byte[] before = Files.readAllBytes(folder.resolve("out/request.json"));
        assertThat(imported(MAPPING.replace("R-1", "R-2"), FILE).exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(Files.readAllBytes(folder.resolve("out/request.json"))).isEqualTo(before);
    }

    @Test
    void refuses_what_would_be_ambiguous() throws IOException {
        refused(imported(MAPPING, FILE.replace("COLOUR", "CITY")), "several columns `CITY`");
        refused(imported(MAPPING.replace("city: CITY", "address: CITY"), FILE), "both whole and in parts");
        refused(
                imported(MAPPING.replace("constants: {", "constants: {city: Springfield, "), FILE),
                "`city` is given both by a column and as a constant");
        refused(imported(MAPPING.replace("MM/DD/YYYY", "MM/DD/YY"), FILE), "a year needs four digits");
        refused(imported(MAPPING.replace("\";\"", "\"a\""), FILE), "cannot divide the columns");
        refused(imported(MAPPING.replace("us/26-usc-6103-i-2", "us/26-usc-6103-i-7"), FILE), "no statute pack");
        refused(imported(MAPPING.replace("us/26-usc-6103-i-2", "../packs/us"), FILE), "no statute pack");
    }

    @Test
    void takes_the_example_and_its_mapping_as_they_are_shipped() throws IOException {
        Path examples = Path.of("../examples/request");
        Ran ran = run(
                "request",
                "import",
                examples.resolve("bare.csv"),
                "--mapping",
                examples.resolve("mapping.yaml"),
                "--out",
                folder.resolve("out"),
                "--packs",
                "../packs");

        assertThat(ran.exit()).as(ran.err()).isZero();
        Ran check = run(
                "request",
                "check",
                folder.resolve("out"),
                "--packs",
                "../packs",
                "--agreement",
                InventedRequest.AGREEMENT,
                "--on",
                "2026-03-02",
                "--json");
        assertThat(check.only("totals").number("without_fault_of_their_own")).isEqualTo(1);
        assertThat(check.only("caseload").text("official")).isEqualTo("o-1");
        assertThat(check.only("caseload").number("rows")).isEqualTo(2);
        assertThat(check.only("caseload").number("rows_attested")).isZero();
    }
}
