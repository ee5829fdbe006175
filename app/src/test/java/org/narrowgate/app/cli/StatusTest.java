package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.app.setup.DemoWorkspace;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.seal.Sealer;
import picocli.CommandLine;

/** What was begun and left, how far it came, and that the command which status prints goes on with it. */
class StatusTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(args);
    }

    private Json status(Story story, int exit) {
        assertThat(run("status", "--workspace", story.root().toString(), "--json"))
                .as(out.toString())
                .isEqualTo(exit);
        return Json.read(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Runs a command as it was printed, without the name of the program. */
    private int runPrinted(String command) {
        return run(Arrays.copyOfRange(command.split(" ", -1), 1, command.split(" ", -1).length));
    }

    /** Ends a run when so many rows are decided, as a full disk would. */
    private static Progress endingAt(long rows) {
        return new Progress() {
            private String stage = "";

            @Override
            public void stage(String name, long total) {
                stage = name;
            }

            @Override
            public void done(long steps) {
                if (stage.equals("deciding") && steps >= rows) {
                    throw new IllegalStateException("ended");
                }
            }
        };
    }

    @Test
    void a_run_that_was_cut_off_says_how_far_it_came_and_its_command_completes_it() throws Exception {
        Story story = Story.make(folder, 8_000, 1_000);
        assertThatThrownBy(() -> story.decide(new DisclosureRun.Sizes(64, 128), endingAt(500)))
                .hasMessage("ended");

        Json left = status(story, Exit.NEEDS_A_PERSON).objects("runs").get(0);
        assertThat(left.flag("complete")).isFalse();
        assertThat(left.number("rows_asked")).isEqualTo(1_000);
        assertThat(left.number("rows_decided")).isBetween(128L, 640L);

        assertThat(run("status", "--workspace", story.root().toString())).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(out.toString()).contains(" of 1,000 asked (", "NOT COMPLETE; go on with");

        assertThat(runPrinted(left.text("next"))).as(out.toString()).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(out.toString()).contains("went on at its row");
        Json whole = status(story, Exit.DONE).objects("runs").get(0);
        assertThat(whole.flag("complete")).isTrue();
        assertThat(whole.number("rows_decided")).isEqualTo(1_000);
    }

    @Test
    void a_request_that_was_received_and_not_decided_is_not_forgotten() throws Exception {
        Story story = Story.make(folder, 8_000, 1_000);
        Path copy = story.root().resolve("requests/SYNTHETIC-request-1");
        Files.createDirectories(copy);
        for (String name : List.of("request.json", "request.p7s", "rows.csv")) {
            Files.copy(story.demo().request().resolve(name), copy.resolve(name));
        }

        Json waiting =
                status(story, Exit.NEEDS_A_PERSON).objects("requests_undecided").get(0);
        assertThat(waiting.text("request_id")).isEqualTo("SYNTHETIC-request-1");
        assertThat(waiting.text("next")).startsWith("narrowgate decide ").contains(copy.toString());
    }

    @Test
    void a_demonstration_that_was_cut_off_while_it_was_made_names_its_size_and_is_completed_by_the_command()
            throws Exception {
        Path root = folder.resolve("d");
        Story story = new Story(
                root,
                folder.resolve("d.keys"),
                org.narrowgate.app.demo.Scenario.read(Story.home().resolve("examples/demo/scenario.yaml"))
                        .resized(8_000, 1_000));
        assertThatThrownBy(() -> story.demo().make(Story.sources(), endingAtStage("making the request")))
                .hasMessage("ended");
        assertThat(DemoWorkspace.size(root)).exists();

        assertThat(run("status", "--workspace", root.toString(), "--json")).isEqualTo(Exit.NEEDS_A_PERSON);
        String next = Json.read(out.toString().getBytes(StandardCharsets.UTF_8)).text("next");
        assertThat(next).isEqualTo("narrowgate demo " + root + " --rows 1000 --people 8000");
        assertThat(runPrinted(next)).as(out.toString()).isZero();
        status(story, Exit.DONE);
    }

    private static Progress endingAtStage(String ending) {
        return new Progress() {
            @Override
            public void stage(String name, long total) {
                if (name.equals(ending)) {
                    throw new IllegalStateException("ended");
                }
            }

            @Override
            public void done(long steps) {}
        };
    }

    @Test
    void a_release_that_was_authorised_and_not_sealed_is_named_with_its_command() throws Exception {
        Story story = Story.make(folder, 8_000, 1_000);
        long run = Desk.decide(story, story.demo().bars());
        Desk desk = new Desk();
        Path text = folder.resolve("release.json");
        assertThat(desk.draft(story, run, text)).isZero();
        Desk.sign(story, text, "releasing-official");
        try (OpenWorkspace open = OpenWorkspace.open(
                story.workspace(), new SecureRandom(), InstantSource.fixed(Instant.parse("2026-03-03T09:00:00Z")))) {
            Release release =
                    new Release(open, Story.home().resolve("packs"), Sealer.PART_LIMIT, endingAtStage("sealing"));
            assertThatThrownBy(() -> release.authorise(run, text, Path.of(text + ".p7s")))
                    .hasMessage("ended");
        }

        Json left = status(story, Exit.NEEDS_A_PERSON)
                .objects("releases_unfinished")
                .get(0);
        assertThat(left.text("next")).startsWith("narrowgate release " + run + " --authorisation FILE.p7s");
        run("doctor", "--workspace", story.root().toString());
        assertThat(out.toString()).contains("release-unfinished", "--authorisation FILE.p7s");

        assertThat(runPrinted(left.text("next").replace("FILE", text.toString()) + " --at 2026-03-03T09:00:00Z"))
                .as(out.toString())
                .isZero();
        assertThat(status(story, Exit.DONE).objects("releases_unfinished")).isEmpty();
    }

    @Test
    void paths_are_printed_as_a_shell_takes_them() throws IOException {
        assertThat(WorkspaceStatus.quoted(Path.of("/a/b-c_d.e"))).isEqualTo("/a/b-c_d.e");
        assertThat(WorkspaceStatus.quoted(Path.of("/a b/it's"))).isEqualTo("'/a b/it'\\''s'");
    }
}
