package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.export.Exports;
import org.narrowgate.engine.registry.EvidenceExported;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine;

/** What an inspector gets of a run: checked on a machine that has the archive and nothing of the custodian's. */
class ExportInspectorTest {
    private static final String DAY = ExportDesk.DAY;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story story;

    private static long run;

    @SuppressWarnings("NullAway.Init") // as the next two
    private static ExportDesk desk;

    @SuppressWarnings("NullAway.Init")
    private static Path some;

    @SuppressWarnings("NullAway.Init")
    private static String certificate;

    private final StringWriter said = new StringWriter();

    @BeforeAll
    static void decidesAndReleases() throws Exception {
        story = Story.make(folder.resolve("base"), 8_000, 1_000);
        run = Desk.decide(story, story.demo().bars());
        new Desk().released(story, run, folder.resolve("release.json"));
        some = Files.writeString(folder.resolve("some.txt"), "# a matter\n7\n#8\n200\n");
        certificate = story.root().resolve("certificates/recipient.pem").toString();
        desk = new ExportDesk(story, run, folder);
        desk.done(desk.ordered("counsel", "X-CLEAR", "--all-rows", "--unsealed"));
        desk.done(desk.approved("privacy-officer", "X-CLEAR"));
        desk.done(desk.ordered("disclosure-officer", "X-SOME", "--rows", some.toString(), "--to", certificate));
    }

    private static void refused(String why, String order, String... more) {
        Path archive = folder.resolve("refused.tar");
        assertThat(desk.export(order, archive, more)).as(desk.out()).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-export-order", why);
        assertThat(archive).doesNotExist();
    }

    private int run(String... args) {
        said.getBuffer().setLength(0);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        return line.execute(args);
    }

    private Path cleared(String name) throws Exception {
        Path archive = folder.resolve(name + ".tar");
        desk.done(desk.export("X-CLEAR", archive, "--unsealed"));
        return unpacked(archive, name);
    }

    /** As the inspector opens what was sealed to him: with openssl and his key alone. */
    private Path opened(Path archive, String name) throws Exception {
        Path tar = folder.resolve(name + ".tar");
        List<String> command = new ArrayList<>(List.of("openssl", "cms", "-decrypt", "-binary", "-inform", "DER"));
        command.addAll(List.of("-in", archive.toString(), "-out", tar.toString(), "-recip", certificate));
        command.addAll(List.of("-inkey", story.demo().key("recipient").toString()));
        outside(folder, command.toArray(String[]::new));
        return unpacked(tar, name);
    }

    /** Unpacks as the inspector does, elsewhere, and gives the workspace in it. */
    private Path unpacked(Path archive, String name) throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve(name));
        outside(elsewhere, "tar", "xf", archive.toString());
        outside(elsewhere.resolve("inspector"), "sha256sum", "--check", "--quiet", "SHA256SUMS");
        return elsewhere.resolve("inspector/workspace");
    }

    private static void outside(Path in, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void a_whole_run_is_verified_and_explained_where_there_is_nothing_of_the_custodian_s() throws Exception {
        Path kit = cleared("whole");
        assertThat(desk.out()).contains("1000 of 1000 rows opened", "PROTECTED DATA", "X-CLEAR, signed by Imre");
        assertThat(run("verify", "--workspace", kit.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("1000 of 1000 rows opened by their evidence", "are those exported");
        assertThat(run("explain", String.valueOf(run), "#7", "--workspace", kit.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("proof: entry");
        assertThat(run("replay", String.valueOf(run), "--workspace", kit.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("every byte of every slot is the same");
        assertThat(Registry.read(story.workspace().register()).all(EvidenceExported.class, any -> true))
                .last()
                .extracting(EvidenceExported::papers)
                .isEqualTo(List.of(digest("X-CLEAR"), digest("X-CLEAR.approved")));
        assertThat(story.verify().damages()).isEmpty();
        assertThat(story.verify().checked())
                .anyMatch(line -> line.startsWith("export: entry") && line.contains("by order X-CLEAR of Imre"));
        desk.done(desk.run("export", "list", "--at", DAY));
        assertThat(desk.out()).contains("X-CLEAR  IN FORCE", "1000 rows of run " + run + " to Dana Example");
    }

    private static Hash digest(String paper) throws IOException {
        Path text = story.root().resolve("exports/" + paper + ".yaml");
        return DetachedSignature.digest(Files.readAllBytes(text), Files.readAllBytes(Path.of(text + ".p7s")));
    }

    @Test
    void rows_that_were_not_asked_for_are_not_in_it_in_any_form() throws Exception {
        Path archive = folder.resolve("some.tar.cms");
        desk.done(desk.export("X-SOME", archive, "--to", certificate));
        Path kit = opened(archive, "some");
        assertThat(run("verify", "--workspace", kit.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString())
                .contains("3 of 1000 rows opened", "the others are not in this kit", "no witness was looked for");
        assertThat(run("explain", String.valueOf(run), "#200", "--workspace", kit.toString()))
                .isZero();
        assertThat(run("explain", String.valueOf(run), "#9", "--workspace", kit.toString()))
                .isEqualTo(3);
        assertThat(said.toString()).contains("opens 3 of the 1000 rows", "that row is none of them");
        try (Stream<Path> files = Files.walk(kit)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .doesNotContain("rows.csv", "state.db", "secret", "lock");
        }
    }

    @Test
    void rows_that_are_in_it_are_decided_again_and_the_others_are_said_not_to_be_there() throws Exception {
        Path archive = folder.resolve("few.tar.cms");
        Path two = Files.writeString(folder.resolve("two.txt"), "7\n200\n");
        desk.done(desk.export("X-SOME", archive, "--to", certificate, "--rows", two.toString()));
        Path kit = opened(archive, "few");
        String[] replay = {"replay", String.valueOf(run), "--workspace", kit.toString()};
        assertThat(run(replay)).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains(
                        "2 rows decided again", "998 rows of the run are not in this kit", "of the rows that are here");
        assertThat(run("replay", String.valueOf(run), "--workspace", kit.toString(), "--under", "care-of-asked"))
                .isZero();
        assertThat(said.toString()).contains("998 rows of the run are not in this kit");
        assertThat(run("replay", String.valueOf(run), "--workspace", kit.toString(), "--json"))
                .isZero();
        assertThat(said.toString()).contains("\"rows\":2,", "\"rows_not_held\":998");
        try (Stream<Path> files = Files.walk(kit.resolve("evidence"))) {
            Files.delete(
                    files.filter(file -> file.endsWith("200.blk")).findFirst().orElseThrow());
        }
        assertThat(run(replay)).as("a row is gone that the kit says it holds").isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(said.toString()).contains("ALARM", "evidence is missing");
    }

    @Test
    void a_kit_that_was_altered_is_found_out_file_by_file() throws Exception {
        Path kit = cleared("altered");
        try (Stream<Path> files = Files.walk(kit.getParent())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("SHA256SUMS") && !f.endsWith("workspace.key") && !f.endsWith("kit.json"))
                    .limit(12)
                    .toList()) {
                byte[] good = Files.readAllBytes(file);
                byte[] bad = good.clone();
                if (bad.length > 0) {
                    bad[bad.length / 2] ^= 1;
                    Files.write(file, bad);
                    assertThat(run("verify", "--workspace", kit.toString()))
                            .as(file.toString())
                            .isNotZero();
                    Files.write(file, good);
                }
            }
        }
        assertThat(run("verify", "--workspace", kit.toString()))
                .as(said.toString())
                .isZero();
    }

    @Test
    void nothing_can_be_decided_or_released_in_a_kit() throws Exception {
        Path kit = cleared("inert");
        assertThat(run(
                        "release",
                        String.valueOf(run),
                        "--draft",
                        folder.resolve("x.json").toString(),
                        "--workspace",
                        kit.toString()))
                .isNotZero();
        assertThat(said.toString()).contains("register.key");
    }

    @Test
    void accounting_names_every_archive_and_of_one_record_those_that_may_hold_a_row_of_it() throws Exception {
        DecidedRow his = story.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE)
                .findFirst()
                .orElseThrow();
        String key = his.identification().getOrDefault("record", "");
        DecidedRow other = story.rows(run).stream()
                .filter(row -> row.identification().isEmpty())
                .findFirst()
                .orElseThrow();
        for (var order : Map.of("X-HIS", his.row(), "X-OTHER", other.row()).entrySet()) {
            Path rows = Files.writeString(folder.resolve(order.getKey() + ".txt"), order.getValue() + "\n");
            String[] what = {"--rows", rows.toString(), "--to", certificate};
            desk.done(desk.ordered("disclosure-officer", order.getKey(), what));
            desk.done(desk.export(order.getKey(), folder.resolve(order.getKey() + ".tar"), what));
        }
        assertThat(archives()).contains("X-HIS", "X-OTHER");
        assertThat(archives("--person", key)).contains("X-HIS").doesNotContain("X-OTHER");
        assertThat(archives("--requester", "Department of Homeland Security")).isEmpty();
        assertThat(archives("--to", "2026-01-01")).isEmpty();
    }

    /** Orders by which archives were made, as an account lists them. */
    private List<String> archives(String... selection) throws Exception {
        List<String> args = new ArrayList<>(
                List.of("accounting", "--json", "--workspace", story.root().toString()));
        args.addAll(List.of(selection));
        assertThat(run(args.toArray(String[]::new))).as(said.toString()).isZero();
        return Json.read(said.toString().getBytes(StandardCharsets.UTF_8)).objects("archives_for_inspectors").stream()
                .map(archive -> archive.text("order"))
                .toList();
    }

    @Test
    void what_cannot_be_exported_is_refused_and_leaves_nothing() throws Exception {
        Path rows = Files.writeString(folder.resolve("none.txt"), "1001\n");
        desk.done(desk.ordered("counsel", "X-NONE", "--rows", rows.toString(), "--to", certificate));
        Path archive = folder.resolve("nothing.tar");
        assertThat(desk.export("X-NONE", archive, "--to", certificate)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-row");
        assertThat(desk.export("X-CLEAR", archive))
                .as("neither sealed nor left in the clear")
                .isEqualTo(Exit.USAGE);
        Files.writeString(archive, "mine");
        // As a kill leaves them, before the archive has its name and behind it.
        Files.writeString(
                Files.createDirectory(folder.resolve(".nothing.tar.partial")).resolve("evidence"), "opened");
        Files.writeString(folder.resolve(".nothing.tar.writing"), "opened");
        assertThat(desk.export("X-CLEAR", archive, "--unsealed")).isEqualTo(Exit.BAD_INPUT);
        assertThat(Files.readString(archive)).isEqualTo("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".partial") || name.endsWith(".writing"));
        }
    }

    @Test
    void nothing_goes_but_what_a_signed_order_lets_go_to_whom_and_until_when_it_says() throws Exception {
        refused("no order `X-9`", "X-9", "--unsealed");
        refused("none of run 1", "X-CLEAR", "--unsealed", "--run", "1");
        refused("names no certificate", "X-CLEAR", "--to", certificate);
        refused("give that one with --to", "X-SOME", "--unsealed");
        String other = story.root().resolve("certificates/request-signer.pem").toString();
        refused("give that one with --to", "X-SOME", "--to", other);
        Path more = Files.writeString(folder.resolve("more.txt"), "7\n9\n");
        refused("the first of them #9", "X-SOME", "--to", certificate, "--rows", more.toString());
        refused("until 2026-03-31", "X-SOME", "--to", certificate, "--at", "2026-04-01T00:00:00Z");
        refused("counts from " + ExportDesk.ORDERED, "X-SOME", "--to", certificate, "--at", "2026-03-04T08:59:59Z");
        Path last = folder.resolve("last.tar.cms");
        desk.done(desk.export("X-SOME", last, "--to", certificate, "--at", ExportDesk.LAST + "T23:59:59Z"));
    }

    @Test
    void one_signature_is_not_enough_where_every_row_goes_or_the_archive_is_not_sealed() throws Exception {
        Path every = Files.write(
                folder.resolve("every.txt"),
                LongStream.rangeClosed(1, 1_000).mapToObj(String::valueOf).toList());
        desk.done(desk.ordered("counsel", "X-EVERY", "--rows", every.toString(), "--to", certificate));
        desk.done(desk.ordered("counsel", "X-ALL", "--all-rows", "--to", certificate));
        desk.done(desk.ordered("counsel", "X-OPEN", "--rows", some.toString(), "--unsealed"));
        refused("one signature is not enough", "X-EVERY", "--to", certificate);
        refused("one signature is not enough", "X-ALL", "--to", certificate);
        refused("one signature is not enough", "X-OPEN", "--unsealed");
        assertThat(desk.approved("counsel", "X-ALL")).as("of his own order").isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("does not approve it");
        desk.done(desk.run("export", "list", "--at", DAY, "--json"));
        assertThat(desk.out()).contains("\"order\":\"X-ALL\",\"state\":\"WAITS FOR APPROVAL\"");
        desk.done(desk.approved("safeguards-chief", "X-ALL"));
        desk.done(desk.export("X-ALL", folder.resolve("all.tar.cms"), "--to", certificate));
    }

    @Test
    void an_order_that_was_withdrawn_lets_nothing_go_and_cannot_be_approved() {
        desk.done(desk.ordered("counsel", "X-BACK", "--all-rows", "--to", certificate));
        desk.done(desk.withdrawn("privacy-officer", "X-BACK", "the matter was closed"));
        refused("it was withdrawn on", "X-BACK", "--to", certificate);
        assertThat(desk.approved("privacy-officer", "X-BACK")).isNotZero();
        assertThat(desk.err()).contains("was withdrawn");
        assertThat(desk.withdrawn("privacy-officer", "X-NOWHERE", "why")).isNotZero();
        assertThat(desk.err()).contains("no order `X-NOWHERE`");
        desk.done(desk.run("export", "list"));
        assertThat(desk.out()).contains("X-BACK  WITHDRAWN", "by Odette Harrowgate: the matter was closed");
    }

    @Test
    void an_archive_made_by_an_order_that_had_been_withdrawn_is_a_damage_that_verify_names() throws Exception {
        Story copy = story.copied(folder.resolve("by-withdrawn"));
        ExportDesk there = new ExportDesk(copy, run, folder);
        there.done(there.ordered("counsel", "X-GONE", "--rows", some.toString(), "--to", certificate));
        there.done(there.withdrawn("privacy-officer", "X-GONE", "the matter was closed"));
        assertThat(there.run("verify")).isZero();
        // This program makes no such archive: the entry is what another one would have written.
        Exports.Filed order = Exports.of(copy.workspace()).named("X-GONE").orElseThrow();
        Hash export = copy.openings().commit("SYNTHETIC".getBytes(StandardCharsets.US_ASCII));
        Workspace workspace = copy.workspace();
        try (Register register = Register.open(workspace.register(), Workspace.signer(workspace.registerKey()))) {
            register.append(new EvidenceExported(Instant.parse(ExportDesk.DAY), run, 3, export, order.digests()));
        }
        assertThat(there.run("verify")).isNotZero();
        assertThat(there.out()).contains("it names an order to export that had been withdrawn");
    }

    @Test
    void an_order_of_whom_the_office_does_not_let_order_it_counts_for_nothing_nor_one_whose_signer_left()
            throws Exception {
        assertThat(desk.ordered("releasing-official", "X-2", "--rows", some.toString(), "--to", certificate))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-paper", "may not do");
        assertThat(desk.ordered("counsel", "X-3", "--rows", some.toString(), "--to", certificate, "--ground", " "))
                .isNotZero();

        Story copy = story.copied(folder.resolve("left"));
        ExportDesk there = new ExportDesk(copy, run, folder);
        Path left = there.desk()
                .write("P-1", "tenures_ended:\n  - {tenure: t-disclosure, cause: resignation, at: 2026-03-05}\n");
        there.done(there.desk().file(left, "registrar", DAY));
        Path archive = folder.resolve("left.tar.cms");
        assertThat(there.export("X-SOME", archive, "--to", certificate)).isEqualTo(Exit.BAD_INPUT);
        assertThat(there.err()).contains("refused-export-order", "who signed it does not let it go any more");
        Files.delete(copy.root().resolve("exports/X-CLEAR.yaml.p7s"));
        assertThat(there.export("X-CLEAR", archive, "--unsealed")).isNotZero();
        assertThat(there.err()).contains("X-CLEAR.yaml: this paper, or its signature beside it, is missing");
        assertThat(archive).doesNotExist();
    }
}
