package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.report.Browser;
import org.narrowgate.engine.document.Json;
import picocli.CommandLine;

class IdentityScoreCommandTest {
    private static final List<String> GIVEN = List.of("ROSA", "PAUL", "ANNE", "OMAR", "LENA", "IVAN", "TESS", "HUGO");
    private static final List<String> FAMILY = List.of("MENDEZ", "OKAFOR", "LINDQVIST", "HADDAD", "BRANDT", "PETROV");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Main.commandLineFor(List.of(args));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private int score(String... more) {
        String[] args = {
            "identity", "score", "--records", at("a.csv"), "--requests", at("b.csv"), "--mapping", at("m.yaml")
        };
        return run(java.util.stream.Stream.of(args, more)
                .flatMap(java.util.stream.Stream::of)
                .toArray(String[]::new));
    }

    private String at(String file) {
        return folder.resolve(file).toString();
    }

    /** 48 people, each in both files; in the second, one in four with a slip, and the last under another's name and day. */
    @BeforeEach
    void a_set() throws IOException {
        StringBuilder records = new StringBuilder("key,given,family,born,ssn,street,city,state,zip\n");
        StringBuilder requests = new StringBuilder(records);
        for (int i = 0; i < GIVEN.size() * FAMILY.size(); i++) {
            String given = GIVEN.get(i % GIVEN.size());
            String family = FAMILY.get(i / GIVEN.size());
            String rest = "," + (1950 + i) + "-0" + (1 + i % 9) + "-1" + i % 10 + ",53" + (6 + i % 3) + "-2" + i % 7
                    + "-" + (1000 + 37 * i) + "," + (100 + i) + " ELM ST,TULSA,OK,74103\n";
            records.append("R")
                    .append(i)
                    .append(',')
                    .append(given)
                    .append(',')
                    .append(family)
                    .append(rest);
            String slipped = i % 4 == 0 ? family.substring(0, 3) + family.substring(4) : family;
            requests.append("Q")
                    .append(i)
                    .append(',')
                    .append(i == 47 ? "ZULEIKA" : given)
                    .append(',');
            requests.append(i == 47 ? "WYRZYKOWSKI,1901-01-20,,1 NIX AVE,WACO,TX,76701\n" : slipped + rest);
        }
        Files.writeString(folder.resolve("a.csv"), records);
        Files.writeString(folder.resolve("b.csv"), requests);
        Files.writeString(folder.resolve("m.yaml"), """
            records:
              columns: {id: key, given_name: given, family_name: family, birth_date: born, number: ssn,
                        street: street, city: city, state: state, postcode: zip}
            number: ssn
            links: one-to-one
            truth: {by: pairs}
            """);
        StringBuilder truth = new StringBuilder("record,request\n");
        for (int i = 0; i < 48; i++) {
            truth.append("R").append(i).append(",Q").append(i).append('\n');
        }
        Files.writeString(folder.resolve("t.csv"), truth);
    }

    @Test
    void prints_a_mapping_and_nothing_else_when_asked_for_a_template() {
        assertThat(run("identity", "score", "--template")).isZero();
        assertThat(out.toString()).contains("given_name:", "truth:", "links:");
    }

    @Test
    void measures_the_strict_routes_and_prints_counts_and_no_row() {
        assertThat(score("--truth", at("t.csv"))).isZero();
        assertThat(out.toString())
                .contains("FOR MEASUREMENT, NEVER FOR DISCLOSURE", "48 records, 48 requests; 48 true pairs")
                .contains("number route: 35 right, 0 wrong, 13 missed")
                .contains("address route: 35 right, 0 wrong")
                .contains("surname-differs")
                .doesNotContain("research", "MENDEZ", "R0", "Q0");
    }

    @Test
    void measures_the_research_route_and_tells_errors_only_to_a_file_of_their_own() throws Exception {
        Path errors = folder.resolve("errors.csv");
        assertThat(score("--truth", at("t.csv"), "--route", "research", "--errors", errors.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "research route", "never for disclosure", "47 right, 0 wrong, 1 missed", "found with the truth")
                .contains("wrote " + errors + ": ids of rows, of each false and each missed link")
                .doesNotContain("number route", "MENDEZ", "Q47");
        assertThat(Files.readAllLines(errors))
                .containsExactly("error,record_id,request_id,probability", "missed,R47,Q47,\"\"");
        assertThat(Files.getPosixFilePermissions(errors)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(score("--truth", at("t.csv"), "--route", "research", "--errors", errors.toString()))
                .isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void a_page_shows_the_curve_and_what_was_not_available_without_a_row_or_a_fault_of_accessibility()
            throws Exception {
        Path mapping = folder.resolve("m.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("number: ssn\n", "number: opaque\n"));
        String[] asked = {"--truth", at("t.csv"), "--route", "number", "--route", "research", "--out", at("page")};
        assertThat(score(asked)).isZero();
        Path page = folder.resolve("page/score.html");
        assertThat(Files.readString(page)).doesNotContain("<script", "MENDEZ", "Q47");
        Json json = Json.read(Files.readAllBytes(folder.resolve("page/score.json")));
        assertThat(json.object("research").objects("curve")).hasSize(18);
        try (Browser browser = Browser.start(ColorScheme.LIGHT)) {
            Page opened = browser.open(page);
            assertThat(Browser.violations(opened)).isEmpty();
            assertThat(browser.console).isEmpty();
            assertThat(opened.locator(".mark").textContent()).isEqualTo("FOR MEASUREMENT, NEVER FOR DISCLOSURE");
            assertThat(opened.locator("#unavailable tbody").textContent()).contains("number", "opaque");
            assertThat(opened.locator("#curve circle").count()).isEqualTo(18);
            assertThat(opened.locator("#routes tbody tr").first().textContent()).contains("research", "47");
        }
    }

    @Test
    void prints_one_json_document() {
        assertThat(score("--truth", at("t.csv"), "--route", "research", "--route", "number", "--json"))
                .isZero();
        Json json = Json.read(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(json.text("mark")).isEqualTo("FOR MEASUREMENT, NEVER FOR DISCLOSURE");
        assertThat(json.objects("strict")).hasSize(2);
        Json research = json.object("research");
        assertThat(research.text("mark")).contains("NEVER FOR DISCLOSURE");
        assertThat(research.object("result").number("right")).isEqualTo(47);
        assertThat(research.object("result").object("precision").text("value")).isEqualTo("1.000000");
        assertThat(research.objects("curve")).isNotEmpty();
        assertThat(research.objects("model"))
                .extracting(m -> m.text("comparison"))
                .contains("family name", "place");
        assertThat(out.toString()).doesNotContain("MENDEZ", "Q47");
    }

    @Test
    void a_route_without_its_fields_is_not_available_and_the_command_still_ends_well() throws Exception {
        Path mapping = folder.resolve("m.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("number: ssn\n", "number: opaque\n"));
        assertThat(score("--truth", at("t.csv"), "--json")).isZero();
        Json strict = Json.read(out.toString().getBytes(StandardCharsets.UTF_8))
                .objects("strict")
                .get(0);
        assertThat(strict.flag("available")).isFalse();
        assertThat(strict.text("why")).contains("opaque");
    }

    @Test
    void what_is_missing_or_out_of_bounds_is_a_matter_of_usage() {
        assertThat(run("identity", "score", "--records", at("a.csv"))).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("--requests is missing", "--template");
        assertThat(score()).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("--truth is missing");
        assertThat(score("--truth", at("t.csv"), "--threshold", "1")).isEqualTo(Exit.USAGE);
        assertThat(score("--truth", at("t.csv"), "--errors", at("e.csv"))).isEqualTo(Exit.USAGE);
        assertThat(score("--truth", at("t.csv"), "--route", "reserch")).isEqualTo(Exit.USAGE);
    }

    @Test
    void a_fault_of_the_mapping_is_told_with_its_place() throws Exception {
        Files.writeString(folder.resolve("m.yaml"), "records: {columns: {famly_name: x}}\n");
        assertThat(score("--truth", at("t.csv"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(err.toString()).contains("m.yaml:1:21", "did you mean `family_name`?", "lacks `links`");
    }
}
