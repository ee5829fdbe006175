package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.order.OrderScope;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.registry.Registry;

/** What a court orders, between a request and what would leave. */
final class OrderCommandTest extends AtTheDesk {
    private static final String ORDERED = "2026-03-02T12:00:00Z";
    private static final String LIFTED = "2026-03-03T08:00:00Z";
    private static final String AGAIN = "2026-03-03T08:30:00Z";
    private final Desk people = new Desk();

    private int order(String slug, String at, String... args) {
        List<String> all = new ArrayList<>(List.of("order"));
        all.addAll(List.of(args));
        return signed(slug, at, all.toArray(String[]::new));
    }

    private int enter(String slug, String at, String effect, String scope, String of) {
        List<String> args = new ArrayList<>(List.of(
                "enter",
                "O-1",
                "--court",
                "D. Example",
                "--docket",
                "1:26-cv-00001",
                "--effect",
                effect,
                "--scope",
                scope,
                "--public",
                "--made",
                "2026-03-01",
                "--says",
                "The policy is stayed."));
        if (!of.isEmpty()) {
            args.addAll(List.of("--of", of));
        }
        return order(slug, at, args.toArray(String[]::new));
    }

    private void stays(String scope, String of) {
        assertThat(enter("counsel", ORDERED, "STAY", scope, of)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    private int lift(String at) {
        return order("counsel", at, "lift", "O-1", "--ending", "VACATED", "--citation", "Ct. App. Example, 26-0001");
    }

    private String shown(String at) {
        assertThat(desk.run("order", "show", "O-1", "--json", "--at", at))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        return desk.out();
    }

    private long decidedAgain(long run) throws Exception {
        desk.run("hold", "resolve", String.valueOf(run), "--at", AGAIN);
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        return runs.get(runs.size() - 1);
    }

    private long going(long run) throws Exception {
        long going = 0;
        for (DecidedRow row : story.rows(run)) {
            going += row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM ? 1 : 0;
        }
        return going;
    }

    private void refusesToRelease(long run, String code, String words) {
        people.out.getBuffer().setLength(0);
        assertThat(people.draft(story, run, folder.resolve("no.json"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains(code, words);
    }

    @Test
    void an_order_that_names_nothing_on_file_is_filed_and_the_slip_is_told() throws Exception {
        assertThat(enter("counsel", ORDERED, "STAY", "AGREEMENT", "IRS-DHS-2026-1"))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.err()).contains("stops nothing as yet: did you mean `IRS-DHS-2026-01`?");
        assertThat(desk.run("order", "list", "--at", ORDERED)).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("O-1");
    }

    @Test
    void an_order_on_a_requester_reaches_him_however_his_name_is_written() throws Exception {
        stays("REQUESTER", "DEPARTMENT OF  HOMELAND SECURITY");
        OrderScope scope =
                Orders.of(story.workspace()).named("O-1").orElseThrow().order().scope();
        assertThat(scope.reaches(
                        List.of(), RequestPackage.read(story.demo().request()).header()))
                .isTrue();
    }

    @Test
    void an_order_of_a_day_to_come_is_refused() throws Exception {
        assertThat(enter("counsel", "2026-02-28T23:59:59Z", "STAY", "EVERYTHING", ""))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("still to come");
        assertThat(enter("counsel", "2026-03-01T00:00:00Z", "STAY", "EVERYTHING", ""))
                .isEqualTo(Exit.DONE);
    }

    @Test
    void between_decision_and_release_a_stay_stops_all_and_once_lifted_all_is_decided_again_and_answered_for()
            throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        long due = going(run);
        assertThat(due).isPositive();
        stays("AGREEMENT", "IRS-DHS-2026-01");
        refusesToRelease(run, "refused-order", "D. Example, 1:26-cv-00001");
        assertThat(desk.run("office", "handover", "commissioner", "--on", "2026-03-02"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("O-1, stay, D. Example, 1:26-cv-00001", "The policy is stayed.");
        assertThat(shown(ORDERED)).contains("\"state\":\"BINDS\"", "\"standing\":\"STOPPED\"");

        assertThat(lift(LIFTED)).as(desk.err()).isEqualTo(Exit.DONE);
        refusesToRelease(run, "refused-order-ended", "hold resolve " + run);
        assertThat(shown(LIFTED)).contains("\"state\":\"VACATED\"", "TO_BE_DECIDED_AGAIN");

        long again = decidedAgain(run);
        assertThat(again).isNotEqualTo(run);
        assertThat(story.rows(again)).as("every row of it").hasSameSizeAs(story.rows(run));
        assertThat(going(again)).isEqualTo(due);
        refusesToRelease(again, "refused-order-unanswered", "order answer O-1 --run " + again);
        assertThat(shown(AGAIN)).contains("\"standing\":\"WAITING\"");
        assertThat(order("counsel", AGAIN, "answer", "O-1", "--run", String.valueOf(run), "--reason", "Seen."))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(order("counsel", AGAIN, "answer", "O-1", "--run", String.valueOf(again), "--reason", "Seen."))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        people.released(story, again, folder.resolve("release.json"));
        assertThat(decidedAgain(run)).as("nothing is left to decide again").isEqualTo(again);
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void what_is_decided_while_a_public_stay_binds_is_withheld_for_it_and_decided_again_once_it_ended()
            throws Exception {
        stays("EVERYTHING", "");
        assertThat(desk.run(
                        "decide",
                        story.demo().request().toString(),
                        "--bars",
                        story.demo().bars().toString(),
                        "--at",
                        "2026-03-02T13:00:00Z"))
                .as(desk.err())
                .isIn(Exit.DONE, Exit.NEEDS_A_PERSON);
        long run = Registry.read(story.workspace().register()).runs().get(0);
        assertThat(going(run)).isZero();
        assertThat(lift(LIFTED)).as(desk.err()).isEqualTo(Exit.DONE);
        long again = decidedAgain(run);
        assertThat(going(again)).isPositive();
        assertThat(story.verify().damages()).isEmpty();
        refusesToRelease(again, "refused-order-unanswered", "O-1");
    }

    @Test
    void a_paper_that_lifts_it_for_a_day_before_frees_nothing_that_was_stopped_until_it_was_filed() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        stays("EVERYTHING", "");
        assertThat(order(
                        "counsel",
                        LIFTED,
                        "lift",
                        "O-1",
                        "--ending",
                        "VACATED",
                        "--citation",
                        "from the beginning",
                        "--from",
                        "2026-03-01T00:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        refusesToRelease(run, "refused-order-ended", "hold resolve " + run);
    }

    @Test
    void an_order_on_a_run_stops_what_came_from_it_before() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        assertThat(desk.run("hold", "resolve", String.valueOf(run), "--at", ORDERED))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        long child = runs.get(runs.size() - 1);
        assertThat(child).isNotEqualTo(run);
        assertThat(enter("counsel", "2026-03-02T20:00:00Z", "STAY", "RUN", String.valueOf(run)))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        refusesToRelease(child, "refused-order", "nothing of run " + child + " leaves");
        refusesToRelease(run, "refused-order", "nothing of run " + run + " leaves");
    }

    @Test
    void an_order_that_reaches_something_else_or_only_preserves_stops_nothing() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        assertThat(enter("counsel", ORDERED, "STAY", "REQUESTER", "Another Agency"))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(people.draft(story, run, folder.resolve("one.json")))
                .as(people.out.toString())
                .isZero();
        assertThat(order(
                        "counsel",
                        ORDERED,
                        "enter",
                        "O-2",
                        "--court",
                        "D. Example",
                        "--docket",
                        "1:26-cv-00002",
                        "--effect",
                        "PRESERVATION",
                        "--scope",
                        "RUN",
                        "--of",
                        String.valueOf(run),
                        "--made",
                        "2026-03-01",
                        "--says",
                        "Keep it."))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(people.draft(story, run, folder.resolve("two.json")))
                .as(people.out.toString())
                .isZero();
    }

    @Test
    void what_had_left_before_an_order_is_listed() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        people.released(story, run, folder.resolve("release.json"));
        assertThat(enter("counsel", "2026-03-04T09:00:00Z", "INJUNCTION", "RUN", String.valueOf(run)))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(shown("2026-03-04T10:00:00Z")).contains("LEFT_BEFORE", "\"release\":\"run-" + run + "\"");
        assertThat(desk.run("order", "show", "O-1", "--at", "2026-03-04T10:00:00Z"))
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("left before the order bound", "recall it if the order says so");
    }

    @Test
    void only_counsel_enters_and_lifts_and_nothing_is_lifted_twice_or_before_it_is_there() {
        assertThat(enter("disclosure-officer", ORDERED, "STAY", "EVERYTHING", ""))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("may not do `opinion`", "Imre Lachlandale");
        assertThat(lift(LIFTED)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("no order `O-1` is on file");
        stays("EVERYTHING", "");
        assertThat(lift(LIFTED)).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(order(
                        "counsel",
                        AGAIN,
                        "lift",
                        "O-1",
                        "--ending",
                        "LIFTED",
                        "--citation",
                        "again",
                        "--id",
                        "O-1.second"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("was vacated already");
        assertThat(enter("counsel", ORDERED, "STAY", "EVERYTHING", "x")).isEqualTo(Exit.USAGE);
        assertThat(enter("counsel", ORDERED, "STAY", "RUN", "")).isEqualTo(Exit.USAGE);
    }

    @Test
    void a_draft_is_signed_elsewhere_and_filed_and_the_list_and_the_help_teach() {
        Path draft = folder.resolve("order.yaml");
        assertThat(desk.run(
                        "order",
                        "enter",
                        "O-1",
                        "--court",
                        "D. Example",
                        "--docket",
                        "1",
                        "--effect",
                        "STAY",
                        "--scope",
                        "EVERYTHING",
                        "--made",
                        "2026-03-01",
                        "--says",
                        "Stop.",
                        "--by",
                        "Imre Lachlandale",
                        "--draft",
                        draft.toString(),
                        "--at",
                        ORDERED))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("openssl cms -sign", "narrowgate order file");
        assertThat(desk.run("order", "list")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("no order is on file");
        assertThat(enter("counsel", "2026-03-01T09:00:00Z", "STAY", "EVERYTHING", ""))
                .isEqualTo(Exit.DONE);
        desk.run("status");
        assertThat(desk.out()).contains("orders that let nothing leave: O-1; narrowgate order list");
        assertThat(desk.run("order", "--help")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("Lifted is not released", "order answer");
    }
}
