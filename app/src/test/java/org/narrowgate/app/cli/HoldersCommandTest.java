package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds a release, from the day it was sealed to that on which the last holder destroyed it. */
final class HoldersCommandTest extends AtTheDesk {
    private static final String AT = "2026-03-04T09:00:00Z";
    private static final String RECIPIENT = "Marlo Quennevat";
    private static final String SECOND = "Avery Hollinbourne";

    @SuppressWarnings("NullAway.Init") // made before each test
    private String release;

    @BeforeEach
    void releases() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        release = new Desk()
                .released(story, run, folder.resolve("release.json"))
                .getFileName()
                .toString();
    }

    private int does(String slug, String at, String act, String... more) {
        List<String> all = new ArrayList<>(List.of("release", act, release));
        all.addAll(List.of(more));
        return signed(slug, at, all.toArray(String[]::new));
    }

    private void done(String slug, String at, String act, String... more) {
        assertThat(does(slug, at, act, more)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    private void refused(String why, String slug, String at, String act, String... more) {
        assertThat(does(slug, at, act, more)).as(desk.out()).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains(why);
    }

    private String holders(int exit, String at, String... more) {
        List<String> all = new ArrayList<>(List.of("release", "holders", "--at", at));
        all.addAll(List.of(more));
        assertThat(desk.run(all.toArray(String[]::new)))
                .as(desk.out() + desk.err())
                .isEqualTo(exit);
        return desk.out();
    }

    private int attest(String slug, String at) {
        return does(slug, at, "attest", "--used-for", "one proceeding", "--by-whom", "two analysts");
    }

    @Test
    void a_release_is_held_attested_passed_on_and_destroyed_and_every_late_day_is_told() {
        receivedAndPassedOn();
        attestedInTimeAndLate();
        destroyedByOneAndThenTheOther();
        assertThat(holders(Exit.DONE, "2029-01-01T00:00:00Z", release)).contains(release + "  DESTROYED");
        assertThat(desk.run("verify")).as(desk.out()).isEqualTo(Exit.DONE);
    }

    private void receivedAndPassedOn() {
        assertThat(holders(Exit.DONE, AT))
                .contains(
                        release + "  HELD",
                        "destroyed by 2028-03-02",
                        RECIPIENT + ", recipient since 2026-03-03",
                        "RECEIPT NOT SIGNED; attests by 2026-06-01");
        refused("has not signed that he has it", "recipient", AT, "attest", "--used-for", "x", "--by-whom", "y");
        done("recipient", AT, "received");
        refused("signed already", "recipient", AT, "received", "--id", "again");
        refused(SECOND + " is no holder", "request-signer", AT, "received");
        done("recipient", AT, "pass", "--to", SECOND, "--why", "He leads the matter.");
        refused("has it already", "recipient", AT, "pass", "--to", SECOND, "--why", "Again.");
        done("request-signer", "2026-03-05T09:00:00Z", "received");
    }

    private void attestedInTimeAndLate() {

        assertThat(holders(Exit.DONE, "2026-06-01T23:00:00Z")).doesNotContain("OVERDUE");
        assertThat(attest("recipient", "2026-06-01T09:00:00Z")).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(holders(Exit.NEEDS_A_PERSON, "2026-06-02T00:00:00Z"))
                .contains(
                        release + "  OVERDUE",
                        RECIPIENT + ", recipient since 2026-03-03, received on 2026-03-04;" + " attests by 2026-08-30",
                        SECOND + ", from " + RECIPIENT + " on 2026-03-04, received on"
                                + " 2026-03-05; OVERDUE to attest by 2026-06-01");
        assertThat(desk.run("office", "alarms", "--on", "2026-06-02")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out())
                .contains("what " + release + " was used for, to be attested by " + SECOND, "ended 1 day ago");
        assertThat(attest("request-signer", "2026-06-02T09:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        holders(Exit.DONE, "2026-06-02T10:00:00Z");
    }

    private void destroyedByOneAndThenTheOther() {

        String last = "2026-07-01";
        refused("still to come", "recipient", "2026-06-30T09:00:00Z", "destroyed", "--how", "wiped", "--on", last);
        refused("he holds it since", "recipient", last + "T09:00:00Z", "destroyed", "--how", "x", "--on", "2026-03-02");
        done("recipient", last + "T09:00:00Z", "destroyed", "--how", "wiped, backups too", "--on", last);
        refused(
                RECIPIENT + " is no holder",
                "recipient",
                last + "T09:00:00Z",
                "attest",
                "--used-for",
                "x",
                "--by-whom",
                "y");
        assertThat(holders(Exit.DONE, "2026-07-02T00:00:00Z", "--json"))
                .contains("\"state\":\"HELD\"", "\"destroyed_on\":\"2026-07-01\",\"how\":\"wiped, backups too\"");
        done("request-signer", last + "T10:00:00Z", "destroyed", "--how", "wiped", "--on", last);
    }

    @Test
    void what_is_not_destroyed_in_time_is_expired_until_a_paper_says_that_it_is_gone() throws Exception {
        done("recipient", AT, "received");
        assertThat(attest("recipient", "2026-04-01T09:00:00Z")).isEqualTo(Exit.DONE);
        assertThat(holders(Exit.NEEDS_A_PERSON, "2028-03-02T23:00:00Z")).contains("  OVERDUE");
        assertThat(holders(Exit.NEEDS_A_PERSON, "2028-03-03T00:00:00Z")).contains("  EXPIRED");
        assertThat(desk.run("office", "alarms", "--on", "2028-03-03")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("the time for which " + release + " may be held, by " + RECIPIENT);
        assertThat(desk.run("release", "holders", "run-0")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("no release `run-0` was sealed here");

        String gone = "2026-05-03T09:00:00Z";
        String[] destroyed = {"--how", "his disk was wiped", "--on", "2026-05-03", "--for", RECIPIENT};
        refused("signs for himself", "request-signer", gone, "destroyed", destroyed);
        Path left = desk.write("P-1", "tenures_ended:\n  - {tenure: t-answers, cause: resignation, at: 2026-05-01}\n");
        assertThat(desk.file(left, "registrar", "2026-05-02T09:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        refused("may not do `receive`", "recipient", gone, "destroyed", "--how", "wiped", "--on", "2026-05-03");
        done("request-signer", gone, "destroyed", destroyed);
        assertThat(holders(Exit.DONE, "2028-03-03T00:00:00Z")).contains("  DESTROYED", "his disk was wiped");
    }

    @Test
    void it_goes_to_nobody_who_may_not_receive_it_and_to_nobody_once_it_is_called_back() {
        refused("may not do `receive`", "counsel", AT, "received");
        done("recipient", AT, "received");
        refused(
                "it goes no further than to who may",
                "recipient",
                AT,
                "pass",
                "--to",
                "Imre Lachlandale",
                "--why",
                "x");
        refused(
                "signs for himself",
                "request-signer",
                AT,
                "destroyed",
                "--how",
                "x",
                "--on",
                "2026-03-04",
                "--for",
                RECIPIENT);
        done("recipient", AT, "pass", "--to", SECOND, "--why", "He leads the matter.");
        calledBackFromBoth();
        disposedOfUnderTheRecall();
    }

    private void calledBackFromBoth() {
        assertThat(signed(
                        "counsel",
                        AT,
                        "release",
                        "recall",
                        release,
                        "--reason",
                        "An order.",
                        "--deadline",
                        "2026-03-11"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        desk.run("release", "recalls", "--json", "--at", AT);
        assertThat(desk.out())
                .as("the register of holders names whom it is called back from")
                .contains("\"outstanding\":[\"" + RECIPIENT + "\",\"" + SECOND + "\"]");
        refused("it is called back", "recipient", AT, "pass", "--to", "Somebody Else", "--why", "x");
    }

    private void disposedOfUnderTheRecall() {
        done(
                "recipient",
                AT,
                "acknowledge",
                "--disposition",
                "DISPOSED",
                "--on",
                "2026-03-04",
                "--how",
                "wiped",
                "--seen-by",
                "nobody",
                "--where",
                "one laptop");
        assertThat(holders(Exit.DONE, AT))
                .as("what is disposed of under a recall is held no longer")
                .contains(RECIPIENT
                        + ", recipient since 2026-03-03, received on 2026-03-04; destroyed on 2026-03-04: wiped")
                .contains(SECOND + ", from " + RECIPIENT + " on 2026-03-04, RECEIPT NOT SIGNED; attests by");
    }
}
