package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;

/** Every request that came is in the account, refused ones too, and its three counters are kept apart. */
class AccountingCommandTest {
    private static final long ROWS = 1_000;

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story untouched;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story decided;

    private static long run;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path desk;

    @SuppressWarnings("NullAway.Init") // made before each test
    private AccountsDesk accounts;

    private final Desk people = new Desk();

    @BeforeAll
    static void decidesARequest() throws Exception {
        untouched = Story.make(folder.resolve("untouched"), 8_000, ROWS);
        decided = untouched.copied(folder.resolve("decided"));
        run = Desk.decide(decided, decided.demo().bars());
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        story = decided.copied(folder.resolve(name));
        desk = Files.createDirectories(folder.resolve(name + "-desk"));
        accounts = new AccountsDesk(story);
    }

    private Json account(String... options) {
        return accounts.account(options);
    }

    private Json total(String... options) {
        return accounts.account(options).object("total");
    }

    /** The last decision on each row, over a run and those that came from it. */
    private Map<Long, DecidedRow> last(long... runs) throws Exception {
        Map<Long, DecidedRow> last = new TreeMap<>();
        for (long each : runs) {
            story.rows(each).forEach(row -> last.put(row.row(), row));
        }
        return last;
    }

    private static void assertOutcomes(Json rows, Map<Long, DecidedRow> last) {
        Map<Outcome, Long> count = new TreeMap<>();
        last.values().forEach(row -> count.merge(row.outcome(), 1L, Long::sum));
        assertThat(rows.number("disclosed")).isEqualTo(count.get(Outcome.DISCLOSE));
        assertThat(rows.number("confirmed")).isEqualTo(count.get(Outcome.CONFIRM));
        assertThat(rows.number("held")).isEqualTo(count.get(Outcome.HOLD));
        assertThat(rows.number("withheld") + rows.number("unidentified")).isEqualTo(count.get(Outcome.WITHHOLD));
        assertThat(rows.number("unidentified"))
                .isPositive()
                .isEqualTo(last.values().stream()
                        .filter(row -> row.outcome() == Outcome.WITHHOLD
                                && row.groundFindings().get(0).layer().name().equals("IDENTITY"))
                        .count());
    }

    @Test
    void before_anything_came_the_account_is_empty_and_is_given() throws Exception {
        accounts = new AccountsDesk(untouched);
        Json account = account();
        assertThat(account.objects("accounts")).isEmpty();
        AccountsDesk.assertCounters(account.object("total"), 0, 0, 0);
    }

    @Test
    void before_a_release_the_request_and_its_refused_rows_count_and_no_disclosure_does() throws Exception {
        Json total = total();
        AccountsDesk.assertCounters(total, 1, 0, 0);
        assertThat(total.number("releases_sealed")).isZero();
        assertThat(total.number("requests_refused_whole")).isZero();
        assertThat(total.number("rows_asked")).isEqualTo(ROWS);
        assertOutcomes(total.object("rows"), last(run));
        assertThat(total.object("rows").number("undecided")).isZero();
    }

    @Test
    void after_a_release_every_row_that_went_is_an_instance_and_every_record_is_a_person_once() throws Exception {
        List<DecidedRow> going = accounts.going(run);
        people.released(story, run, desk.resolve("release.json"));

        Json account = account();
        AccountsDesk.assertCounters(account.object("total"), 1, going.size(), AccountsDesk.persons(going));
        assertThat(account.object("total").number("releases_sealed")).isEqualTo(1);
        Json line = account.objects("accounts").get(0);
        assertThat(account.objects("accounts")).hasSize(1);
        assertThat(line.text("requester")).isEqualTo("Department of Homeland Security");
        assertThat(line.text("provision")).isEqualTo("us/26-usc-6103-i-2");
        AccountsDesk.assertCounters(line, 1, going.size(), AccountsDesk.persons(going));
        assertThat(accounts.printed(Exit.DONE))
                .contains("REQUESTS", "INSTANCES", "PERSONS", "Department of Homeland Security, us/26-usc-6103-i-2");
    }

    @Test
    void held_rows_decided_again_are_still_one_request_and_their_last_decision_counts() throws Exception {
        long child = answered();
        assertThat(story.rows(child)).hasSizeLessThan((int) ROWS);
        Json total = total();
        AccountsDesk.assertCounters(total, 1, 0, 0);
        assertThat(total.number("rows_asked")).isEqualTo(ROWS);
        assertOutcomes(total.object("rows"), last(run, child));
        assertOutcomes(total("--to", "2026-03-02").object("rows"), last(run));

        List<DecidedRow> going = new ArrayList<>(accounts.going(run));
        people.released(story, run, desk.resolve("release.json"));
        AccountsDesk.assertCounters(total(), 1, going.size(), AccountsDesk.persons(going));
        going.addAll(accounts.going(child));
        people.released(story, child, desk.resolve("child.json"));
        assertThat(accounts.going(child)).isNotEmpty();
        AccountsDesk.assertCounters(total(), 1, going.size(), AccountsDesk.persons(going));
        assertThat(total().number("releases_sealed")).isEqualTo(2);
    }

    private long answered() throws Exception {
        Path text = desk.resolve("answer.txt");
        String[] resolve = {
            "hold", "resolve", "" + run, "--workspace", story.root().toString(), "--at", "2026-03-03T09:00:00Z"
        };
        List<String> draft = new ArrayList<>(List.of(resolve));
        draft.addAll(List.of("--draft", text.toString(), "--question", "repeated-reason", "--answer", "MET"));
        draft.addAll(List.of("--by", "Imre Lachlandale", "--reason", "seen"));
        assertThat(people.run(draft.toArray(new String[0])))
                .as(people.out.toString())
                .isZero();
        List<String> finding = new ArrayList<>(List.of(resolve));
        finding.addAll(List.of("--finding", Desk.signedByTwo(story, text)));
        assertThat(people.run(finding.toArray(new String[0]))).isEqualTo(Exit.NEEDS_A_PERSON);
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        return runs.get(runs.size() - 1);
    }

    private Path sent(String name) throws Exception {
        Path sent = Files.createDirectories(desk.resolve(name));
        try (var files = Files.list(story.demo().request())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, sent.resolve(String.valueOf(file.getFileName())));
            }
        }
        return sent;
    }

    private void decide(Path request, int exit) throws Exception {
        assertThat(people.run(
                        "decide",
                        request.toString(),
                        "--workspace",
                        story.root().toString(),
                        "--bars",
                        story.demo().bars().toString(),
                        "--at",
                        "2026-03-02T09:00:00Z"))
                .as(people.out.toString())
                .isEqualTo(exit);
    }

    @Test
    void a_request_refused_as_a_whole_is_a_request_and_is_in_no_requesters_account_if_nobody_can_say_who_asked()
            throws Exception {
        Path forged = sent("forged");
        Path header = forged.resolve("request.json");
        Files.writeString(header, Files.readString(header).replaceFirst("\"request_id\"\\s*:\\s*\"", "$0another-"));
        decide(forged, Exit.BAD_INPUT);
        decide(forged, Exit.BAD_INPUT);
        Files.writeString(header, "{");
        decide(forged, Exit.BAD_INPUT);
        decide(forged, Exit.BAD_INPUT);

        Json total = total();
        AccountsDesk.assertCounters(total, 4, 0, 0);
        assertThat(total.number("requests_refused_whole")).isEqualTo(3);
        assertThat(total.number("rows_asked")).isEqualTo(ROWS);
        assertThat(account().objects("requests").stream().map(request -> request.texts("refusals")))
                .containsExactly(
                        List.of(), List.of("signature", "signature"), List.of("malformed"), List.of("malformed"));
        assertThat(account().objects("requests").stream().map(request -> request.has("requester")))
                .containsExactly(true, false, false, false);
        assertThat(total.object("refusals_by_reason").number("signature")).isEqualTo(2);
        assertThat(total.object("refusals_by_reason").number("malformed")).isEqualTo(2);
        Json ofOne = account("--requester", "Department of Homeland Security");
        AccountsDesk.assertCounters(ofOne.object("total"), 1, 0, 0);
        assertThat(ofOne.number("requests_refused_requester_not_on_file")).isEqualTo(3);
        assertThat(accounts.printed(Exit.DONE, "--requester", "Department of Homeland Security"))
                .contains("no copy says who asked: 3");
        assertThat(accounts.printed(Exit.DONE)).contains("refused as a whole for `signature`: 2 times");
    }

    @Test
    void a_request_turned_away_and_decided_later_is_one_request_and_is_not_refused() throws Exception {
        story = untouched.copied(folder.resolve("turned-away"));
        accounts = new AccountsDesk(story);
        Path unsigned = sent("unsigned");
        Files.delete(unsigned.resolve("request.p7s"));
        decide(unsigned, Exit.BAD_INPUT);
        Json refused = total();
        AccountsDesk.assertCounters(refused, 1, 0, 0);
        assertThat(refused.number("requests_refused_whole")).isEqualTo(1);

        Desk.decide(story, story.demo().bars());
        Json total = total();
        AccountsDesk.assertCounters(total, 1, 0, 0);
        assertThat(total.number("requests_refused_whole")).isZero();
        assertThat(total.object("refusals_by_reason").number("unsigned")).isEqualTo(1);
        assertThat(total.number("rows_asked")).isEqualTo(ROWS);
    }
}
