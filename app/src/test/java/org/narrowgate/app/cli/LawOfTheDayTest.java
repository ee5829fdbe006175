package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingView;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** A run goes by the law of its own day, and what was never checked under the law of a later day is not released. */
class LawOfTheDayTest {
    private static final String PACK = "us/26-usc-6103-i-2";
    private static final String NOON = "2026-03-02T12:00:00Z";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story base;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    private Path packs = Path.of("");
    private final Desk people = new Desk();

    @BeforeAll
    static void makesAWorkspace() throws Exception {
        base = Story.make(folder.resolve("base"), 8_000, 1_000);
    }

    @BeforeEach
    void copiesItWithAFolderOfPacks(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        story = base.copied(folder.resolve(name));
        packs = folder.resolve(name + "-packs");
        try (Stream<Path> files = Files.walk(Story.home().resolve("packs").resolve(PACK))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = packs.resolve(
                        Story.home().resolve("packs").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path config = story.root().resolve(Workspace.CONFIG);
        Files.writeString(config, Files.readString(config).stripTrailing() + "\npacks: " + packs + "\n");
    }

    /** Gives elements a first day, and every case a day after it. */
    private void begin(String elements, String day, String cases) throws IOException {
        Path pack = packs.resolve(PACK).resolve("pack.yaml");
        String text = Files.readString(pack);
        String dated = text.replaceAll("(?m)^  - id: (" + elements + ")$", "$0\n    effective: {from: " + day + "}");
        assertThat(dated).isNotEqualTo(text);
        Files.writeString(pack, dated);
        for (String side : List.of("good", "bad")) {
            try (Stream<Path> files = Files.list(packs.resolve(PACK).resolve(side))) {
                for (Path file : files.toList()) {
                    Files.writeString(file, "on: " + cases + "\n" + Files.readString(file));
                }
            }
        }
    }

    private int decide() {
        return people.run(
                "decide",
                story.demo().request().toString(),
                "--workspace",
                story.root().toString(),
                "--bars",
                story.demo().bars().toString(),
                "--at",
                NOON);
    }

    @Test
    void an_element_that_is_not_law_yet_has_no_finding_and_once_it_is_the_run_is_not_released() throws Exception {
        begin("I2-7", "2026-03-03", "2026-06-01");
        assertThat(decide()).as(people.out.toString()).isEqualTo(Exit.NEEDS_A_PERSON);
        long run = Registry.read(story.workspace().register()).runs().get(0);
        for (DecidedRow row : story.rows(run)) {
            assertThat(row.findings())
                    .extracting(FindingView::element)
                    .contains("I2-6")
                    .doesNotContain("I2-7");
        }
        assertThat(story.verify().damages()).isEmpty();
        Path text = folder.resolve("release.json");
        assertThat(people.draft(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("refused-law-changed", "I2-7");
        assertThat(people.run(
                        "release",
                        "" + run,
                        "--draft",
                        text.toString(),
                        "--official",
                        Desk.RELEASER,
                        "--workspace",
                        story.root().toString(),
                        "--at",
                        "2026-03-02T18:00:00Z"))
                .as(people.out.toString())
                .isZero();
    }

    @Test
    void a_pack_of_which_nothing_is_law_yet_decides_nothing_and_the_request_is_logged_as_refused() throws Exception {
        begin("I2-[a-z0-9-]+", "2030-01-01", "2031-01-01");
        assertThat(decide()).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("refused-not-in-force", "2026-03-02");
        assertThat(Registry.read(story.workspace().register()).runs()).isEmpty();
    }
}
