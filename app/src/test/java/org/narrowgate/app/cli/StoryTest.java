package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.demo.Scenario;
import org.narrowgate.app.demo.StoryLine;
import org.narrowgate.app.demo.StoryPlayer;
import org.narrowgate.app.demo.StoryScript;
import org.narrowgate.app.demo.StoryStep;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.Registry;
import picocli.CommandLine;

/**
 * The story of {@code demo --story}, played once, line by line: each step does what the script says, what must follow from
 * it has followed, and {@code docs/story.md} tells it as it was.
 */
class StoryTest {
    private static final long LARGEST_PICTURE_BYTES = 150_000;

    @TempDir
    Path folder;

    @Test
    void each_step_does_what_the_script_says_and_what_must_follow_from_it_follows_and_the_document_tells_it()
            throws Exception {
        StoryScript script = ToldStory.script();
        Map<String, StoryFacts.Fact> facts = StoryFacts.byStep();
        assertThat(script.steps())
                .as("each step has its facts in StoryFacts, and there are none for others")
                .extracting(StoryStep::id)
                .containsExactlyInAnyOrderElementsOf(facts.keySet());
        Path root = folder.resolve("story");
        StoryPlayer player = new ToldStory(root).begin(script);
        Story story = new Story(
                root,
                folder.resolve("story.keys"),
                Scenario.read(Story.home().resolve("examples/demo/scenario.yaml"))
                        .resized(script.people(), script.rows()));
        StoryDocument document = new StoryDocument();
        Instant before = Instant.MIN;
        for (StoryStep step : script.steps()) {
            assertThat(step.at()).as(step.id() + ": days never go back").isAfterOrEqualTo(before);
            before = step.at();
            long entries = entries(story);
            StoryPlayer.Played played = player.play(step);
            assertThat(played.faults()).as(step.id() + "\n" + played.printed()).isEmpty();
            StoryScene scene = new StoryScene(story, played, entries);
            if (step.exit() == Exit.BAD_INPUT) {
                assertThat(scene.filed())
                        .as(step.id() + ": what is refused leaves no entry")
                        .isZero();
            }
            facts.get(step.id()).holds(scene);
            document.add(played);
        }
        told(document, root);
        new TamperedWorkspace(story).isFoundOut();
    }

    private static long entries(Story story) throws Exception {
        return Registry.read(story.workspace().register()).entries().size();
    }

    private static void told(StoryDocument document, Path root) throws Exception {
        if (Boolean.getBoolean("docs.rewrite")) {
            document.rewrite(root);
        }
        assertThat(StoryDocument.written()).isEqualTo(document.told());
        assertThat(document.pictures()).hasSizeGreaterThan(2);
        for (Path picture : document.pictures()) {
            assertThat(Files.size(picture)).as(picture.toString()).isBetween(1_000L, LARGEST_PICTURE_BYTES);
        }
    }

    @Test
    void a_step_that_does_otherwise_is_told_with_what_the_story_says() throws Exception {
        StoryStep step =
                new StoryStep("s", "", "t", "t", "w", Instant.EPOCH, "narrowgate x {at}", 3, List.of("refused"), 1, "");
        StoryPlayer player = new StoryPlayer(folder, folder, (at, words, out) -> {
            out.println("done in " + at + "/there: " + words);
            return 0;
        });
        StoryPlayer.Played played = player.play(step);
        assertThat(played.printed())
                .isEqualTo("done in there: [x, --at, 1970-01-01T00:00:00Z]" + System.lineSeparator());
        assertThat(played.faults())
                .containsExactly("it ended with exit code 0, and the story says 3", "it did not say `refused`");
        StringWriter told = new StringWriter();
        assertThat(ToldStory.told(7, step, player, new PrintWriter(told))).isFalse();
        assertThat(told.toString())
                .contains(
                        "7. t",
                        "$ narrowgate x --at 1970-01-01T00:00:00Z",
                        "narrowgate: step 7, s: it ended with exit code 0, and the story says 3");
        assertThat(player.play(new StoryStep(
                                "s", "", "t", "t", "w", Instant.EPOCH, "narrowgate x", 0, List.of("done"), 1, ""))
                        .faults())
                .isEmpty();
    }

    @Test
    void a_line_is_wrapped_between_its_options_so_that_a_shell_reads_the_same() {
        StoryLine line = new StoryLine("narrowgate x 'a b' --reason \"" + "long ".repeat(20) + "\" --at now");
        assertThat(line.words())
                .containsExactly("narrowgate", "x", "a b", "--reason", "long ".repeat(20), "--at", "now");
        assertThat(line.wrapped()).contains(" \\\n    --reason");
        assertThat(line.wrapped().replace(" \\\n    ", " ")).isEqualTo(line.text());
    }

    @Test
    void it_begins_in_an_empty_folder_and_at_its_own_size() throws Exception {
        Files.writeString(folder.resolve("something"), "there");
        assertThat(demo("demo", folder.toString(), "--story"))
                .contains("the story begins in an empty folder", "name another, or remove both");
        assertThat(demo("demo", folder.resolve("new").toString(), "--story", "--rows", "2000"))
                .contains("its own size");
        assertThat(demo("demo", folder.resolve("new").toString(), "--pause")).contains("--pause belongs to --story");
        Files.createDirectories(folder.resolve("new.keys/people"));
        assertThat(demo("demo", folder.resolve("new").toString(), "--story")).contains("new.keys has something in it");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private static String demo(String... args) {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        assertThat(line.execute(args)).isEqualTo(Exit.USAGE);
        return said.toString();
    }
}
