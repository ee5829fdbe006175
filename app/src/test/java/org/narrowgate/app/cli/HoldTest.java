package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.registry.Registry;
import picocli.CommandLine;

/** What a person answers, and what a lifted order leaves, is decided again in a child run and nowhere else. */
class HoldTest {
    private static final String ORDER =
            "  - {id: O-1, kind: court-order, scope: run, public: true, citation: \"Order of 2 March 2026\"}\n";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story base;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path desk;

    private final StringWriter out = new StringWriter();

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

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(args);
    }

    private int resolve(long run, String at, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "hold",
                "resolve",
                String.valueOf(run),
                "--workspace",
                story.root().toString(),
                "--at",
                at));
        args.addAll(List.of(more));
        return run(args.toArray(new String[0]));
    }

    private Path answered(long run, String question, String answer, String... more) throws Exception {
        Path text = desk.resolve(question + "-" + answer + ".json");
        List<String> args = new ArrayList<>(List.of(
                "--draft",
                text.toString(),
                "--question",
                question,
                "--answer",
                answer,
                "--by",
                "Imre Lachlandale (invented)",
                "--reason"));
        args.add("seen on the file");
        args.addAll(List.of(more));
        assertThat(resolve(run, "2026-03-03T09:00:00Z", args.toArray(new String[0])))
                .as(out.toString())
                .isZero();
        return text;
    }

    private Path signed(Path text, String person) throws Exception {
        Desk.sign(story, text, person);
        return Path.of(text + ".p7s");
    }

    private long last() throws Exception {
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        return runs.get(runs.size() - 1);
    }

    private Path bars(String name, String more) throws Exception {
        return Files.writeString(
                desk.resolve(name), Files.readString(story.demo().bars()).stripTrailing() + "\n" + more);
    }

    private static Map<Long, Outcome> outcomes(Story of, long run) throws Exception {
        Map<Long, Outcome> outcomes = new TreeMap<>();
        for (DecidedRow row : of.rows(run)) {
            outcomes.put(row.row(), row.outcome());
        }
        return outcomes;
    }

    private List<Long> held(long run, String question) throws Exception {
        List<Long> rows = new ArrayList<>();
        for (DecidedRow row : story.rows(run)) {
            if (row.outcome() == Outcome.HOLD
                    && row.openQuestions().stream()
                            .allMatch(f -> f.question().orElseThrow().id().equals(question))) {
                rows.add(row.row());
            }
        }
        return rows;
    }

    @Test
    void what_counsel_answers_is_decided_again_in_a_child_and_the_parent_stays_as_it_was() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Map<Long, Outcome> before = outcomes(story, run);
        List<Long> held = held(run, "address-is-box");
        assertThat(held).hasSizeGreaterThan(3);
        Path yes = signed(answered(run, "address-is-box", "MET", "--rows", held.get(0) + "," + held.get(1)), "counsel");
        Path no = signed(answered(run, "address-is-box", "NOT_MET", "--rows", "" + held.get(2)), "counsel");

        assertThat(resolve(run, "2026-03-03T09:00:00Z", "--finding", yes + "," + no))
                .as(out.toString())
                .isEqualTo(Exit.NEEDS_A_PERSON);

        Map<Long, Outcome> child = outcomes(story, last());
        assertThat(Registry.read(story.workspace().register()).children(run)).containsExactly(last());
        assertThat(child.keySet()).hasSize((int)
                before.values().stream().filter(o -> o == Outcome.HOLD).count());
        assertThat(child.get(held.get(0))).isNotEqualTo(Outcome.HOLD);
        assertThat(child.get(held.get(2))).isEqualTo(Outcome.WITHHOLD);
        assertThat(child.get(held.get(3))).isEqualTo(Outcome.HOLD);
        assertThat(outcomes(story, run)).isEqualTo(before);
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void asking_again_without_an_answer_gives_the_child_that_is_there_and_a_later_child_leaves_out_what_went()
            throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        String first = Desk.signedByTwo(story, answered(run, "repeated-reason", "MET"));
        resolve(run, "2026-03-03T09:00:00Z", "--finding", first);
        long child = last();
        resolve(run, "2026-03-04T09:00:00Z");
        assertThat(last()).isEqualTo(child);
        Map<Long, Outcome> after = outcomes(story, child);
        assertThat(after.values()).contains(Outcome.HOLD).containsAnyOf(Outcome.DISCLOSE, Outcome.CONFIRM);

        Path second = signed(answered(run, "busy-official", "MET"), "counsel");
        resolve(run, "2026-03-05T09:00:00Z", "--finding", second.toString());
        assertThat(last()).isGreaterThan(child);
        assertThat(outcomes(story, last()).keySet())
                .allMatch(row -> after.get(row) == Outcome.HOLD)
                .hasSize((int)
                        after.values().stream().filter(o -> o == Outcome.HOLD).count());
    }

    @Test
    void an_answer_by_somebody_without_the_role_or_altered_after_signing_is_refused() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = answered(run, "repeated-reason", "MET");
        assertThat(resolve(run, "2026-03-03T09:00:00Z", "--finding", signed(text, "releasing-official") + ""))
                .isEqualTo(Exit.BAD_INPUT);
        Path signature = signed(text, "counsel");
        Files.writeString(text, Files.readString(text).replace("Imre", "Nobody"));
        assertThat(resolve(run, "2026-03-03T09:00:00Z", "--finding", signature.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(last()).isEqualTo(run);
    }

    @Test
    void an_answer_that_contradicts_one_logged_before_is_refused_and_the_run_can_still_be_released() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        long entries = Registry.read(story.workspace().register()).entries().size();
        resolve(
                run,
                "2026-03-03T09:00:00Z",
                "--finding",
                signed(answered(run, "repeated-reason", "MET"), "counsel") + "");
        long after = Registry.read(story.workspace().register()).entries().size();
        assertThat(after).isGreaterThan(entries);

        Path other = signed(answered(run, "repeated-reason", "NOT_MET"), "counsel");
        assertThat(resolve(run, "2026-03-03T09:00:00Z", "--finding", other.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("was answered MET by Imre Lachlandale", "stands");
        assertThat(Registry.read(story.workspace().register()).entries()).hasSize((int) after);
        assertThat(new Desk().draft(story, run, desk.resolve("release.json"))).isZero();
    }

    @Test
    void rows_are_named_exactly_where_each_is_asked() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path each = answered(run, "address-is-box", "MET");
        Files.writeString(each, Files.readString(each).replaceFirst("rows [0-9,]+", "rows all"));
        assertThat(resolve(run, "2026-03-03T09:00:00Z", "--finding", signed(each, "counsel") + ""))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("asked of each row");
        Path once = answered(run, "repeated-reason", "MET");
        Files.writeString(once, Files.readString(once).replaceFirst("rows all", "rows 1"));
        assertThat(resolve(run, "2026-03-03T09:00:00Z", "--finding", signed(once, "counsel") + ""))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("asked once for the run");
        assertThat(last()).isEqualTo(run);
    }

    @Test
    void who_is_named_only_as_the_beginning_of_another_name_did_not_sign() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = answered(run, "repeated-reason", "MET");
        Files.writeString(text, Files.readString(text).replace("Lachlandale (invented)", "Lachlandaleson"));
        assertThat(resolve(run, "2026-03-03T09:00:00Z", "--finding", signed(text, "counsel") + ""))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("names somebody else");
    }

    @Test
    void a_lifted_order_lets_every_row_that_it_stood_before_be_decided_as_if_it_had_never_been() throws Exception {
        Story undisturbed = base.copied(folder.resolve("undisturbed"));
        Map<Long, Outcome> expected =
                outcomes(undisturbed, Desk.decide(undisturbed, base.demo().bars()));
        long run = decideUnderOrder();
        assertThat(story.rows(run)).allMatch(row -> row.outcome() == Outcome.WITHHOLD);

        assertThat(resolve(
                        run,
                        "2026-03-20T09:00:00Z",
                        "--bars",
                        bars("lifted.yaml", "").toString()))
                .as(out.toString())
                .isEqualTo(Exit.NEEDS_A_PERSON);

        Map<Long, Outcome> child = outcomes(story, last());
        assertThat(story.record(last()).opened().parent()).isEqualTo(run);
        assertThat(child).isNotEmpty();
        assertThat(expected).containsAllEntriesOf(child);
        expected.forEach((row, outcome) -> assertThat(outcome == Outcome.WITHHOLD || child.containsKey(row))
                .as("row %d", row)
                .isTrue());
        assertThat(story.verify().damages()).isEmpty();
        long lifted = last();
        resolve(run, "2026-03-21T09:00:00Z");
        assertThat(last()).as("nothing was answered or lifted since").isEqualTo(lifted);
    }

    private long decideUnderOrder() throws Exception {
        run(
                "decide",
                story.demo().request().toString(),
                "--workspace",
                story.root().toString(),
                "--bars",
                bars("order.yaml", ORDER).toString(),
                "--at",
                "2026-03-02T09:00:00Z");
        return last();
    }

    @Test
    void bars_that_add_one_are_refused_and_open_nothing() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        assertThat(resolve(
                        run,
                        "2026-03-03T09:00:00Z",
                        "--bars",
                        bars("more.yaml", ORDER).toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("more.yaml", "adds a bar", "new request");
        assertThat(last()).isEqualTo(run);
    }

    @Test
    void a_run_under_an_order_that_holds_nothing_opens_no_child_while_the_order_stands() throws Exception {
        long run = decideUnderOrder();
        assertThat(resolve(run, "2026-03-03T09:00:00Z")).isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString()).contains("holds no row");
        assertThat(last()).isEqualTo(run);
    }
}
