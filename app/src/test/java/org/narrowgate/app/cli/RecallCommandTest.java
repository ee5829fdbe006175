package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A release that is called back, until every holder has answered and a person closes it. */
final class RecallCommandTest extends AtTheDesk {
    private static final String CALLED = "2026-03-04T09:00:00Z";
    private static final String ANSWERED = "2026-03-05T09:00:00Z";
    private static final String AFTER = "2026-03-12T00:00:00Z";

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static String release;

    @BeforeAll
    static void releases() throws Exception {
        long run = Desk.decide(made, made.demo().bars());
        release = new Desk()
                .released(made, run, once.resolve("release.json"))
                .getFileName()
                .toString();
    }

    private int does(String slug, String at, String... args) {
        List<String> all = new ArrayList<>(List.of("release"));
        all.addAll(List.of(args));
        return signed(slug, at, all.toArray(String[]::new));
    }

    private int recall(String slug, String deadline, String... more) {
        List<String> args = new ArrayList<>(
                List.of("recall", release, "--reason", "A court enjoins its use.", "--deadline", deadline));
        args.addAll(List.of(more));
        return does(slug, CALLED, args.toArray(String[]::new));
    }

    private int answer(String slug, String disposition, String on, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "acknowledge",
                release,
                "--disposition",
                disposition,
                "--on",
                on,
                "--how",
                "wiped",
                "--seen-by",
                "two analysts",
                "--where",
                "one laptop"));
        args.addAll(List.of(more));
        return does(slug, ANSWERED, args.toArray(String[]::new));
    }

    private int close() {
        return does("counsel", AFTER, "close", release, "--evidence", "the certificates of destruction");
    }

    private String recalls(String at) {
        desk.run("release", "recalls", "--json", "--at", at);
        return desk.out();
    }

    @Test
    void every_holder_answers_for_himself_and_only_a_person_closes_it_once_all_have() {
        assertThat(recall("counsel", "2026-03-11")).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(recalls(CALLED)).contains("\"state\":\"OPEN\"", "\"outstanding\":[\"Marlo Quennevat\"]");
        assertThat(close()).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("still waits for Marlo Quennevat", "release acknowledge");

        assertThat(answer("recipient", "QUARANTINED", "2026-03-05", "--passed-to", "Avery Hollinbourne"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(recalls(ANSWERED))
                .as("what is only locked away is not disposed of, and who got it answers too")
                .contains("\"outstanding\":[\"Marlo Quennevat\",\"Avery Hollinbourne\"]");
        assertThat(answer("recipient", "DISPOSED", "2026-03-05")).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(answer("request-signer", "NOT_HELD", "2026-03-05"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(recalls(AFTER)).contains("\"state\":\"OPEN\"", "\"outstanding\":[]");
        assertThat(close()).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(desk.run("release", "recalls", "--at", AFTER)).isEqualTo(Exit.DONE);
        assertThat(desk.out())
                .contains(
                        "CLOSED",
                        "disposed on 2026-03-05, wiped; seen by two analysts; it lay one laptop",
                        "closed on: the certificates of destruction");
        assertThat(desk.run("verify")).as(desk.out()).isEqualTo(Exit.DONE);
    }

    @Test
    void a_deadline_that_passes_closes_nothing_and_is_told_everywhere() {
        assertThat(recall("safeguards-chief", "2026-03-11", "--demand", "QUARANTINE"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.run("release", "recalls", "--at", "2026-03-11T23:00:00Z"))
                .isEqualTo(Exit.DONE);
        assertThat(desk.run("release", "recalls", "--at", AFTER)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("OVERDUE", "Marlo Quennevat: has not answered");
        assertThat(desk.run("office", "alarms", "--on", "2026-03-12")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("the recall of " + release + ", for Marlo Quennevat", "ended 1 day ago");
        assertThat(answer("recipient", "QUARANTINED", "2026-03-05"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(recalls(AFTER)).as("asked for no more").contains("\"outstanding\":[]", "\"state\":\"OPEN\"");
    }

    @Test
    void only_the_custodian_recalls_and_only_a_holders_side_answers() {
        assertThat(recall("recipient", "2026-03-11")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("may not do `opinion`");
        assertThat(answer("recipient", "DISPOSED", "2026-03-05")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("no recall of `" + release + "` is open");
        assertThat(recall("counsel", "2026-03-03")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("the deadline 2026-03-03 has passed");
        assertThat(recall("counsel", "2026-03-11")).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(recall("counsel", "2026-03-12", "--id", "again")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("is open already");
        assertThat(answer("counsel", "DISPOSED", "2026-03-05")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("may not do `receive`");
        assertThat(answer("recipient", "DISPOSED", "2026-03-06")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("still to come");
        assertThat(does("counsel", CALLED, "recall", "run-0", "--reason", "x", "--deadline", "2026-03-11"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("no release `run-0` was sealed here");
    }

    @Test
    void for_a_holder_who_can_no_longer_sign_another_of_his_agency_answers_and_for_nobody_else() {
        assertThat(recall("counsel", "2026-03-11", "--holders", "Marlo Quennevat;Gone Officer"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(answer("request-signer", "DISPOSED", "2026-03-05", "--for", "Marlo Quennevat"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("Marlo Quennevat signs for himself");
        assertThat(answer("request-signer", "DISPOSED", "2026-03-05", "--for", "Somebody Else"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("no holder that the recall names");
        assertThat(answer("request-signer", "DISPOSED", "2026-03-05", "--for", "Gone Officer"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(recalls(ANSWERED)).contains("\"outstanding\":[\"Marlo Quennevat\"]");
    }

    @Test
    void a_release_asked_for_with_neither_step_nor_subcommand_is_misuse() {
        assertThat(desk.run("release")).isEqualTo(Exit.USAGE);
        assertThat(desk.err()).contains("give RUN with --draft FILE or --authorisation FILE.p7s");
        assertThat(desk.run("release", "9")).isEqualTo(Exit.USAGE);
        assertThat(desk.run("release", "--help")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("recall", "acknowledge", "recalls", "close");
    }
}
