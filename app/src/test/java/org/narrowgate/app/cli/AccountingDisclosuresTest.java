package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.seal.Sealer;

/** Who was told what about whom, and no answer where the account is not whole. The release is of 3 March 2026. */
class AccountingDisclosuresTest {
    private static final String REQUESTER = "Department of Homeland Security";
    private static final String NOBODY = "no-such-record";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story decided;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story released;

    private static long run;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    @SuppressWarnings("NullAway.Init") // made before each test
    private AccountsDesk accounts;

    @BeforeAll
    static void releasesARun() throws Exception {
        decided = Story.make(folder.resolve("decided"), 8_000, 1_000);
        run = Desk.decide(decided, decided.demo().bars());
        released = decided.copied(folder.resolve("released"));
        new Desk().released(released, run, folder.resolve("release.json"));
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        story = released.copied(
                folder.resolve(test.getTestMethod().orElseThrow().getName()));
        accounts = new AccountsDesk(story);
    }

    private DecidedRow disclosed(Outcome outcome) throws Exception {
        return accounts.going(run).stream()
                .filter(row -> row.outcome() == outcome)
                .findFirst()
                .orElseThrow();
    }

    private Path accountFile() {
        return story.root().resolve("accounting/run-" + run + ".blk");
    }

    @Test
    void a_person_whose_record_went_is_shown_what_went_to_whom_for_what_and_who_let_it_go() throws Exception {
        DecidedRow row = disclosed(Outcome.DISCLOSE);
        Json account = accounts.account("--person", AccountsDesk.record(row));

        assertThat(account.flag("protected")).isTrue();
        Json instance = account.objects("disclosures").stream()
                .filter(i -> i.number("row") == row.row())
                .findFirst()
                .orElseThrow();
        assertThat(instance.text("disclosed_at")).isEqualTo("2026-03-03T09:00:00Z");
        assertThat(instance.text("release")).isEqualTo("run-" + run);
        assertThat(instance.number("run")).isEqualTo(run);
        assertThat(instance.text("request_id"))
                .isEqualTo(story.record(run).law().requestId());
        assertThat(instance.text("request_sha256")).matches("[0-9a-f]{64}");
        assertThat(instance.text("requester")).isEqualTo(REQUESTER);
        assertThat(instance.text("purpose")).isNotBlank();
        assertThat(instance.text("provision")).isEqualTo("us/26-usc-6103-i-2");
        assertThat(instance.texts("fields"))
                .containsExactlyElementsOf(row.fields().keySet());
        assertThat(instance.text("recipient_sha256")).matches("[0-9a-f]{64}");
        assertThat(instance.text("authorised_by")).isEqualTo(Desk.RELEASER);
        assertThat(accounts.printed(Exit.DONE, "--person", AccountsDesk.record(row)))
                .contains("PROTECTED DATA", "row #" + row.row(), REQUESTER, Desk.RELEASER);
    }

    @Test
    void who_knows_his_number_and_not_the_key_of_his_record_finds_the_same() throws Exception {
        DecidedRow row = disclosed(Outcome.DISCLOSE);
        String tin = row.stated().get("numbers").get(0);
        Json found = accounts.account("--number", "tin:" + tin);
        assertThat(found.objects("records")).singleElement().satisfies(account -> assertThat(account.text("record"))
                .isEqualTo(AccountsDesk.record(row)));
        assertThat(accounts.printed(Exit.DONE, "--number", "tin: 900-00-0000")).contains("of none it went");
        assertThat(accounts.printed(Exit.BAD_INPUT, "--number", "900-00-0000"))
                .contains("names no person")
                .doesNotContain("900-00");
        accounts.printed(Exit.USAGE, "--number", "tin:" + tin, "--person", NOBODY);
    }

    @Test
    void a_confirmation_is_a_disclosure_too_and_names_no_field() throws Exception {
        String text = accounts.printed(Exit.DONE, "--person", AccountsDesk.record(disclosed(Outcome.CONFIRM)));
        assertThat(text).contains("that the address stated is the one due");
    }

    @Test
    void of_a_record_of_which_nothing_went_the_account_says_so() {
        Json account = accounts.account("--person", NOBODY);
        assertThat(account.number("instances_of_disclosure")).isZero();
        assertThat(account.objects("disclosures")).isEmpty();
        assertThat(accounts.printed(Exit.DONE, "--person", NOBODY)).contains("no release that was sealed");
        accounts.printed(Exit.USAGE, "--person", " ");
    }

    @Test
    void the_key_of_a_record_can_be_given_where_no_list_of_processes_shows_it() throws Exception {
        String key = AccountsDesk.record(disclosed(Outcome.DISCLOSE));
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((key + "\n").getBytes(StandardCharsets.UTF_8)));
            assertThat(accounts.account("--person", "-").number("instances_of_disclosure"))
                    .isPositive();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void a_requester_has_his_own_account_and_one_who_never_asked_has_an_empty_one_with_the_name_probably_meant()
            throws Exception {
        List<DecidedRow> going = accounts.going(run);
        AccountsDesk.assertCounters(
                accounts.account("--requester", REQUESTER).object("total"),
                1,
                going.size(),
                AccountsDesk.persons(going));
        Json nobody = accounts.account("--requester", "Department of Homeland Securty");
        AccountsDesk.assertCounters(nobody.object("total"), 0, 0, 0);
        assertThat(nobody.texts("requesters_on_file")).containsExactly(REQUESTER);
        assertThat(accounts.printed(Exit.DONE, "--requester", "Department of Homeland Securty"))
                .contains("did you mean `" + REQUESTER + "`?");
        String key = AccountsDesk.record(going.get(0));
        assertThat(accounts.account("--person", key, "--requester", "Nobody").number("instances_of_disclosure"))
                .isZero();
    }

    @Test
    void a_request_counts_on_the_day_it_came_and_a_disclosure_on_the_day_it_was_sealed() throws Exception {
        List<DecidedRow> going = accounts.going(run);
        long persons = AccountsDesk.persons(going);
        AccountsDesk.assertCounters(total("--to", "2026-03-01"), 0, 0, 0);
        AccountsDesk.assertCounters(total("--to", "2026-03-02"), 1, 0, 0);
        AccountsDesk.assertCounters(total("--from", "2026-03-02", "--to", "2026-03-03"), 1, going.size(), persons);
        AccountsDesk.assertCounters(total("--from", "2026-03-03"), 0, going.size(), persons);
        AccountsDesk.assertCounters(total("--from", "2026-03-04"), 0, 0, 0);
        String key = AccountsDesk.record(going.get(0));
        assertThat(accounts.account("--person", key, "--to", "2026-03-02").number("instances_of_disclosure"))
                .isZero();
        assertThat(accounts.account("--person", key, "--from", "2026-03-03").number("instances_of_disclosure"))
                .isPositive();
        assertThat(accounts.printed(Exit.USAGE, "--from", "2026-03-04", "--to", "2026-03-03"))
                .contains("--to is before --from");
    }

    private Json total(String... options) {
        return accounts.account(options).object("total");
    }

    @Test
    void where_an_account_is_altered_or_missing_there_is_no_answer_and_its_file_is_named() throws Exception {
        byte[] whole = Files.readAllBytes(accountFile());
        whole[whole.length / 2] ^= 1;
        Files.write(accountFile(), whole);
        assertNoAnswer();
        Files.delete(accountFile());
        assertNoAnswer();
    }

    private void assertNoAnswer() throws Exception {
        assertThat(accounts.printed(Exit.CANNOT_GO_ON)).contains(accountFile().toString());
        // Also where it would not count: what an account held that nobody can read, nobody can say.
        assertThat(accounts.printed(Exit.CANNOT_GO_ON, "--to", "2025-12-31"))
                .contains(accountFile().toString());
        String key = AccountsDesk.record(disclosed(Outcome.DISCLOSE));
        String said = accounts.printed(Exit.CANNOT_GO_ON, "--person", key);
        assertThat(said).contains(accountFile().toString());
        // A key is a number, which the name of the folder may hold by chance.
        assertThat(said.replace(accountFile().toString(), "")).doesNotContain(key);
    }

    @Test
    void where_the_kept_request_is_not_the_one_received_there_is_no_answer() throws Exception {
        Path header = story.root().resolve("requests/" + story.record(run).law().requestId() + "/request.json");
        Files.writeString(header, Files.readString(header).replace(REQUESTER, "Department of Justice"));
        assertThat(accounts.printed(Exit.BAD_INPUT)).contains(header.toString());
    }

    @Test
    void a_release_that_was_authorised_and_never_sealed_is_named_and_counts_as_no_disclosure() throws Exception {
        story = decided.copied(folder.resolve("unsealed"));
        accounts = new AccountsDesk(story);
        authoriseWithoutSealing();

        Json account = accounts.account();
        AccountsDesk.assertCounters(account.object("total"), 1, 0, 0);
        assertThat(account.object("total").number("releases_sealed")).isZero();
        assertThat(account.objects("authorised_never_sealed").get(0).text("release"))
                .isEqualTo("run-" + run);
        assertThat(accounts.printed(Exit.DONE)).contains("release run-" + run, "NEVER SEALED");
        Json person = accounts.account("--person", AccountsDesk.record(disclosed(Outcome.DISCLOSE)));
        assertThat(person.number("instances_of_disclosure")).isZero();
        assertThat(person.objects("authorised_never_sealed")).isNotEmpty();
    }

    @Test
    void what_is_authorised_in_one_period_and_sealed_in_the_next_is_disclosed_in_the_next() throws Exception {
        story = decided.copied(folder.resolve("sealed-later"));
        accounts = new AccountsDesk(story);
        authoriseWithoutSealing();
        Desk people = new Desk();
        assertThat(people.run(
                        "release",
                        String.valueOf(run),
                        "--authorisation",
                        story.root().resolve("unsealed.json.p7s").toString(),
                        "--workspace",
                        story.root().toString(),
                        "--at",
                        "2026-03-05T09:00:00Z"))
                .as(people.out.toString())
                .isZero();

        Json before = accounts.account("--to", "2026-03-04");
        AccountsDesk.assertCounters(before.object("total"), 1, 0, 0);
        assertThat(before.objects("authorised_never_sealed")).hasSize(1);
        Json after = accounts.account("--from", "2026-03-05");
        List<DecidedRow> going = accounts.going(run);
        AccountsDesk.assertCounters(after.object("total"), 0, going.size(), AccountsDesk.persons(going));
        assertThat(after.objects("authorised_never_sealed")).isEmpty();
    }

    private void authoriseWithoutSealing() throws Exception {
        Path text = story.root().resolve("unsealed.json");
        assertThat(new Desk().draft(story, run, text)).isZero();
        Desk.sign(story, text, "releasing-official");
        try (OpenWorkspace open = OpenWorkspace.open(
                story.workspace(), new SecureRandom(), InstantSource.fixed(Instant.parse("2026-03-03T09:00:00Z")))) {
            Release release = new Release(open, Story.home().resolve("packs"), Sealer.PART_LIMIT, new EndsAtSealing());
            assertThatThrownBy(() -> release.authorise(run, text, Path.of(text + ".p7s")))
                    .hasMessage("ended");
        }
    }

    /** As a power cut would. */
    private static final class EndsAtSealing implements Progress {
        @Override
        public void stage(String name, long total) {
            if (name.equals("sealing")) {
                throw new IllegalStateException("ended");
            }
        }

        @Override
        public void done(long steps) {}
    }
}
