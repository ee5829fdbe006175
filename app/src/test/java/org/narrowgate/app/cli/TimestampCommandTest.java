package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.timestamp.TestAuthority;

/** Checkpoints stamped with the time by an authority that answers over HTTP, and what happens while it is away. */
class TimestampCommandTest extends AtTheDesk {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");
    private static final Instant STAMPED = Instant.parse("2026-03-02T10:00:00Z");

    @SuppressWarnings("NullAway.Init") // made before each test
    private TestAuthority authority;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path trust;

    private Instant now = STAMPED;

    @BeforeEach
    void pins() throws IOException {
        authority = start();
        trust = Files.createDirectories(folder.resolve("time"));
        authority.write(trust);
        configure(authority, "");
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    private TestAuthority start() throws IOException {
        InstantSource clock = () -> now;
        return TestAuthority.start(0, clock, FROM, UNTIL, new SecureRandom());
    }

    private void configure(TestAuthority asked, String more) throws IOException {
        Path config = story.root().resolve("narrowgate.yaml");
        String before = Files.readString(config).replaceAll("(?m)^timestamps:.*\n", "");
        Files.writeString(
                config,
                before + "timestamps: {url: '" + asked.url() + "', roots: ['" + trust.resolve("root.pem")
                        + "'], revocation_lists: ['" + trust.resolve("root.crl") + "']" + more + "}\n");
    }

    @Test
    void a_checkpoint_is_stamped_once_and_openssl_believes_it() throws Exception {
        assertThat(desk.run("timestamp", "ask")).as(desk.err()).isZero();
        assertThat(desk.out()).contains("2026-03-02T10:00:00Z", "entries");
        assertThat(desk.run("timestamp", "ask")).isZero();
        assertThat(desk.out()).contains("nothing is new since the last time-stamps");
        assertThat(desk.run("timestamp", "list", "--json")).isZero();
        assertThat(desk.out()).contains("\"authority\":\"CN=Time-Stamping Authority,O=SYNTHETIC Time\"");
        Path answer = only(story.root().resolve("timestamps/register"), ".tsr");
        assertThat(openssl(answer)).contains("Verification: OK");
        assertThat(story.verify().damages()).isEmpty();
        assertThat(story.verify().checked())
                .anyMatch(line -> line.startsWith("time-stamps on register: 1, the last of 2026-03-02T10:00:00Z"));
    }

    @Test
    void while_the_authority_is_away_decisions_go_on_and_the_next_time_stamp_covers_them() throws Exception {
        authority.close();
        assertThat(desk.run("timestamp", "ask")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("no time-stamp", "cannot be reached");
        long run = Desk.decide(story, story.demo().bars());
        assertThat(desk.run("office", "alarms", "--on", "2026-03-02T23:00:00Z", "--json"))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("\"kind\":\"timestamp\"", "narrowgate timestamp ask");
        authority = start();
        authority.write(trust);
        configure(authority, "");
        assertThat(desk.run("timestamp", "ask")).as(desk.out()).isZero();
        assertThat(desk.out()).contains("1000 entries");
        assertThat(desk.run("office", "alarms", "--on", "2026-03-02T23:00:00Z", "--json"))
                .isIn(Exit.DONE, Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).doesNotContain("\"kind\":\"timestamp\"");
        assertThat(run).isPositive();
    }

    @Test
    void a_workspace_that_demands_it_seals_nothing_until_its_authorisation_is_stamped() throws Exception {
        configure(authority, ", required: true");
        authority.close();
        long run = Desk.decide(story, story.demo().bars());
        Desk people = new Desk();
        Path draft = folder.resolve("release.json");
        assertThat(people.draft(story, run, draft)).isZero();
        Desk.sign(story, draft, "releasing-official");
        assertThat(people.authorise(story, run, draft)).isEqualTo(3);
        assertThat(people.out.toString()).contains("no time-stamp covers it yet", "cannot be reached");
        assertThat(story.root().resolve("releases/run-" + run)).doesNotExist();
        authority = start();
        authority.write(trust);
        configure(authority, ", required: true");
        assertThat(people.authorise(story, run, draft))
                .as(people.out.toString())
                .isZero();
        assertThat(story.root().resolve("releases/run-" + run)).isDirectory();
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void an_entry_younger_than_the_workspace_allows_is_no_alarm() throws Exception {
        configure(authority, ", within_hours: 8784");
        desk.run("office", "alarms", "--on", "2026-03-02T23:00:00Z", "--json");
        assertThat(desk.out()).doesNotContain("\"kind\":\"timestamp\"");
    }

    @Test
    void a_time_stamp_of_an_authority_whose_root_is_not_pinned_is_not_kept() throws Exception {
        try (TestAuthority stranger = start()) {
            configure(stranger, "");
            assertThat(desk.run("timestamp", "ask")).isEqualTo(Exit.NEEDS_A_PERSON);
            assertThat(desk.out()).contains("does not count", "no pinned root is reached");
            assertThat(story.root().resolve("timestamps")).doesNotExist();
        }
    }

    @Test
    void an_altered_time_stamp_or_checkpoint_is_named() throws Exception {
        assertThat(desk.run("timestamp", "ask")).isZero();
        Path answer = only(story.root().resolve("timestamps/register"), ".tsr");
        byte[] good = Files.readAllBytes(answer);
        Files.write(answer, new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(desk.run("timestamp", "list")).isEqualTo(Exit.NEEDS_A_PERSON);
        Files.write(answer, good);
        Path stamped = only(story.root().resolve("timestamps/register"), ".checkpoint");
        Files.writeString(stamped, Files.readString(stamped).replaceFirst("\n[0-9]+\n", "\n1\n"));
        assertThat(story.verify().damages()).anyMatch(damage -> damage.contains(stamped.toString()));
    }

    @Test
    void a_log_that_was_set_back_no_longer_extends_what_was_stamped() throws Exception {
        Desk.decide(story, story.demo().bars());
        assertThat(desk.run("timestamp", "ask")).isZero();
        var older = made.copied(folder.resolve("older"));
        copy(story.root().resolve("timestamps"), older.root().resolve("timestamps"));
        Files.copy(
                story.root().resolve("narrowgate.yaml"),
                older.root().resolve("narrowgate.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(older.verify().damages()).anyMatch(damage -> damage.contains("it was set back"));
    }

    @Test
    void an_entry_whose_own_time_a_time_stamp_contradicts_is_told_and_is_damage_outside_a_demonstration()
            throws Exception {
        now = Instant.parse("2026-06-01T00:00:00Z");
        assertThat(desk.run("timestamp", "ask")).isZero();
        Desk.decide(story, story.demo().bars());
        assertThat(story.verify().damages()).isEmpty();
        assertThat(story.verify().checked()).anyMatch(line -> line.contains("bear invented ones"));
        Path config = story.root().resolve("narrowgate.yaml");
        Files.writeString(config, Files.readString(config).replace("demo: true", "demo: false"));
        assertThat(story.verify().damages())
                .anyMatch(damage -> damage.contains("but it was not yet there at 2026-06-01T00:00:00Z"));
    }

    @Test
    void a_workspace_that_names_no_authority_is_told_how_to() throws Exception {
        Path config = story.root().resolve("narrowgate.yaml");
        Files.writeString(config, Files.readString(config).replaceAll("(?m)^timestamps:.*\n", ""));
        assertThat(desk.run("timestamp", "ask")).isEqualTo(3);
        assertThat(desk.err()).contains("timestamps: {url:");
    }

    @Test
    void a_configuration_without_roots_or_with_another_address_is_refused_with_its_place() throws Exception {
        Path config = story.root().resolve("narrowgate.yaml");
        String text = Files.readString(config).replaceAll("(?m)^timestamps:.*\n", "");
        Files.writeString(config, text + "timestamps: {url: 'ftp://x', within_hours: 0}\n");
        assertThat(desk.run("timestamp", "ask")).isEqualTo(3);
        assertThat(desk.err()).contains("`url` is no address", "names no `roots`", "`within_hours`");
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .reduce((one, other) -> {
                        throw new AssertionError("more than one " + ending);
                    })
                    .orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private String openssl(Path answer) throws Exception {
        String stamped = answer.toString().replace(".tsr", ".checkpoint");
        Process process = new ProcessBuilder(List.of(
                        "openssl",
                        "ts",
                        "-verify",
                        "-data",
                        stamped,
                        "-in",
                        answer.toString(),
                        "-attime",
                        Long.toString(STAMPED.getEpochSecond()),
                        "-CAfile",
                        trust.resolve("root.pem").toString()))
                .redirectErrorStream(true)
                .start();
        String said = String.join("\n", process.inputReader().lines().toList());
        process.waitFor();
        return said;
    }
}
