package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.signature.IssuedAuthority;
import org.narrowgate.engine.signature.IssuedIdentity;
import picocli.CommandLine;

/** Each fault is planted in a sound, decided workspace and must be found under its own code, with a remedy. */
class DoctorTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story base;

    private static long run;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    /** One symptom as it is printed. */
    private record Found(String level, String what, String remedy) {}

    @BeforeAll
    static void makesADecidedWorkspace() throws Exception {
        base = Story.make(folder.resolve("base"), 8_000, 1_000);
        run = base.decide(DisclosureRun.Sizes.STANDARD, Progress.silent()).run();
        Files.setPosixFilePermissions(base.root(), PosixFilePermissions.fromString("rwxr-x---"));
    }

    @BeforeEach
    void copiesItWithItsKeys(TestInfo test) throws Exception {
        Path mine = folder.resolve(test.getTestMethod().orElseThrow().getName());
        story = new Story(base.copied(mine).root(), mine.resolve("keys"), base.scenario());
        Process copying = new ProcessBuilder(
                        "cp", "-a", base.keys().toString(), story.keys().toString())
                .start();
        assertThat(copying.waitFor()).isZero();
        change("narrowgate.yaml", base.keys().toString(), story.keys().toString());
    }

    private void change(String file, String from, String to) throws IOException {
        Path changed = story.root().resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(from);
        Files.writeString(changed, text.replace(from, to));
    }

    private Map<String, Found> examine(int exit) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        int ended = line.execute("doctor", "--workspace", story.root().toString(), "--json");
        Json document = Json.read(out.toString().getBytes(StandardCharsets.UTF_8));
        Map<String, Found> found = new TreeMap<>();
        document.objects("symptoms")
                .forEach(s -> found.putIfAbsent(
                        s.text("code"), new Found(s.text("level"), s.text("what"), s.text("remedy"))));
        assertThat(ended).as(found.toString()).isEqualTo(exit);
        assertThat(document.flag("ready")).isEqualTo(exit == Exit.DONE);
        return found;
    }

    private void finds(int exit, String level, String code, String... words) {
        assertThat(examine(exit).get(code)).as(code).isNotNull().satisfies(symptom -> {
            assertThat(symptom.level()).isEqualTo(level);
            assertThat(symptom.what() + symptom.remedy()).contains(words);
        });
    }

    private void stopsDecide(String code, String... words) {
        finds(Exit.NEEDS_A_PERSON, "stops-decide", code, words);
    }

    private void stopsRelease(String code, String... words) {
        finds(Exit.NEEDS_A_PERSON, "stops-release", code, words);
    }

    private void warns(String code, String... words) {
        finds(Exit.DONE, "warning", code, words);
    }

    @Test
    void a_sound_workspace_has_nothing_but_the_note_on_its_draft_pack() {
        Map<String, Found> found = examine(Exit.DONE);
        found.remove("heap");
        found.remove("machine-memory");
        found.remove("disk-space");
        assertThat(found).containsOnlyKeys("pack-draft");
    }

    @Test
    void changes_nothing_at_all() throws Exception {
        Files.createDirectories(story.root().resolve("scratch/spill"));
        Files.writeString(story.root().resolve("scratch/spill/of-a-run-at-work"), "x");
        Map<String, String> before = listed();
        examine(Exit.DONE);
        assertThat(listed()).isEqualTo(before);
    }

    private Map<String, String> listed() throws IOException {
        try (Stream<Path> files = Files.walk(story.root())) {
            return new TreeMap<>(files.collect(Collectors.toMap(Path::toString, file -> {
                try {
                    return Files.getLastModifiedTime(file) + " " + Files.size(file);
                } catch (IOException gone) {
                    return "gone";
                }
            })));
        }
    }

    @Test
    void lets_a_run_that_is_at_work_alone_and_says_so() throws Exception {
        try (OpenWorkspace open = OpenWorkspace.open(story.workspace(), new SecureRandom(), InstantSource.system())) {
            finds(Exit.DONE, "note", "run-at-work", "wait");
            open.register().read();
        }
        assertThat(examine(Exit.DONE)).doesNotContainKey("run-at-work");
    }

    @Test
    void a_configuration_that_cannot_be_read_is_told_with_every_fault() throws Exception {
        change("narrowgate.yaml", "custodian:", "custodain:");
        stopsDecide("config", "custodain");
    }

    @Test
    void keys_that_others_may_use() throws Exception {
        Files.setPosixFilePermissions(story.keys(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                story.keys().resolve("workspace.key"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(
                story.keys().resolve("decisions.key"), PosixFilePermissions.fromString("rw-rw----"));
        stopsDecide("workspace-key", "chmod 600");
        stopsDecide("log-key", "decisions.key", "chmod 600");
        finds(Exit.NEEDS_A_PERSON, "warning", "key-folder", "chmod 700");
    }

    @Test
    void keys_that_are_gone_or_another_logs() throws Exception {
        Files.delete(story.keys().resolve("custodian.key.pem"));
        Files.copy(
                story.keys().resolve("register.key"),
                story.keys().resolve("decisions.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        stopsRelease("custodian-key", "custodian.key.pem");
        stopsDecide("log-key", "log");
    }

    @Test
    void a_workspace_that_others_may_enter() throws Exception {
        Files.setPosixFilePermissions(story.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
        warns("folder-open-to-others", "requests/");
    }

    @Test
    void certificates_that_end_or_have_ended() throws Exception {
        owned("soon", "2026-04-01T00:00:00Z");
        warns("certificate-expires", "soon Invented", "60 days");
        owned("ended", "2026-02-01T00:00:00Z");
        stopsRelease("certificate", "ended Invented", "2026-02-01");
    }

    private void owned(String slug, String until) throws Exception {
        IssuedAuthority.read(
                        story.demo().key("custodian-root"),
                        story.root().resolve("certificates/custodian-root.pem"),
                        new SecureRandom())
                .issue(
                        IssuedIdentity.Kind.P256,
                        slug + " (invented)",
                        "SYNTHETIC",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse(until))
                .write(
                        story.keys().resolve("people/" + slug + ".key.pem"),
                        story.root().resolve("certificates/" + slug + ".pem"));
        story.file(
                """
                paper: OF-%s
                kind: offices
                custodian: Internal Revenue Service
                by: Tamsin Oakenfold
                persons:
                  - {id: %s, name: %s Invented, employer: Internal Revenue Service, employment: employee,
                     certificates: [certificates/%s.pem]}
                """.formatted(slug.toUpperCase(java.util.Locale.ROOT), slug, slug, slug),
                base.demo().decisionTime().plusSeconds(60));
    }

    @Test
    void a_paper_on_an_office_with_a_word_that_no_pack_knows() throws Exception {
        story.file("""
                paper: OFFICES-2
                kind: offices
                custodian: Internal Revenue Service
                by: Tamsin Oakenfold
                offices:
                  - {id: homeland-secretary, title: Secretary of Homeland Security, agency: Department of Homeland Security,
                     side: requester, level: federal, kind: head-of-agancy, acts: [request, agreement]}
                """, base.demo().decisionTime().plusSeconds(60));
        warns("office-word", "kind: head-of-agancy", "did you mean `head-of-agency`?");
    }

    @Test
    void a_paper_that_is_gone_or_altered_and_a_root_or_list_that_is_none() throws Exception {
        Path paper = story.root().resolve("offices/FOUNDING-2025-12.yaml");
        String text = Files.readString(paper);
        Files.writeString(paper, text + "# one more line\n");
        stopsDecide("papers", "FOUNDING-2025-12.yaml", "is not what was filed");
        Files.delete(paper);
        stopsDecide("papers", "FOUNDING-2025-12.yaml", "is missing");
        Files.writeString(paper, text);
        assertThat(examine(Exit.DONE)).doesNotContainKey("papers");
        Files.writeString(story.root().resolve("certificates/requester-root.crl"), "no list");
        stopsDecide("papers", "requester-root.crl", "revocation list");
    }

    @Test
    void records_that_are_gone_or_do_not_fit_their_mapping() throws Exception {
        change("records.yaml", "birth_date: birth_date", "birth_date: born_on");
        stopsDecide("records-unfit", "born_on");
        change("records.yaml", "persons.parquet", "nobody.parquet");
        stopsDecide("records", "nobody.parquet");
        Files.delete(story.root().resolve("records.yaml"));
        stopsDecide("mapping", "records.yaml");
    }

    @Test
    void a_records_file_that_is_cut_off() throws Exception {
        String mapping = Files.readString(story.root().resolve("records.yaml"));
        Path cut = story.root().resolve("cut.parquet");
        byte[] whole = Files.readAllBytes(story.demo().persons());
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(
                story.root().resolve("records.yaml"),
                mapping.replaceFirst("parquet: \"?[^\"\n]*persons.parquet\"?", "parquet: \"" + cut + "\""));
        stopsDecide("records-unfit", "cut.parquet");
    }

    @Test
    void an_agreement_that_is_gone_unsigned_or_out_of_force() throws Exception {
        change("agreements/IRS-DHS-2026-01.yaml", "effective:", "# changed after it was signed\neffective:");
        stopsRelease("signatures", "IRS-DHS-2026-01.yaml", "was altered", "agreement show IRS-DHS-2026-01");
        Files.delete(story.root().resolve("agreements/IRS-DHS-2026-01.yaml"));
        stopsRelease("agreement", "every row is held");
    }

    @Test
    void a_pack_that_fails_its_own_cases_or_cannot_be_read() throws Exception {
        Path packs = story.root().resolve("packs");
        assertThat(new ProcessBuilder("cp", "-a", Story.home().resolve("packs").toString(), packs.toString())
                        .start()
                        .waitFor())
                .isZero();
        change("narrowgate.yaml", "records: records.yaml", "records: records.yaml\npacks: packs");
        assertThat(examine(Exit.DONE)).doesNotContainKey("pack-broken");
        Path pack = packs.resolve("us/26-usc-6103-i-2/pack.yaml");
        String text = Files.readString(pack);
        change("packs/us/26-usc-6103-i-2/good/clean.yaml", "bars.run: false", "bars.run: true");
        stopsDecide("pack-broken", "cases");
        Files.writeString(pack, text.replace("citation:", "citaton:"));
        stopsDecide("pack-broken", "citaton");
    }

    @Test
    void a_missing_statement_on_bars_and_missing_safeguards() throws Exception {
        Files.delete(story.root().resolve("orders/statement.yaml"));
        warns("bars", "statement.yaml");
        try (Stream<Path> files = Files.list(story.root().resolve("safeguards"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        stopsRelease("safeguards", "released");
    }

    @Test
    void a_log_whose_last_entry_or_checkpoint_was_altered() throws Exception {
        Path log = story.root().resolve("ledger/decisions");
        Path checkpoint = log.resolve("checkpoint");
        byte[] signed = Files.readAllBytes(checkpoint);
        Files.writeString(checkpoint, Files.readString(checkpoint).replace("1000", "1001"));
        stopsDecide("log-damaged", "ledger/decisions");
        Files.write(checkpoint, signed);
        assertThat(examine(Exit.DONE)).doesNotContainKey("log-damaged");
        Path last;
        try (Stream<Path> bundles = Files.walk(log.resolve("tile/entries"))) {
            last = bundles.filter(Files::isRegularFile)
                    .max(java.util.Comparator.comparing(Path::toString))
                    .orElseThrow();
        }
        byte[] bundle = Files.readAllBytes(last);
        bundle[bundle.length - 1] ^= 1;
        Files.write(last, bundle);
        stopsDecide("log-damaged", "ledger/decisions");
    }

    @Test
    void entries_that_are_durable_and_not_published() throws Exception {
        Path journal = story.root().resolve("ledger/decisions/journal");
        byte[] empty = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(empty, empty.length + 100));
        warns("log-unpublished", "journal");
        Files.delete(journal);
        stopsDecide("log-damaged", "journal");
    }

    @Test
    void a_table_of_decisions_out_of_step_with_the_ledger() throws Exception {
        try (var state =
                org.narrowgate.engine.state.Projection.open(story.workspace().state())) {
            state.begin(run);
        }
        warns("state", "narrowgate rebuild");
        Files.writeString(story.root().resolve("state.db"), "no table at all, but long enough to be read as one");
        warns("state", "narrowgate rebuild");
    }

    @Test
    void a_clock_that_runs_behind_the_ledger() throws Exception {
        Files.setLastModifiedTime(
                story.root().resolve("ledger/register/checkpoint"),
                FileTime.from(Instant.now().plus(Duration.ofHours(2))));
        stopsDecide("clock", "set the clock");
    }

    @Test
    void what_a_crash_left_half_written_and_a_package_that_nobody_authorised() throws Exception {
        Files.createDirectories(story.root().resolve("requests/.some-request.partial"));
        finds(Exit.DONE, "note", "leftover", ".some-request.partial");
        Files.createDirectories(story.root().resolve("releases/run-" + run));
        stopsRelease("release-unlogged", "releases/run-" + run);
    }

    @Test
    void a_run_that_was_cut_off() throws Exception {
        Story cut = Story.make(folder.resolve("cut-off"), 8_000, 1_000);
        try {
            cut.decide(DisclosureRun.Sizes.STANDARD, new Progress() {
                @Override
                public void stage(String name, long total) {
                    if (name.equals("deciding")) {
                        throw new IllegalStateException("cut off");
                    }
                }

                @Override
                public void done(long steps) {}
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("cut off");
        }
        story = cut;
        warns("run-unfinished", "run " + run, "narrowgate status");
    }

    @Test
    void prints_code_fault_and_remedy_for_people() throws Exception {
        Files.delete(story.keys().resolve("workspace.key"));
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        assertThat(line.execute("doctor", "--workspace", story.root().toString()))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("stops decide  workspace-key");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("something stops decide or release");
    }
}
