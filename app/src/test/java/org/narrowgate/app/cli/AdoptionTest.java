package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;

/** From a draft to a decision: counsel signs with the tools that he has, and only then does the pack decide. */
class AdoptionTest {
    private static final String PACK = "us/26-usc-6103-i-2";
    private static final String EVE = "2026-03-01T09:00:00Z";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story base;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path desk;

    private final Desk people = new Desk();

    @BeforeAll
    static void makesAWorkspace() throws Exception {
        base = Story.make(folder.resolve("base"), 4_000, 200);
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        story = base.copied(folder.resolve(name));
        desk = Files.createDirectories(folder.resolve(name + "-desk"));
    }

    private int law(String... args) {
        List<String> all = new ArrayList<>(List.of("law"));
        all.addAll(List.of(args));
        all.addAll(List.of("--workspace", story.root().toString()));
        return people.run(all.toArray(String[]::new));
    }

    private Path drafted(String id, String... more) {
        Path text = desk.resolve(id + ".yaml");
        List<String> args = new ArrayList<>(List.of(
                "adopt", PACK, "--id", id, "--by", "Imre Lachlandale", "--words", "Read and adopted.", "--draft",
                text.toString(), "--at", EVE));
        args.addAll(List.of(more));
        assertThat(law(args.toArray(String[]::new))).as(people.out.toString()).isZero();
        return text;
    }

    private void adopted(String id, String... more) throws Exception {
        Path text = drafted(id, more);
        Desk.sign(story, text, "counsel");
        assertThat(law("adopt", "--opinion", text + ".p7s", "--at", EVE))
                .as(people.out.toString())
                .isZero();
    }

    /** A demo lets drafts run, so what a custodian would meet is met with the mark taken away. */
    private void unmark() throws Exception {
        Path config = story.root().resolve(Workspace.CONFIG);
        Files.writeString(config, Files.readString(config).replace("demo: true", "demo: false"));
    }

    private DisclosureRun.Done decide() throws Exception {
        return story.decide(DisclosureRun.Sizes.STANDARD, Progress.silent());
    }

    @Test
    void a_draft_decides_nothing_outside_a_demo_and_an_adopted_pack_does() throws Exception {
        Story refused = story;
        unmark();
        assertThatThrownBy(this::decide)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("law adopt")
                .extracting(e -> ((RefusedException) e).reason())
                .isEqualTo("draft-pack");
        assertThat(Registry.read(refused.workspace().register()).runs()).isEmpty();

        story = base.copied(folder.resolve("adopted-outside"));
        adopted("O-1");
        unmark();
        assertThat(decide().totals().rows()).isPositive();
        assertThat(story.verify().damages()).isEmpty();
        Files.delete(story.root().resolve("opinions/O-1.yaml"));
        assertThatThrownBy(this::decide).hasMessageContaining("is a draft");
    }

    @Test
    void law_show_says_in_a_workspace_who_adopted_what_for_whom_and_when() throws Exception {
        assertThat(law("show", PACK)).isZero();
        assertThat(people.out.toString()).contains("DRAFT: not adopted by any counsel");
        adopted("O-1");
        adopted("O-2", "--reading", "each-authority");
        people.out.getBuffer().setLength(0);
        assertThat(law("show", PACK)).isZero();
        assertThat(people.out.toString())
                .doesNotContain("DRAFT")
                .contains(
                        "adopted by Imre Lachlandale for Internal Revenue Service on 2026-03-01 (opinion O-1)",
                        "(opinion O-2)",
                        "delegable, of question delegation-of-request, wider, draft");
    }

    @Test
    void a_person_without_the_role_and_a_text_that_is_not_the_one_signed_are_turned_away() throws Exception {
        Path text = drafted("O-1");
        Desk.sign(story, text, "releasing-official");
        assertThat(law("adopt", "--opinion", text + ".p7s", "--at", EVE)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("refused-opinion", "role `counsel`");
        Desk.sign(story, text, "counsel");
        Files.writeString(text, Files.readString(text).replace("Read and", "Not read but"));
        assertThat(law("adopt", "--opinion", text + ".p7s", "--at", EVE)).isEqualTo(Exit.BAD_INPUT);
        assertThat(story.root().resolve("opinions/O-1.yaml")).doesNotExist();
    }
}
