package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;

/** What is due and not answered is as visible as what went; and a day that has come answers nothing. */
final class DueCommandTest extends AtTheDesk {
    /** The agreement of the demonstration gives thirty days from 2 March. */
    private static final String LAST = "2026-04-01";

    private static final String AFTER = "2026-04-02";

    private Json due(String on, int exit) {
        assertThat(desk.run("due", "--on", on, "--json")).as(desk.err()).isEqualTo(exit);
        Json document = Json.read(desk.out().getBytes(StandardCharsets.UTF_8));
        assertThat(document.flag("overdue")).isEqualTo(exit != Exit.DONE);
        assertThat(document.objects("requests")).hasSize(1);
        return document.objects("requests").get(0);
    }

    private List<Json> questions(String... of) {
        List<String> args = new ArrayList<>(List.of("hold", "list"));
        args.addAll(List.of(of));
        args.add("--json");
        desk.run(args.toArray(String[]::new));
        return desk.out()
                .lines()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private List<String> entries() throws Exception {
        return Registry.read(story.workspace().register()).entries().stream()
                .map(String::valueOf)
                .toList();
    }

    private Map<Long, Outcome> outcomes(long run) throws Exception {
        Map<Long, Outcome> outcomes = new TreeMap<>();
        for (DecidedRow row : story.rows(run)) {
            outcomes.put(row.row(), row.outcome());
        }
        return outcomes;
    }

    /** Both who may answer sign the same answer to everything that waits. */
    private void answerAll(long run, String answer, String at) throws Exception {
        List<String> findings = new ArrayList<>();
        for (Json question : questions("" + run)) {
            String id = question.text("question");
            String rows = question.flag("once")
                    ? "all"
                    : String.join(
                            ",",
                            ((List<?>) question.values().get("rows"))
                                    .stream().map(String::valueOf).toList());
            Path text = Files.writeString(
                    folder.resolve(id),
                    "narrowgate-finding/v1\nrun " + run + "\nquestion " + id + "\nrows " + rows + "\nanswer " + answer
                            + "\nby Imre Lachlandale\nreason seen\n");
            findings.add(Desk.signedByTwo(story, text));
        }
        assertThat(desk.run("hold", "resolve", "" + run, "--finding", String.join(",", findings), "--at", at))
                .as(desk.err())
                .isIn(Exit.DONE, Exit.NEEDS_A_PERSON);
    }

    @Test
    void a_day_that_comes_shows_what_is_owed_everywhere_and_answers_nothing() throws Exception {
        assertThat(desk.run("due")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("no request was received");
        long run = Desk.decide(story, story.demo().bars());
        Map<Long, Outcome> decided = outcomes(run);
        List<String> entries = entries();

        assertThat(due(LAST, Exit.DONE).text("standing")).isEqualTo("DUE");
        Json late = due(AFTER, Exit.NEEDS_A_PERSON);
        assertThat(late.text("standing")).isEqualTo("OVERDUE");
        assertThat(late.text("due")).isEqualTo(LAST);
        assertThat(late.number("days")).isEqualTo(31);
        assertThat(late.objects("owed"))
                .extracting(o -> o.text("next"))
                .containsExactly("narrowgate release " + run, "narrowgate hold list " + run);
        assertThat(desk.run("due", "--on", AFTER)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out())
                .contains("OVERDUE  request", "due 2026-04-01 (1 day ago)", "30 calendar days, agreement");

        isShownElsewhere();
        assertThat(entries()).as("whatever day it is").isEqualTo(entries);
        assertThat(outcomes(run)).isEqualTo(decided);
    }

    private void isShownElsewhere() {
        assertThat(desk.run("office", "alarms", "--on", AFTER)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("the time to answer request", "ended 1 day ago");
        assertThat(desk.run("office", "alarms", "--on", "2026-03-20")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("the time to answer request", "ends in 12 days");
        desk.run("office", "handover", "disclosure-officer", "--on", AFTER);
        assertThat(desk.out()).contains("Requests to be answered", "OVERDUE, request");
        desk.run("status");
        assertThat(desk.out()).contains("something is owed on 1, overdue 0; narrowgate due");
        desk.run("hold", "list", "--on", "2040-01-01");
        assertThat(desk.out()).contains("OVERDUE 2026-04-01", "held for 5053 days", "who may answer today: ");
    }

    @Test
    void rows_decided_again_after_the_day_are_held_as_before_and_listed_with_the_run_that_holds_them_now()
            throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path bars = Files.writeString(
                folder.resolve("bars.yaml"),
                Files.readString(story.demo().bars()).replaceFirst("until: .*", "until: 2026-06-01"));
        desk.run("hold", "resolve", "" + run, "--bars", bars.toString(), "--at", AFTER + "T09:00:00Z");
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        assertThat(runs).hasSize(2);
        assertThat(outcomes(runs.get(1)).values()).as("held for however long").containsOnly(Outcome.HOLD);
        desk.run("status");
        assertThat(desk.out()).contains("something is owed on 1, overdue 1");
        desk.run("doctor");
        assertThat(desk.out()).contains("request-overdue", "was due on 2026-04-01");
        assertThat(questions()).isNotEmpty().allSatisfy(question -> {
            assertThat(question.number("run"))
                    .as("a child takes the place of its parent")
                    .isEqualTo(runs.get(1));
            assertThat(question.text("since")).as("held since the parent").startsWith("2026-03-02");
            assertThat(question.flag("overdue")).isTrue();
            assertThat(question.texts("may_answer"))
                    .containsExactlyInAnyOrder("Imre Lachlandale (Counsel)", "Thea Ostrowinter (Disclosure Officer)");
        });
    }

    @Test
    void what_left_and_what_was_answered_is_in_time_by_the_last_of_it_and_a_run_alone_is_not_enough() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        new Desk().released(story, run, folder.resolve("release.json"));
        Json held = due(AFTER, Exit.NEEDS_A_PERSON);
        assertThat(held.text("state")).isEqualTo("held");
        assertThat(held.objects("owed"))
                .extracting(o -> o.text("what"))
                .singleElement()
                .asString()
                .contains("held");

        answerAll(run, "NOT_MET", "2026-03-09T09:00:00Z");
        Json answered = due("2026-07-01", Exit.DONE);
        assertThat(answered.text("standing")).isEqualTo("ANSWERED");
        assertThat(answered.flag("in_time")).isTrue();
        assertThat(answered.number("days")).isEqualTo(7);
        desk.run("due", "--on", "2026-07-01");
        assertThat(desk.out()).contains("ANSWERED  request", "answered in 7 days, in time");
        assertThat(desk.run("due", "--open", "--on", "2026-07-01")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("nothing is owed on any request");
        assertThat(desk.run("hold", "list")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("nothing waits for a person");
    }

    @Test
    void what_goes_by_an_answer_is_owed_until_it_left_and_a_court_that_stops_it_makes_it_not_late() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        new Desk().released(story, run, folder.resolve("release.json"));
        answerAll(run, "MET", "2026-03-09T09:00:00Z");
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        long child = runs.get(runs.size() - 1);
        Json owed = due(AFTER, Exit.NEEDS_A_PERSON);
        assertThat(owed.text("state")).isEqualTo("not-released");
        assertThat(owed.objects("owed")).extracting(o -> o.text("next")).contains("narrowgate release " + child);

        signed(
                "counsel",
                "2026-03-10T09:00:00Z",
                "order",
                "enter",
                "O-1",
                "--court",
                "D. Example",
                "--docket",
                "1:26-cv-00001",
                "--effect",
                "STAY",
                "--scope",
                "EVERYTHING",
                "--public",
                "--made",
                "2026-03-10",
                "--says",
                "The policy is stayed.");
        Json stopped = due(AFTER, Exit.DONE);
        assertThat(stopped.text("standing")).isEqualTo("STOPPED");
        assertThat(stopped.objects("owed").get(0).text("what")).contains("an order stops it");
    }

    @Test
    void a_request_turned_away_at_the_door_was_answered_and_one_taken_in_and_not_decided_was_not() throws Exception {
        Path forged = Files.createDirectories(folder.resolve("forged"));
        try (var files = Files.list(story.demo().request())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, forged.resolve(String.valueOf(file.getFileName())));
            }
        }
        Files.delete(forged.resolve("request.p7s"));
        desk.run("decide", forged.toString(), "--at", "2026-03-02T09:00:00Z");
        Json refused = due("2040-01-01", Exit.DONE);
        assertThat(refused.text("state")).isEqualTo("refused");
        assertThat(refused.text("standing")).isEqualTo("ANSWERED");
        assertThat(refused.text("time")).contains("no agreement");
        desk.run("due");
        assertThat(desk.out()).contains("refused as a whole in 0 days");
        desk.run("status");
        assertThat(desk.out()).doesNotContain("something is owed");
    }
}
