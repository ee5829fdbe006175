package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import picocli.CommandLine;

/** What an inspector gets of a run: checked on a machine that has the archive and nothing of the custodian's. */
class ExportInspectorTest {
    private static final String DAY = "2026-03-04T09:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story story;

    private static long run;

    private final StringWriter said = new StringWriter();

    @BeforeAll
    static void decidesAndReleases() throws Exception {
        story = Story.make(folder.resolve("base"), 8_000, 1_000);
        run = Desk.decide(story, story.demo().bars());
        new Desk().released(story, run, folder.resolve("release.json"));
    }

    private int run(String... args) {
        said.getBuffer().setLength(0);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        return line.execute(args);
    }

    private int export(Path archive, String... more) {
        List<String> args = new java.util.ArrayList<>(List.of(
                "export",
                "inspector",
                "--run",
                String.valueOf(run),
                "--out",
                archive.toString(),
                "--for",
                "Inspector General",
                "--ground",
                "SYNTHETIC order 1",
                "--workspace",
                story.root().toString(),
                "--at",
                DAY));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
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
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void a_whole_run_is_verified_and_explained_where_there_is_nothing_of_the_custodian_s() throws Exception {
        Path archive = folder.resolve("whole.tar");
        assertThat(export(archive, "--unsealed")).as(said.toString()).isZero();
        assertThat(said.toString()).contains("1000 of 1000 rows opened", "PROTECTED DATA", "logged as entry");
        Path kit = unpacked(archive, "whole");
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
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void rows_that_were_not_asked_for_are_not_in_it_in_any_form() throws Exception {
        Path rows = Files.writeString(folder.resolve("some.txt"), "# a matter\n7\n#8\n200\n");
        Path archive = folder.resolve("some.tar");
        assertThat(export(archive, "--unsealed", "--rows", rows.toString()))
                .as(said.toString())
                .isZero();
        Path kit = unpacked(archive, "some");
        assertThat(run("verify", "--workspace", kit.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("3 of 1000 rows opened", "the others are not in this kit");
        assertThat(run("explain", String.valueOf(run), "#200", "--workspace", kit.toString()))
                .isZero();
        assertThat(run("explain", String.valueOf(run), "#9", "--workspace", kit.toString()))
                .isEqualTo(3);
        try (Stream<Path> files = Files.walk(kit)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .doesNotContain("rows.csv", "state.db", "secret", "lock");
        }
    }

    @Test
    void a_kit_that_was_altered_is_found_out_file_by_file() throws Exception {
        Path archive = folder.resolve("altered.tar");
        assertThat(export(archive, "--unsealed")).isZero();
        Path kit = unpacked(archive, "altered");
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
    void sealed_to_an_inspector_it_opens_with_openssl_and_his_key_alone() throws Exception {
        Path archive = folder.resolve("sealed.tar.cms");
        Path certificate = story.root().resolve("certificates/recipient.pem");
        assertThat(export(archive, "--to", certificate.toString()))
                .as(said.toString())
                .isZero();
        outside(
                folder,
                "openssl",
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                archive.toString(),
                "-recip",
                certificate.toString(),
                "-inkey",
                story.demo().key("recipient").toString(),
                "-out",
                folder.resolve("opened.tar").toString());
        assertThat(unpacked(folder.resolve("opened.tar"), "opened")).isDirectory();
    }

    @Test
    void nothing_can_be_decided_or_released_in_a_kit() throws Exception {
        Path archive = folder.resolve("inert.tar");
        assertThat(export(archive, "--unsealed")).isZero();
        Path kit = unpacked(archive, "inert");
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
    void what_cannot_be_exported_is_refused_and_leaves_nothing() throws Exception {
        Path archive = folder.resolve("refused.tar");
        Path rows = Files.writeString(folder.resolve("none.txt"), "1001\n");
        assertThat(export(archive, "--unsealed", "--rows", rows.toString())).isEqualTo(3);
        assertThat(export(archive)).as("neither sealed nor left in the clear").isEqualTo(2);
        assertThat(run(
                        "export",
                        "inspector",
                        "--run",
                        "1",
                        "--out",
                        archive.toString(),
                        "--for",
                        "a",
                        "--ground",
                        "b",
                        "--unsealed",
                        "--workspace",
                        story.root().toString()))
                .isEqualTo(3);
        Files.writeString(archive, "mine");
        assertThat(export(archive, "--unsealed")).isEqualTo(3);
        assertThat(Files.readString(archive)).isEqualTo("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".partial") || name.endsWith(".writing"));
        }
    }
}
