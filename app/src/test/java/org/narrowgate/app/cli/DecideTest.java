package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.registry.RegisterEntry.RequestRefused;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import picocli.CommandLine;

/** The main job from outside, with whatever may be wrong with a request, a workspace or the machine. */
class DecideTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story base;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void makesAWorkspace() throws Exception {
        base = Story.make(folder.resolve("base"), 8_000, 1_000);
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        story = base.copied(
                folder.resolve("base/" + test.getTestMethod().orElseThrow().getName()));
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(args);
    }

    private int decide(String... more) {
        List<String> args = new java.util.ArrayList<>(List.of(
                "decide",
                story.demo().request().toString(),
                "--workspace",
                story.root().toString(),
                "--at",
                "2026-03-02T09:00:00Z"));
        args.addAll(List.of(more));
        return run(args.toArray(new String[0]));
    }

    private int decideWithBars() {
        return decide("--bars", story.demo().bars().toString());
    }

    private Path request(String name) {
        return story.demo().request().resolve(name);
    }

    /** Signs the header as it now is, by the story's person of this name. */
    private void sign(String person) throws Exception {
        SigningIdentity identity =
                SigningIdentity.read(story.demo().key(person), story.root().resolve("certificates/" + person + ".pem"));
        Files.write(
                request(RequestPackage.SIGNATURE),
                DetachedSignature.sign(Files.readAllBytes(request(RequestPackage.HEADER)), identity));
    }

    private void changeHeader(String from, String to) throws Exception {
        String header = Files.readString(request(RequestPackage.HEADER));
        assertThat(header).contains(from);
        Files.writeString(request(RequestPackage.HEADER), header.replace(from, to));
    }

    private void changeConfig(String from, String to) throws Exception {
        Path config = story.root().resolve("narrowgate.yaml");
        String yaml = Files.readString(config);
        assertThat(yaml).contains(from);
        Files.writeString(config, yaml.replace(from, to));
    }

    private List<RequestRefused> refusals() throws Exception {
        return Registry.read(story.workspace().register()).all(RequestRefused.class, r -> true);
    }

    private void assertRefused(int exit, String... words) throws Exception {
        assertThat(exit).as(out.toString()).isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains(words);
        assertThat(refusals()).hasSize(1);
        assertThat(Registry.read(story.workspace().register()).runs()).isEmpty();
    }

    private List<DecidedRow> rows() throws Exception {
        return story.rows(Registry.read(story.workspace().register()).runs().get(0));
    }

    private void assertNothingGoes() throws Exception {
        assertThat(rows())
                .hasSize(1_000)
                .allMatch(row -> row.fields().isEmpty()
                        && row.outcome() != Outcome.DISCLOSE
                        && row.outcome() != Outcome.CONFIRM);
    }

    @Test
    void decides_as_the_scenario_says_and_returns_the_same_run_when_asked_again() throws Exception {
        assertThat(decideWithBars()).as(out.toString()).isEqualTo(Exit.NEEDS_A_PERSON);
        List<DecidedRow> rows = rows();
        for (Outcome outcome : Outcome.values()) {
            assertThat(rows.stream().filter(r -> r.outcome() == outcome).count())
                    .as(outcome.name())
                    .isEqualTo(base.scenario().outcomes().getOrDefault(outcome, 0L))
                    .isPositive();
        }
        out.getBuffer().setLength(0);
        assertThat(decideWithBars()).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(out.toString()).contains("decided this request before");
        assertThat(rows()).isEqualTo(rows);
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void refuses_an_unsigned_request_and_logs_the_refusal() throws Exception {
        Files.delete(request(RequestPackage.SIGNATURE));
        assertRefused(decideWithBars(), "request.p7s", "not signed");
    }

    @Test
    void refuses_a_header_changed_after_it_was_signed() throws Exception {
        changeHeader("\"nontax-criminal-investigation\"", "\"nontax-criminal-proceeding\"");
        assertRefused(decideWithBars(), "request.p7s");
    }

    @Test
    void refuses_a_signature_by_somebody_whose_office_gives_him_no_request() throws Exception {
        sign("recipient");
        String who = "Who may: Avery Hollinbourne (Secretary of Homeland Security)";
        assertRefused(decideWithBars(), "request.p7s", "Marlo Quennevat, may not do `request`", "no office", who);
    }

    @Test
    void refuses_a_header_that_names_another_than_who_signed() throws Exception {
        changeHeader("\"name\" : \"Avery Hollinbourne\"", "\"name\" : \"Marlo Quennevat\"");
        sign("request-signer");
        assertRefused(decideWithBars(), "`signer`", "does not name who signed, Avery Hollinbourne");
    }

    @Test
    void refuses_a_signature_whose_root_is_not_pinned() throws Exception {
        changeConfig(", certificates/requester-root.pem]", "]");
        assertRefused(decideWithBars(), "request.p7s", "no pinned root is reached");
    }

    @Test
    void refuses_a_signature_where_no_revocation_list_of_its_authority_is_at_hand() throws Exception {
        Files.delete(story.root().resolve("certificates/requester-root.crl"));
        assertRefused(decideWithBars(), "request.p7s", "no revocation list of");
    }

    @Test
    void refuses_rows_that_are_not_those_that_were_signed() throws Exception {
        byte[] rows = Files.readAllBytes(request("rows.csv"));
        rows[rows.length / 2] ^= 1;
        Files.write(request("rows.csv"), rows);
        assertRefused(decideWithBars(), "rows.csv", "SHA-256");
    }

    @Test
    void refuses_rows_cut_short_and_rows_that_are_empty() throws Exception {
        byte[] rows = Files.readAllBytes(request("rows.csv"));
        Files.write(request("rows.csv"), java.util.Arrays.copyOf(rows, rows.length / 2));
        assertRefused(decideWithBars(), "rows.csv");
        Files.write(request("rows.csv"), new byte[0]);
        assertThat(decideWithBars()).isEqualTo(Exit.BAD_INPUT);
        assertThat(refusals()).hasSize(2);
    }

    @Test
    void refuses_a_header_that_is_no_json_and_names_the_line() throws Exception {
        byte[] header = Files.readAllBytes(request(RequestPackage.HEADER));
        Files.write(request(RequestPackage.HEADER), java.util.Arrays.copyOf(header, header.length - 40));
        assertRefused(decideWithBars(), "request.json:");
    }

    @Test
    void refuses_rows_that_are_not_utf8_even_if_they_were_signed() throws Exception {
        String text = Files.readString(request("rows.csv"));
        int middle = text.indexOf('\n', text.length() / 2) + 1;
        byte[] start = text.substring(0, middle).getBytes(StandardCharsets.UTF_8);
        byte[] rest = text.substring(middle).getBytes(StandardCharsets.UTF_8);
        byte[] bad = new byte[start.length + 1 + rest.length];
        System.arraycopy(start, 0, bad, 0, start.length);
        bad[start.length] = (byte) 0xE9;
        System.arraycopy(rest, 0, bad, start.length + 1, rest.length);
        Files.write(request("rows.csv"), bad);
        assertThat(decideWithBars()).isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("rows.csv").contains("UTF-8");
    }

    @Test
    void refuses_an_expired_request() throws Exception {
        String request = story.demo().request().toString();
        String root = story.root().toString();
        assertRefused(run("decide", request, "--workspace", root, "--at", "2027-03-02T09:00:00Z"), "expired");
    }

    @Test
    void refuses_an_id_that_was_used_with_other_content() throws Exception {
        assertThat(decideWithBars()).isEqualTo(Exit.NEEDS_A_PERSON);
        changeHeader("\"nontax-criminal-investigation\"", "\"nontax-criminal-proceeding\"");
        sign("request-signer");
        assertThat(decideWithBars()).isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("id").contains("of its own");
        assertThat(refusals()).hasSize(1);
    }

    @Test
    void a_genuine_signature_without_authority_withholds_every_row() throws Exception {
        story.file("""
                paper: OFFICES-2
                kind: offices
                custodian: Internal Revenue Service
                by: Tamsin Oakenfold
                offices:
                  - {id: homeland-secretary, title: Secretary of Homeland Security, agency: Department of Homeland Security,
                     side: requester, level: federal, kind: other, acts: [request, agreement]}
                """, Instant.parse("2026-01-05T09:00:00Z"));
        assertThat(decideWithBars()).as(out.toString()).isEqualTo(Exit.DONE);
        assertThat(rows()).hasSize(1_000).allMatch(row -> row.outcome() == Outcome.WITHHOLD && !row.lookedUp());
    }

    @Test
    void without_an_agreement_nothing_goes_and_clean_rows_are_held() throws Exception {
        Files.delete(story.root().resolve("agreements/IRS-DHS-2026-01.yaml"));
        assertThat(decideWithBars()).isEqualTo(Exit.NEEDS_A_PERSON);
        assertNothingGoes();
        assertThat(rows()).anyMatch(row -> row.grounds().equals(List.of("AG-FORCE")) && row.outcome() == Outcome.HOLD);
    }

    @Test
    void a_request_under_another_authority_than_its_agreement_is_refused_and_that_is_logged() throws Exception {
        changeHeader("us/26-usc-6103-i-2", "us/26-usc-6103-i-1");
        sign("request-signer");
        assertRefused(decideWithBars(), "no column `offense` is known for this authority");
    }

    @Test
    void an_agreement_changed_after_it_was_signed_counts_as_none() throws Exception {
        Path agreement = story.root().resolve("agreements/IRS-DHS-2026-01.yaml");
        Files.writeString(agreement, Files.readString(agreement) + "\n# one more line\n");
        assertThat(decideWithBars()).isEqualTo(Exit.NEEDS_A_PERSON);
        assertNothingGoes();
    }

    @Test
    void the_dated_statement_counts_where_no_file_of_bars_is_given() throws Exception {
        assertThat(decide()).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(rows()).anyMatch(row -> row.outcome() == Outcome.DISCLOSE);
    }

    @Test
    void without_any_statement_on_bars_nothing_goes() throws Exception {
        Files.delete(story.root().resolve("orders/statement.yaml"));
        decide();
        assertNothingGoes();
        assertThat(rows()).anyMatch(row -> row.groundFindings().stream()
                .anyMatch(f -> f.element().startsWith("I2-12") && f.status() == FindingStatus.NOT_SHOWN));
    }

    @Test
    void a_draft_pack_runs_only_in_a_workspace_marked_demo() throws Exception {
        changeConfig("demo: true", "demo: false");
        int exit = run(
                "decide",
                story.demo().request().toString(),
                "--workspace",
                story.root().toString());
        assertThat(exit).isEqualTo(Exit.BAD_INPUT);
        assertThat(decide()).isEqualTo(Exit.USAGE);
    }

    @Test
    void records_that_are_not_there_stop_the_run_with_the_file_named() throws Exception {
        Files.delete(story.root().resolve("records/persons.parquet"));
        assertThat(decideWithBars()).isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("persons.parquet");
        assertThat(Registry.read(story.workspace().register()).runs()).isEmpty();
    }

    @Test
    void a_second_writer_is_told_so_and_changes_nothing() throws Exception {
        try (OpenWorkspace first = OpenWorkspace.open(story.workspace(), new SecureRandom(), InstantSource.system())) {
            var before = first.register().read().entries();
            assertThat(decideWithBars()).isEqualTo(Exit.CANNOT_GO_ON);
            assertThat(first.register().read().entries()).isEqualTo(before);
        }
        assertThat(decideWithBars()).isEqualTo(Exit.NEEDS_A_PERSON);
    }

    @Test
    void a_lost_key_is_named_with_its_remedy() throws Exception {
        changeConfig("keys: ", "keys: /nowhere");
        assertThat(decideWithBars()).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(out.toString()).contains("workspace.key");
    }

    @Test
    void a_folder_that_is_no_workspace_is_bad_input() {
        assertThat(run("decide", story.demo().request().toString(), "--workspace", folder.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("narrowgate.yaml");
    }

    @Test
    void a_line_of_column_names_that_cannot_be_used_refuses_the_request_and_opens_no_run() throws Exception {
        Path rows = request("rows.csv");
        Files.writeString(rows, Files.readString(rows).replaceFirst("birth_date", "birth_dat"));
        changeRows();
        sign("request-signer");

        assertRefused(decideWithBars(), "rows.csv:1", "birth_dat", "did you mean `birth_date`?");
        assertThat(refusals().get(0).reason()).isEqualTo("columns");
    }

    @Test
    void an_authority_without_a_pack_refuses_the_request_and_that_is_logged() throws Exception {
        changeHeader("us/26-usc-6103-i-2", "us/nothing");
        sign("request-signer");

        assertRefused(decideWithBars(), "`authority`", "law show");
        assertThat(refusals().get(0).reason()).isEqualTo("authority");
    }

    @Test
    void a_recipient_that_the_signature_does_not_bind_is_refused() throws Exception {
        String header = Files.readString(request(RequestPackage.HEADER));
        Files.writeString(
                request(RequestPackage.HEADER),
                header.replaceFirst(
                        "\"recipient_certificate\" : \"[0-9a-f]+\"", "\"recipient_certificate\" : \"r.pem\""));
        sign("request-signer");

        assertRefused(decideWithBars(), "`recipient_certificate`", "request sign");
    }

    @Test
    void a_day_of_a_year_beyond_four_digits_is_no_date() throws Exception {
        String header = Files.readString(request(RequestPackage.HEADER));
        Files.writeString(
                request(RequestPackage.HEADER),
                header.replaceFirst("\"expires\" : \"[0-9-]+\"", "\"expires\" : \"+999999999-12-31\""));
        sign("request-signer");

        assertRefused(decideWithBars(), "`expires` must be a date");
    }

    @Test
    void a_log_that_the_configuration_calls_otherwise_is_not_written_to() throws Exception {
        changeConfig("irs/register", "irs/other");

        assertThat(decideWithBars()).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(out.toString()).contains("register.key", "narrowgate.yaml, `log`");
    }

    private void changeRows() throws Exception {
        byte[] rows = Files.readAllBytes(request("rows.csv"));
        String sha256 = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(rows));
        String header = Files.readString(request(RequestPackage.HEADER));
        Files.writeString(
                request(RequestPackage.HEADER),
                header.replaceFirst("\"sha256\" : \"[0-9a-f]+\"", "\"sha256\" : \"" + sha256 + "\""));
    }
}
