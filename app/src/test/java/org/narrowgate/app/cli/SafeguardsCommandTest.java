package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the chief of safeguards files on a recipient, and what a release on 2026-03-03 makes of it. */
final class SafeguardsCommandTest extends AtTheDesk {
    private static final String CHIEF = "safeguards-chief";
    private static final String HOMELAND = "Department of Homeland Security";
    private static final String MORNING = "2026-03-03T08:00:00Z";

    private int files(String slug, String... args) {
        List<String> all = new ArrayList<>(List.of("safeguards"));
        all.addAll(List.of(args));
        return signed(slug, MORNING, all.toArray(String[]::new));
    }

    private void filed(String... args) {
        assertThat(files(CHIEF, args)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    private void refused(String why, String... args) {
        assertThat(files(CHIEF, args)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains(why);
    }

    private String[] open(String finding, String... more) {
        List<String> args = new ArrayList<>(
                List.of("open", finding, "--citation", "26 U.S.C. 6103(p)(4)(C)", "--found", "Accounts are shared."));
        args.addAll(more.length == 0 ? List.of("--recipient", HOMELAND) : List.of(more));
        return args.toArray(String[]::new);
    }

    private String[] evidence(String id, String kind, String until) {
        return new String[] {
            "evidence",
            id,
            "--recipient",
            HOMELAND,
            "--kind",
            kind,
            "--document",
            story.root()
                    .resolve("safeguards/department-of-homeland-security.yaml")
                    .toString(),
            "--from",
            "2026-01-31",
            "--until",
            until
        };
    }

    private int asks(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--at", MORNING));
        return desk.run(all.toArray(String[]::new));
    }

    private void drafted(Desk people, long run, Path text, String... says) throws Exception {
        assertThat(people.draft(story, run, text)).as(people.out.toString()).isZero();
        for (String what : says) {
            assertThat(people.out.toString()).contains(what);
        }
        Desk.sign(story, text, "releasing-official");
    }

    @Test
    void a_finding_opened_between_decision_and_release_stops_it_until_a_plan_is_dated() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = folder.resolve("release.json");
        drafted(new Desk(), run, text);
        filed(open("SG-4"));

        Desk people = new Desk();
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("which changed since the text was drafted", "safeguards show");
        drafted(people, run, text, "stands in the way today: I2-13 is OPEN", "safeguards plan");
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(story.root().resolve("releases")).isEmptyDirectory();
        assertThat(desk.run("office", "handover", "liaison-director", "--on", "2026-03-03"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("Open safeguard findings", "SG-4, " + HOMELAND, "without a dated plan");

        refused("is none", "plan", "SG-4", "--due", "2026-03-02", "--plan", "An account for each.");
        filed("plan", "SG-4", "--due", "2026-03-03", "--plan", "An account for each.");
        drafted(people, run, text);
        assertThat(people.authorise(story, run, text)).as(people.out.toString()).isZero();
        assertThat(asks("safeguards", "show", HOMELAND, "--json")).isEqualTo(Exit.DONE);
        String digest = desk.out().replaceAll("(?s).*?\"sha256\":\"([0-9a-f]{64})\".*", "$1");
        assertThat(Files.readString(text)).contains("\"safeguards_sha256\" : \"" + digest + "\"");

        filed("close", "SG-4", "--evidence", "Seen on site.");
        assertThat(asks("safeguards", "show", HOMELAND)).isEqualTo(Exit.DONE);
        assertThat(desk.out())
                .contains("finding SG-4  CLOSED on 2026-03-03 (Seen on site.)")
                .doesNotContain(digest);
        auditedAsItWas(digest);
    }

    /** Of a release that relied on it. */
    private void auditedAsItWas(String digest) throws Exception {
        assertThat(desk.run("verify")).as(desk.out()).isEqualTo(Exit.DONE);
        Path relied = story.root().resolve("safeguards/relied/" + digest + ".json");
        String kept = Files.readString(relied);
        Files.writeString(relied, kept.replace("2026-03-03", "2026-03-04"));
        assertThat(desk.run("verify")).isNotEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("what it relied on of the recipient's safeguards was altered");
        Files.delete(relied);
        assertThat(desk.run("verify")).isNotEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("what it relied on of the recipient's safeguards is missing");
        Files.writeString(relied, kept);
        assertThat(desk.run("verify")).as(desk.out()).isEqualTo(Exit.DONE);
    }

    @Test
    void evidence_that_has_run_out_lets_nothing_leave_whatever_the_document_says() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        filed(evidence("SSR-2025", "SECURITY_REPORT", "2026-03-03"));
        Desk people = new Desk();
        Path text = folder.resolve("release.json");
        assertThat(people.draft(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("no evidence on the safeguards of " + HOMELAND + " counts today");
        assertThat(asks("safeguards", "list")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("evidence none-counts");

        filed(evidence("SSR-2026", "SECURITY_REPORT", "2026-03-04"));
        assertThat(people.draft(story, run, text)).as(people.out.toString()).isZero();
        assertThat(asks("safeguards", "list")).as(desk.out()).isEqualTo(Exit.DONE);
        assertThat(desk.run("office", "alarms", "--on", "2026-03-03")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out())
                .contains("the evidence SSR-2026 (security-report) on " + HOMELAND + ": ends today")
                .doesNotContain("SSR-2025");

        filed(evidence("OSR-1", "ON_SITE_REVIEW", "2026-03-01"));
        assertThat(asks("safeguards", "list")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("evidence partly-run-out");
        assertThat(desk.run("safeguards", "show", HOMELAND, "--on", "2026-03-03T07:59:59Z"))
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).as("before anything was filed").doesNotContain("SSR-2025");

        List<String> found = new ArrayList<>(List.of("safeguards"));
        found.addAll(List.of(open("SG-4")));
        assertThat(signed(CHIEF, "2026-03-03T23:00:00Z", found.toArray(String[]::new)))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        drafted(people, run, text, "I2-13 is OPEN");
    }

    @Test
    void a_finding_is_opened_planned_and_closed_only_by_the_chief_and_as_it_can_be() {
        assertThat(files("counsel", open("SG-4"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("may not do `review-safeguards`");
        refused("did you mean", open("SG-4", "--recipient", "Department of Homeland Securty"));
        refused("still to come", open("SG-4", "--recipient", HOMELAND, "--opened", "2026-03-04"));
        refused("no finding `SG-4` is on file", "close", "SG-4", "--evidence", "x");
        filed(open("SG-4", "--recipient", HOMELAND, "--opened", "2026-01-10"));
        refused("on file already", open("SG-4", "--recipient", HOMELAND, "--id", "again"));
        assertThat(desk.run("office", "alarms", "--on", "2026-03-03")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("no dated plan for the safeguard finding SG-4", "due 52 days ago");
        refused("before the finding was opened", "close", "SG-4", "--on", "2026-01-09", "--evidence", "x");
        refused("still to come", "close", "SG-4", "--on", "2026-03-04", "--evidence", "x");
        filed("close", "SG-4", "--on", "2026-03-03", "--evidence", "x");
        refused("is closed already", "close", "SG-4", "--evidence", "x", "--id", "again");
        refused("is closed already", "plan", "SG-4", "--due", "2026-06-30", "--plan", "x");
    }

    @Test
    void a_control_is_known_only_by_evidence_on_file() {
        refused("never counts", evidence("SSR-2026", "SECURITY_REPORT", "2026-01-31"));
        filed(evidence("SSR-2026", "SECURITY_REPORT", "2027-01-31"));
        String[] profile = {"profile", "--recipient", HOMELAND, "--present", "FIPS_140,AUDIT_LOG", "--absent", "MFA"};
        refused("rests on evidence", profile);
        refused("no evidence `SSR-1`", with(profile, "--evidence", "SSR-1"));
        filed(with(profile, "--evidence", "SSR-2026", "--audit-log-years", "7"));
        refused(
                "belongs to an `audit_log` that is present",
                "profile",
                "--recipient",
                HOMELAND,
                "--unknown",
                "AUDIT_LOG",
                "--audit-log-years",
                "7");
        assertThat(files(CHIEF, with(profile, "--unknown", "MFA"))).isEqualTo(Exit.USAGE);
        assertThat(asks("safeguards", "show", HOMELAND)).isEqualTo(Exit.DONE);
        assertThat(desk.out())
                .contains(
                        "control FIPS_140  PRESENT  by SSR-2026",
                        "control MFA  ABSENT",
                        "AUDIT_LOG  PRESENT, kept 7 years");
    }

    @Test
    void only_an_official_of_the_recipient_is_cleared_and_until_when_is_told() {
        String[] clear = {"clear", "--recipient", HOMELAND, "--official"};
        refused("in an office of " + HOMELAND, with(clear, "Corin Vandermeadow", "--training-until", "2026-03-31"));
        refused("nobody of that name", with(clear, "Nobody", "--training-until", "2026-03-31"));
        assertThat(files(CHIEF, with(clear, "Marlo Quennevat"))).isEqualTo(Exit.USAGE);
        filed(with(clear, "Marlo Quennevat", "--clearance-until", "2028-01-31", "--training-until", "2026-03-31"));
        assertThat(asks("safeguards", "show", HOMELAND)).isEqualTo(Exit.DONE);
        assertThat(desk.out())
                .contains(
                        "official Marlo Quennevat  clearance until before 2028-01-31, training until before 2026-03-31");
        assertThat(desk.run("office", "alarms", "--on", "2026-03-03")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("the training of Marlo Quennevat: ends in 27 days");
        assertThat(asks("safeguards", "show", "Department of Nothing")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.run("verify")).as(desk.out()).isEqualTo(Exit.DONE);
    }

    private static String[] with(String[] args, String... more) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
