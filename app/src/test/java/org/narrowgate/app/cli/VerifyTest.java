package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.workspace.Workspace;

/** Whatever somebody alters in a workspace behind the program's back, {@code verify} names it and where it is. */
class VerifyTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story released;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    private static long run;

    /** The same before anything was decided, and before anything was released. */
    @SuppressWarnings("NullAway.Init")
    private static Story fresh;

    @SuppressWarnings("NullAway.Init")
    private static Story decided;

    @BeforeAll
    static void decidesAndReleases() throws Exception {
        released = Story.make(folder.resolve("base"), 8_000, 1_000);
        fresh = released.copied(folder.resolve("base/fresh"));
        run = Desk.decide(released, released.demo().bars());
        decided = released.copied(folder.resolve("base/decided"));
        Desk people = new Desk();
        people.released(released, run, folder.resolve("release.json"));
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        story = released.copied(
                folder.resolve("base/" + test.getTestMethod().orElseThrow().getName()));
    }

    @Test
    void nothing_altered_is_nothing_found_and_the_exit_code_is_0() throws Exception {
        Desk people = new Desk();
        assertThat(people.run("verify", "--workspace", story.root().toString()))
                .as(people.out.toString())
                .isZero();
        assertThat(people.out.toString()).contains("UNWITNESSED", "1000 of 1000 rows", "releases: 1", "requests: 1");
    }

    @Test
    void a_listed_outcome_altered_in_the_table() throws Exception {
        change("UPDATE decision SET kind = (SELECT kind FROM kind WHERE outcome = 'DISCLOSE')"
                + " WHERE row = (SELECT min(row) FROM decision JOIN kind USING (kind) WHERE outcome = 'WITHHOLD')");
        assertFound("state.db", "not listed as it was decided", "rebuild");
    }

    @Test
    void what_many_rows_have_in_common_altered_in_the_table() throws Exception {
        change("UPDATE kind SET outcome = 'CONFIRM' WHERE outcome = 'WITHHOLD'");
        assertFound("state.db", "not listed as it was decided", "rebuild");
    }

    @Test
    void a_table_that_another_version_of_the_program_made() throws Exception {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + story.root().resolve("state.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 7");
        }
        assertFound("state.db", "another version", "rebuild");
        Desk people = new Desk();
        assertThat(people.run("rebuild", "--workspace", story.root().toString()))
                .isZero();
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void a_refusal_forgotten_in_the_table_so_that_it_would_not_be_known_again() throws Exception {
        change("UPDATE decision SET person = 0, number = 0, particulars = 0"
                + " WHERE row = (SELECT max(row) FROM decision JOIN kind USING (kind) WHERE outcome = 'WITHHOLD')");
        assertFound("state.db", "not listed as it was decided");
    }

    @Test
    void rows_and_runs_of_the_table_that_nobody_decided() throws Exception {
        change("UPDATE decision SET row = 1001 WHERE row = 1000");
        assertFound("state.db", "not listed as it was decided");
        change("INSERT INTO run VALUES (99, 1)");
        assertFound("state.db", "run 99");
    }

    @Test
    void a_table_that_is_no_database() throws Exception {
        Files.writeString(story.root().resolve("state.db"), "not a database at all, but long enough to be read as one");
        assertFound("state.db", "rebuild");
    }

    @Test
    void a_table_that_is_gone_is_no_damage_because_it_is_made_again() throws Exception {
        Files.delete(story.root().resolve("state.db"));
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void rows_whose_evidence_is_lost_are_never_passed_over() throws Exception {
        Files.delete(only(story.root().resolve("evidence"), file -> file.endsWith("/1.blk")));
        assertFound("evidence");
        String id = String.valueOf(run);
        for (List<String> command : List.of(
                List.of("explain", id, "#1"),
                List.of("explain", id, "of-no-row"),
                List.of("report", id),
                List.of("rebuild"))) {
            Desk people = new Desk();
            List<String> words = new ArrayList<>(command);
            words.addAll(List.of("--workspace", story.root().toString()));
            assertThat(people.run(words.toArray(String[]::new)))
                    .as(words.get(0))
                    .isEqualTo(Exit.CANNOT_GO_ON);
            assertThat(people.out.toString()).contains("1000 of its rows", "restore the folder from a backup");
        }
    }

    @Test
    void one_row_of_the_kept_request_altered() throws Exception {
        Path rows = only(story.root().resolve("requests"), file -> file.endsWith("rows.csv"));
        byte[] content = Files.readAllBytes(rows);
        content[content.length / 2] ^= 1;
        Files.write(rows, content);
        assertFound("rows.csv", "restore");
    }

    @Test
    void the_header_or_the_signature_of_the_kept_request_altered_or_gone() throws Exception {
        Path header = only(story.root().resolve("requests"), file -> file.endsWith("request.json"));
        String text = Files.readString(header);
        Files.writeString(header, text.replace("nontax-criminal-investigation", "nontax-criminal-proceeding"));
        assertFound("request", "restore");
        Files.writeString(header, text);
        assertThat(story.verify().damages()).isEmpty();
        Files.delete(header.resolveSibling("request.p7s"));
        assertFound("request.p7s", "restore");
    }

    @Test
    void a_trust_policy_that_names_a_key_of_somebody_else() throws Exception {
        Path policy = story.root().resolve("releases/run-" + run + ".trust.policy");
        Files.writeString(policy, Files.readString(policy).replaceFirst("[A-Za-z0-9+/]{8}=", "AAAAAAAA="));
        Files.writeString(policy, Files.readString(policy) + "# one more line\n");
        assertFound("trust.policy");
    }

    @Test
    void an_accounting_entry_gone_or_altered() throws Exception {
        Path entry = only(story.root().resolve("accounting"), file -> file.endsWith(".blk"));
        byte[] content = Files.readAllBytes(entry);
        content[content.length - 1] ^= 1;
        Files.write(entry, content);
        assertFound("release run-" + run);
        Files.delete(entry);
        assertFound("release run-" + run);
    }

    @Test
    void evidence_of_a_run_that_the_register_does_not_have() throws Exception {
        Path block = only(story.root().resolve("evidence"), file -> file.endsWith("/1.blk"));
        Path stray = Files.createDirectories(story.root().resolve("evidence/00112233445566778899aabbccddeeff"));
        Files.copy(block, stray.resolve("1.blk"));
        assertFound("00112233445566778899aabbccddeeff", "register");
    }

    @Test
    void evidence_gone_or_of_another_run() throws Exception {
        Files.delete(only(story.root().resolve("evidence"), file -> file.endsWith("/1.blk")));
        assertFound("evidence", "missing");
    }

    @Test
    void a_tile_of_either_log_altered() throws Exception {
        for (String log : List.of("register", "decisions")) {
            Path tile = widest(story.root().resolve("ledger").resolve(log).resolve("tile/entries"));
            byte[] content = Files.readAllBytes(tile);
            content[content.length - 1] ^= 1;
            Files.write(tile, content);
            assertFound(log);
            content[content.length - 1] ^= 1;
            Files.write(tile, content);
        }
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void a_decisions_log_set_back_to_an_empty_one() throws Exception {
        Path decisions = story.root().resolve("ledger/decisions");
        try (Stream<Path> files = Files.walk(decisions)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        assertFound("decisions");
    }

    @Test
    void one_part_of_it_set_back_alone_to_what_it_was_earlier() throws Exception {
        for (String part : List.of("ledger/register", "ledger/decisions", "evidence", "accounting")) {
            setBack(part, fresh);
            assertFound("DAMAGE");
            setBack(part, released);
            assertThat(story.verify().damages()).isEmpty();
        }
        setBack("ledger/register", decided);
        assertFound("without an authorisation in the register");
    }

    private void setBack(String part, Story earlier) throws IOException {
        Path there = story.root().resolve(part);
        if (Files.exists(there)) {
            try (Stream<Path> files = Files.walk(there)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Path old = earlier.root().resolve(part);
        if (Files.exists(old)) {
            try (Stream<Path> files = Files.walk(old)) {
                for (Path file : files.toList()) {
                    Files.copy(file, there.resolve(old.relativize(file).toString()));
                }
            }
        }
    }

    @Test
    void set_back_as_a_whole_it_looks_sound_to_whoever_has_neither_witness_nor_a_checkpoint_that_he_kept()
            throws Exception {
        assertThat(decided.verify().damages()).isEmpty();
        Path kept = released.root().resolve("ledger/register/checkpoint");
        assertThat(seen(decided, kept)).contains("DAMAGE", "was set back");
        assertThat(seen(released, kept, decided.root().resolve("ledger/register/checkpoint")))
                .contains("seen: ", "sound");
    }

    @Test
    void another_history_under_the_same_keys_looks_sound_to_whoever_kept_no_checkpoint() throws Exception {
        Story forked = fresh.copied(folder.resolve("base/forked"));
        Desk.decide(forked, forked.demo().bars());
        assertThat(forked.verify().damages()).isEmpty();
        for (String log : List.of("register", "decisions")) {
            Path kept = decided.root().resolve("ledger").resolve(log).resolve("checkpoint");
            assertThat(seen(forked, kept)).contains("DAMAGE", "not the continuation");
        }
    }

    @Test
    void a_kept_checkpoint_that_is_another_logs_or_altered_is_told() throws Exception {
        Path kept = folder.resolve("kept");
        String text = Files.readString(released.root().resolve("ledger/register/checkpoint"));
        Files.writeString(kept, text.replaceFirst("register", "registry"));
        assertThat(seen(released, kept)).contains("DAMAGE", "no log here has its origin");
        Files.writeString(kept, text.replaceFirst("\n([0-9]+)\n", "\n1\n"));
        assertThat(seen(released, kept)).contains("DAMAGE", "signed by its key");
        Files.writeString(kept, "none");
        assertThat(seen(released, kept)).contains("DAMAGE");
        assertThat(seen(released, folder.resolve("not-there"))).contains("DAMAGE");
    }

    private static String seen(Story story, Path... kept) {
        Desk people = new Desk();
        List<String> args =
                new ArrayList<>(List.of("verify", "--workspace", story.root().toString()));
        for (Path checkpoint : kept) {
            args.addAll(List.of("--seen", checkpoint.toString()));
        }
        int code = people.run(args.toArray(String[]::new));
        assertThat(code).isEqualTo(people.out.toString().contains("DAMAGE") ? Exit.NEEDS_A_PERSON : Exit.DONE);
        return people.out.toString();
    }

    @Test
    void an_entry_dated_before_one_that_stands_before_it_is_told_and_is_no_damage() throws Exception {
        assertThat(story.verify().checked()).noneMatch(line -> line.startsWith("time: "));
        try (Register register = Register.open(
                story.workspace().register(), Workspace.signer(story.workspace().registerKey()))) {
            register.append(new RegisterEntry.RequestRefused(
                    Instant.parse("2020-01-01T00:00:00Z"), story.openings().commit(new byte[] {1}), "unreadable"));
        }
        assertThat(story.verify().damages()).isEmpty();
        assertThat(story.verify().checked())
                .anyMatch(line -> line.contains("is dated 2020-01-01") && line.contains("a clock went back"));
    }

    @Test
    void files_that_carry_no_proof_are_told_with_what_counts_in_their_stead_and_others_are_unknown() throws Exception {
        Files.writeString(story.root().resolve("evidence/notes.txt"), "kept here by mistake");
        Desk people = new Desk();
        assertThat(people.run("verify", "--workspace", story.root().toString())).isZero();
        assertThat(people.out.toString())
                .contains("without proof: evidence/notes.txt: unknown", "ledger/decisions/lock", "narrowgate.yaml");
    }

    private void change(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + story.root().resolve("state.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private void assertFound(String... words) {
        Desk people = new Desk();
        assertThat(people.run("verify", "--workspace", story.root().toString()))
                .as(people.out.toString())
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(people.out.toString()).contains(words);
    }

    /** Narrower ones are what earlier checkpoints ended with. */
    private static Path widest(Path tiles) throws IOException {
        try (Stream<Path> files = Files.walk(tiles)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparing(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static Path only(Path below, Predicate<String> named) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> named.test(file.toString()))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
