package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.registry.Registry;

/** Orders about some persons: listed ones, whom only a salted commitment names, or whoever is of a class. */
final class OrderOnPersonsTest extends AtTheDesk {
    private static final String ORDERED = "2026-03-02T12:00:00Z";
    private static final String AGAIN = "2026-03-02T13:00:00Z";
    private static final String LIFTED = "2026-03-03T08:00:00Z";
    private static final String LATER = "2026-03-03T08:30:00Z";
    private final Desk people = new Desk();

    private int order(String at, String... args) {
        List<String> all = new ArrayList<>(List.of("order"));
        all.addAll(List.of(args));
        return signed("counsel", at, all.toArray(String[]::new));
    }

    private int enter(String at, String... scope) {
        List<String> args = new ArrayList<>(List.of(
                "enter",
                "O-1",
                "--court",
                "D. Example",
                "--docket",
                "1:26-cv-00001",
                "--effect",
                "STAY",
                "--made",
                "2026-03-01",
                "--says",
                "Nothing of the plaintiffs."));
        args.addAll(List.of(scope));
        return order(at, args.toArray(String[]::new));
    }

    private List<DecidedRow> going(long run) throws Exception {
        return story.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM)
                .toList();
    }

    private long decidedAgain(long run, String at) throws Exception {
        desk.run("hold", "resolve", String.valueOf(run), "--at", at);
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        return runs.get(runs.size() - 1);
    }

    private void refusesToRelease(long run, String code) {
        people.out.getBuffer().setLength(0);
        assertThat(people.draft(story, run, folder.resolve("no.json"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains(code, "O-1");
    }

    private static String record(DecidedRow row) {
        return row.identification().getOrDefault("record", "");
    }

    private Path list(String... lines) throws Exception {
        return Files.write(folder.resolve("list.txt"), List.of(lines));
    }

    @Test
    void listed_persons_are_withheld_row_by_row_and_once_it_ended_decided_again_and_answered_for() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        List<DecidedRow> due = going(run);
        DecidedRow first = due.get(0);
        Path list = list("# plaintiffs", "person: " + record(first), "tin: 900-70-9999");
        assertThat(enter(ORDERED, "--scope", "PERSONS", "--list", list.toString()))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(enter(ORDERED, "--scope", "PERSONS", "--list", list.toString()))
                .as("the same list again: " + desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(Files.readString(story.root().resolve("orders/papers/O-1.yaml")))
                .doesNotContain(record(first))
                .doesNotContain("9999");
        refusesToRelease(run, "refused-order-ended");

        long again = decidedAgain(run, AGAIN);
        assertThat(again).isNotEqualTo(run);
        assertThat(story.rows(again)).as("every row of it").hasSameSizeAs(story.rows(run));
        List<DecidedRow> left = going(again);
        assertThat(left).hasSizeLessThan(due.size()).noneMatch(row -> record(row)
                .equals(record(first)));
        assertThat(due).filteredOn(row -> !record(row).equals(record(first))).hasSameSizeAs(left);
        assertThat(people.draft(story, again, folder.resolve("may.json")))
                .as("the others may go while it binds")
                .isEqualTo(Exit.DONE);

        assertThat(order(LIFTED, "lift", "O-1", "--ending", "LIFTED", "--citation", "D. Example, order of March 3"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        long after = decidedAgain(run, LATER);
        assertThat(going(after)).extracting(OrderOnPersonsTest::record).contains(record(first));
        refusesToRelease(after, "refused-order-unanswered");
        assertThat(order(LATER, "answer", "O-1", "--run", String.valueOf(after), "--reason", "Seen."))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(people.draft(story, after, folder.resolve("now.json"))).isEqualTo(Exit.DONE);
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void which_rows_of_listed_persons_had_left_is_told() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        DecidedRow first = going(run).get(0);
        people.released(story, run, folder.resolve("release.json"));
        assertThat(enter(
                        "2026-03-04T12:00:00Z",
                        "--scope",
                        "PERSONS",
                        "--list",
                        list("person: " + record(first)).toString()))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.run("order", "show", "O-1", "--json", "--at", "2026-03-04T13:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("\"standing\":\"LEFT_BEFORE\"", "\"left_rows\":[" + first.row() + "]");
    }

    @Test
    void a_class_is_told_by_the_record_and_reaches_nobody_else() throws Exception {
        assertThat(enter(ORDERED, "--scope", "CLASS", "--of", "state=XX"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(order(LIFTED, "lift", "O-1", "--ending", "LIFTED", "--citation", "c"))
                .isEqualTo(Exit.DONE);
        long run = Desk.decide(story, story.demo().bars());
        assertThat(going(run)).as("nobody lives there").isNotEmpty();
        assertThat(enter(LIFTED, "--id", "O-2", "--scope", "CLASS", "--of", "born-from=1800-01-01"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        long again = decidedAgain(run, LATER);
        assertThat(going(again)).as("everybody was born since").isEmpty();
    }

    @Test
    void a_list_or_a_class_that_cannot_be_read_is_refused_by_its_line_and_never_repeated() throws Exception {
        assertThat(enter(
                        ORDERED,
                        "--scope",
                        "PERSONS",
                        "--list",
                        list("tin: 900-70-0001", "Ada Example").toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("list.txt:2", "names no person").doesNotContain("Ada");
        assertThat(enter(
                        ORDERED,
                        "--scope",
                        "PERSONS",
                        "--list",
                        list("# nobody").toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("names nobody");
        assertThat(enter(ORDERED, "--scope", "PERSONS", "--of", "x")).isEqualTo(Exit.USAGE);
        assertThat(enter(ORDERED, "--scope", "PERSONS")).isEqualTo(Exit.USAGE);
        assertThat(enter(ORDERED, "--scope", "CLASS", "--of", "state=California"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("says no class of persons", "born-from=2008-06-01");
    }
}
