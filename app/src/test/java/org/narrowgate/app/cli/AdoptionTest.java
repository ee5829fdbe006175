package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

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
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
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
        base = Story.make(folder.resolve("base"), 8_000, 1_000);
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
                "adopt",
                PACK,
                "--id",
                id,
                "--by",
                "Imre Lachlandale",
                "--words",
                "Read and adopted.",
                "--draft",
                text.toString(),
                "--at",
                EVE));
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
        assertThat(story.verify().checked()).contains("opinions: 1 of counsel are those filed");
        Files.delete(story.root().resolve("opinions/O-1.yaml"));
        assertThat(story.verify().damages())
                .singleElement(as(STRING))
                .contains("opinions: opinion O-1: its text or its signature is not in opinions/; put both back");
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
    void what_was_decided_under_a_wider_reading_says_so_in_totals_report_and_explanation() throws Exception {
        Path agreement = Files.writeString(
                desk.resolve("agreement.yaml"),
                Files.readString(InventedRequest.AGREEMENT).replace("readings: []", "readings: [address-of-taxpayer]"));
        story = Story.of(folder.resolve("wider/workspace"), 8_000, 1_000);
        story.demo().make(Story.sources().with(agreement), Progress.silent());
        DisclosureRun.Done done = decide();
        assertThat(done.totals().wider()).isPositive();
        assertThat(done.totals().widerBy()).containsOnlyKeys("address-of-taxpayer");
        DecidedRow opened = story.rows(done.run()).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE)
                .findFirst()
                .orElseThrow();
        assertThat(opened.wider()).containsExactly("address-of-taxpayer");
        String root = story.root().toString();
        people.run("explain", "" + done.run(), "#" + opened.row(), "--workspace", root);
        people.run("report", "" + done.run(), "--json", "--workspace", root);
        assertThat(people.out.toString())
                .contains("under readings wider than the strictest: address-of-taxpayer")
                .contains("wider than the strictest, which no counsel adopted")
                .contains("\"wider_reading\":" + done.totals().wider());
        assertThat(story.verify().damages()).isEmpty();
        unmark();
        assertThatThrownBy(this::decide).hasMessageContaining("is a draft");
    }

    @Test
    void two_packs_or_agreements_are_compared_and_the_exit_code_says_whether_they_differ() throws Exception {
        assertThat(people.run("law", "diff", PACK, PACK)).isZero();
        Path wider = Files.writeString(
                desk.resolve("wider.yaml"),
                Files.readString(InventedRequest.AGREEMENT).replace("readings: []", "readings: [each-authority]"));
        String agreement = InventedRequest.AGREEMENT.toString();
        assertThat(people.run("law", "diff", agreement, wider.toString())).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(people.out.toString())
                .contains("both are the same")
                .contains("wider     readings: each-authority added")
                .contains("1 wider, 0 narrower, 0 other");
        assertThat(people.run("law", "diff", PACK, agreement)).isEqualTo(Exit.USAGE);
        assertThat(people.run("law", "show", PACK, "--on", "2026-03-02")).isZero();
        assertThat(people.out.toString()).contains("ELEMENTS in force on 2026-03-02");
    }

    @Test
    void a_person_without_the_role_and_a_text_that_is_not_the_one_signed_are_turned_away() throws Exception {
        Path text = drafted("O-1");
        Desk.sign(story, text, "releasing-official");
        assertThat(law("adopt", "--opinion", text + ".p7s", "--at", EVE)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString())
                .contains(
                        "refused-opinion",
                        "Corin Vandermeadow, may not do `opinion`",
                        "Who may: Imre Lachlandale (Counsel)");
        Desk.sign(story, text, "counsel");
        Files.writeString(text, Files.readString(text).replace("Read and", "Not read but"));
        assertThat(law("adopt", "--opinion", text + ".p7s", "--at", EVE)).isEqualTo(Exit.BAD_INPUT);
        assertThat(story.root().resolve("opinions/O-1.yaml")).doesNotExist();
    }
}
