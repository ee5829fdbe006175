package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.document.Json;

/** An incident: the clock, the report, the actions, the file on it, and its end by a person's paper alone. */
final class IncidentCommandTest extends AtTheDesk {
    private static final String OPENED = "2026-03-05T09:00:00Z";
    private static final String IN_TIME = "2026-03-06T08:00:00Z";
    private static final String LATE = "2026-03-06T10:00:00Z";

    private static long run;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static String release;

    @BeforeAll
    static void releases() throws Exception {
        run = Desk.decide(made, made.demo().bars());
        release = new Desk()
                .released(made, run, once.resolve("release.json"))
                .getFileName()
                .toString();
    }

    private int does(String slug, String at, String... args) {
        List<String> all = new ArrayList<>(List.of("incident"));
        all.addAll(List.of(args));
        return signed(slug, at, all.toArray(String[]::new));
    }

    private int open(String slug, String description, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "open",
                "INC-1",
                "--contact",
                "Chief of Disclosure",
                "--how",
                "A complaint.",
                "--description",
                description,
                "--place",
                "1 Example Ave",
                "--technology",
                "sealed package"));
        args.addAll(List.of(more));
        return does(slug, OPENED, args.toArray(String[]::new));
    }

    private int openWanting() {
        return open(
                "privacy-officer",
                "They went.",
                "--kind",
                "FOUND_WANTING",
                "--ground",
                "COMPLAINT",
                "--release",
                release);
    }

    private List<String> disclosed() {
        desk.run("decisions", String.valueOf(run), "--json");
        return desk.out()
                .lines()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
                .filter(row -> List.of("DISCLOSE", "CONFIRM").contains(row.text("outcome")))
                .map(row -> String.valueOf(row.number("row")))
                .toList();
    }

    private int plans(String due) {
        return does(
                "safeguards-chief",
                IN_TIME,
                "act",
                "INC-1",
                "--action",
                "A1",
                "--what",
                "Adopt the strict reading.",
                "--owner",
                "Counsel",
                "--due",
                due);
    }

    private int isDone(String on) {
        return does("counsel", LATE, "done", "INC-1", "--action", "A1", "--on", on, "--evidence", "opinion O-2");
    }

    private int close(String slug, String... more) {
        List<String> args = new ArrayList<>(List.of("close", "INC-1", "--evidence", "opinion O-2"));
        args.addAll(List.of(more));
        return does(slug, LATE, args.toArray(String[]::new));
    }

    @Test
    void it_is_closed_only_when_nothing_of_it_is_left_to_do_and_not_by_who_let_it_go() {
        assertThat(openWanting()).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(close("counsel")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("nobody was told", "was not called back");
        assertThat(does("counsel", IN_TIME, "reported", "INC-1", "--to", "The inspector general"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(plans("2026-03-20")).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(close("counsel", "--no-recall", "none asked")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("the action `A1` is not done (Counsel, by 2026-03-20)");
        assertThat(isDone("2026-03-07")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("`on` is still to come");
        assertThat(isDone("2026-03-06")).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(close("disclosure-officer", "--no-recall", "disposed of")).isEqualTo(Exit.BAD_INPUT);
        assertThat(close("counsel", "--no-recall", "disposed of"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.run("incident", "list", "--at", "2026-03-21T00:00:00Z")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("INC-1  CLOSED");
        assertThat(does("counsel", LATE, "reported", "INC-1", "--to", "x")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("is closed; what comes to light now is a new one");
        assertThat(desk.run("verify")).as(desk.out()).isEqualTo(Exit.DONE);
    }

    @Test
    void an_action_that_is_late_is_told_everywhere_from_the_day_after_its_last() {
        assertThat(openWanting()).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(does("counsel", IN_TIME, "reported", "INC-1", "--to", "The inspector general"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(plans("2026-03-20")).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(desk.run("incident", "list", "--at", "2026-03-20T23:00:00Z")).isEqualTo(Exit.DONE);
        assertThat(desk.run("incident", "list", "--at", "2026-03-21T00:00:00Z")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("INC-1  OVERDUE  found-wanting by complaint", "told " + IN_TIME);
        assertThat(desk.run("office", "alarms", "--on", "2026-03-21")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("the action A1 of the incident INC-1", "ended 1 day ago");
    }

    @Test
    void a_report_that_is_late_is_told_everywhere_and_an_open_recall_keeps_it_open() {
        assertThat(openWanting()).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(desk.run("incident", "list", "--at", "2026-03-06T09:00:00Z"))
                .as("the last instant in time")
                .isEqualTo(Exit.DONE);
        assertThat(desk.run("incident", "list", "--at", "2026-03-06T09:00:01Z")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("OVERDUE", "NOBODY WAS TOLD, due 2026-03-06T09:00:00Z");
        assertThat(does("counsel", LATE, "reported", "INC-1", "--to", "The inspector general"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.run("office", "handover", "commissioner", "--on", "2026-03-06"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("incident INC-1, found-wanting, told " + LATE + ": They went.");
        assertThat(desk.run("incident", "list", "--at", LATE))
                .as("told at last")
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("LATE: due 2026-03-06T09:00:00Z");
        assertThat(signed(
                        "counsel",
                        LATE,
                        "release",
                        "recall",
                        release,
                        "--reason",
                        "found wanting",
                        "--deadline",
                        "2026-03-11"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(does("counsel", LATE, "close", "INC-1", "--evidence", "x", "--no-recall", "y"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("the recall of `" + release + "` is open: it waits for Marlo Quennevat");
    }

    @Test
    void words_that_hold_what_is_of_a_person_are_refused_and_not_repeated() {
        String row = disclosed().get(0);
        desk.run("explain", String.valueOf(run), "#" + row, "--json");
        Json stated = Json.read(desk.out().getBytes(StandardCharsets.UTF_8)).object("stated");
        String person = stated.texts("name").get(0) + " " + stated.texts("name").get(2);
        String[] more = {"--kind", "FOUND_WANTING", "--ground", "REVIEW", "--release", release};
        assertThat(open("counsel", "That of " + person + " went.", more)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("the name of row #" + row).doesNotContain(person);
        assertThat(open("counsel", "Number 123-45-6789.", "--kind", "LOSS", "--release", release))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("`description` holds what looks like").doesNotContain("6789");
    }

    @Test
    void the_report_can_be_sealed_to_whom_it_goes_and_openssl_opens_it() throws Exception {
        assertThat(openWanting()).as(desk.err()).isEqualTo(Exit.DONE);
        String certificate = story.root().resolve("certificates/recipient.pem").toString();
        Path sealed = folder.resolve("report.p7m");
        assertThat(desk.run("incident", "report", "INC-1", "--out", sealed.toString(), "--seal-to", certificate))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        Path opened = folder.resolve("opened.txt");
        String key = story.demo().key("recipient").toString();
        List<String> openssl = new ArrayList<>(List.of("openssl", "cms", "-decrypt", "-binary", "-inform", "DER"));
        openssl.addAll(List.of("-in", sealed.toString(), "-recip", certificate, "-inkey", key));
        openssl.addAll(List.of("-out", opened.toString()));
        assertThat(new ProcessBuilder(openssl).inheritIO().start().waitFor()).isZero();
        desk.run("incident", "report", "INC-1");
        assertThat(Files.readString(opened)).isEqualTo(desk.out()).contains("INCIDENT REPORT INC-1", "They went.");
    }

    @Test
    void the_file_on_it_has_its_papers_what_was_relied_on_and_every_affected_row_without_its_person() throws Exception {
        List<String> rows = disclosed().subList(0, 2);
        Path list = Files.write(folder.resolve("rows.txt"), rows);
        assertThat(open("counsel", "They went.", "--kind", "LOSS", "--release", release, "--rows", list.toString()))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        Path file = folder.resolve("file");
        assertThat(desk.run("incident", "file", "INC-1", "--out", file.toString(), "--at", LATE))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwx------");
        assertThat(file.resolve("papers/INC-1.yaml.p7s")).exists();
        assertThat(file.resolve("relied-on/agreement.yaml")).exists();
        assertThat(file.resolve("relied-on/pack/pack.yaml")).exists();
        assertThat(file.resolve("relied-on/authorisation.json.p7s")).exists();
        List<Json> decisions = Files.readAllLines(file.resolve("decisions.jsonl")).stream()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(decisions).extracting(d -> String.valueOf(d.number("row"))).isEqualTo(rows);
        assertThat(decisions)
                .allSatisfy(d -> assertThat(d.has("stated") || d.has("fields")).isFalse());
        Process sums = new ProcessBuilder("sha256sum", "--check", "--quiet", "SHA256SUMS")
                .directory(file.toFile())
                .inheritIO()
                .start();
        assertThat(sums.waitFor()).isZero();
        String trust =
                story.root().resolve("releases/" + release + ".trust.policy").toString();
        assertThat(desk.run("verify", "--receipt", file.toString(), "--policy", trust))
                .as(desk.out() + desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("2 proven, 0 refused", "UNWITNESSED", "by its form the outcome: ");
        assertThat(desk.run("incident", "file", "INC-1", "--out", file.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("something is there already");

        desk.run("incident", "show", "INC-1", "--json");
        assertThat(desk.out()).contains("\"acts\":2", "\"dollars_by_act\":2000");
    }

    @Test
    void rows_that_did_not_leave_and_words_that_do_not_fit_are_refused_with_what_to_do() throws Exception {
        Path list = Files.write(folder.resolve("rows.txt"), List.of(disclosed().get(0), "999999"));
        assertThat(open("counsel", "They went.", "--kind", "LOSS", "--release", release, "--rows", list.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("line 2: no row of that number left in " + release);
        assertThat(open("counsel", "They went.", "--kind", "LOSS", "--release", release, "--reading", "none-such"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("rests on the reading `none-such`");
        assertThat(open("counsel", "They went.", "--kind", "FOUND_WANTING", "--release", release))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("says by what (`ground`)");
        assertThat(open("counsel", "They went.", "--kind", "LOSS", "--release", "run-0"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("no release `run-0` was sealed here");
        assertThat(open("counsel", "A look.", "--kind", "INSPECTION")).isEqualTo(Exit.USAGE);
        assertThat(open(
                        "releasing-official",
                        "A look.",
                        "--kind",
                        "INSPECTION",
                        "--elements",
                        "name",
                        "--records",
                        "1"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("may not do");
        assertThat(open("recipient", "A look.", "--kind", "INSPECTION", "--elements", "name", "--records", "1"))
                .as("a holder tells of his own: " + desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.run("incident", "show", "INC-1", "--at", LATE)).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("inspection", "A look.");
    }

    @Test
    void a_list_of_rows_that_was_altered_is_damage() throws Exception {
        assertThat(openWanting()).as(desk.err()).isEqualTo(Exit.DONE);
        Path list;
        try (var lists = Files.list(story.root().resolve("incidents/rows"))) {
            list = lists.findFirst().orElseThrow();
        }
        byte[] kept = Files.readAllBytes(list);
        Files.write(list, Arrays.copyOf(kept, kept.length - 2));
        assertThat(desk.run("verify")).isNotEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("the list of affected rows is missing, or was altered");
    }
}
