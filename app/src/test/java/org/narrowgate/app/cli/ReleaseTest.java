package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;

/** From a decided run to the recipient's desk, with the tools that people have; and what the package must not tell. */
class ReleaseTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story decided;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path desk;

    private final Desk people = new Desk();

    @BeforeAll
    static void decidesARequest() throws Exception {
        decided = Story.make(folder.resolve("base"), 8_000, 1_000);
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        story = decided.copied(folder.resolve("base/" + name));
        desk = Files.createDirectories(folder.resolve("desks/" + name));
    }

    @Test
    void what_is_released_opens_with_plain_tools_and_answers_every_row() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path release = people.released(story, run, desk.resolve("release.json"));
        List<DecidedRow> rows = story.rows(run);

        Map<String, byte[]> files = Desk.decrypted(story, release.resolve("release-001.cms"), desk);
        List<String> answers = new String(files.get("answer.csv"), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(answers).hasSize(rows.size() + 1);
        assertThat(answers.get(0)).isEqualTo("row_id,answer,grounds");
        long disclosed =
                rows.stream().filter(r -> r.outcome() == Outcome.DISCLOSE).count();
        assertThat(disclosed).isPositive();
        assertThat(new String(files.get("fields.csv"), java.nio.charset.StandardCharsets.UTF_8).lines())
                .hasSize((int) disclosed + 1);
        for (DecidedRow row : rows) {
            String answer = answers.get((int) row.row());
            switch (row.outcome()) {
                case DISCLOSE -> assertThat(answer).contains(",DISCLOSED,");
                case CONFIRM -> assertThat(answer).contains(",CONFIRMED,");
                case WITHHOLD, HOLD -> {
                    if (row.lookedUp()) {
                        assertThat(answer).contains(",NO DISCLOSURE,");
                    } else {
                        assertThat(answer).doesNotContain("DISCLOSED").doesNotContain(",CONFIRMED,");
                    }
                }
            }
        }
        assertThat(people.open(story, release.resolve("release-001.cms"), "recipient", desk.resolve("opened")))
                .as(people.out.toString())
                .isZero();
        assertThat(Files.readAllBytes(desk.resolve("opened/answer.csv"))).isEqualTo(files.get("answer.csv"));
        assertThat(Files.readAllBytes(desk.resolve("opened/fields.csv"))).isEqualTo(files.get("fields.csv"));
        assertThat(story.verify().damages()).isEmpty();
        assertThat(people.out.toString()).contains("UNWITNESSED");
    }

    @Test
    void the_same_authorisation_again_seals_nothing_more() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        Path part = people.released(story, run, text).resolve("release-001.cms");
        byte[] sealed = Files.readAllBytes(part);
        assertThat(people.authorise(story, run, text)).isZero();
        assertThat(Files.readAllBytes(part)).isEqualTo(sealed);
        Registry registry = Registry.read(story.workspace().register());
        assertThat(registry.all(ReleaseAuthorised.class, r -> true)).hasSize(1);
        assertThat(registry.all(ReleaseSealed.class, r -> true)).hasSize(1);
    }

    @Test
    void who_decided_may_not_release_and_nothing_is_logged_or_sealed() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(people.draft(story, run, text)).isZero();
        Desk.sign(story, text, "disclosure-officer");
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertNothingReleased();
    }

    @Test
    void an_edited_text_is_refused_even_if_it_is_signed() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(people.draft(story, run, text)).isZero();
        Files.writeString(text, Files.readString(text).replace("\"tin\"", "\"sex\""));
        Desk.sign(story, text, "releasing-official");
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertNothingReleased();
    }

    @Test
    void an_authorisation_that_leaves_out_a_field_that_rows_disclose_is_refused_before_anything_is_logged()
            throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(people.draft(story, run, text)).isZero();
        Path page = Path.of(text + ".obligations.txt");
        String read = sha256(page);
        Files.writeString(page, Files.readString(page).replace("name, mailing_address", "mailing_address"));
        Files.writeString(
                text, Files.readString(text).replaceFirst("\"name\",\\s*", "").replace(read, sha256(page)));
        Desk.sign(story, text, "releasing-official");
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("`name`, which is not authorised");
        assertNothingReleased();
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void an_authorisation_of_one_run_lets_no_other_go() throws Exception {
        Story other = decided.copied(folder.resolve("base/another-run"));
        long run = Desk.decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        people.released(story, run, text);
        long same = Desk.decide(other, other.demo().bars());
        assertThat(people.authorise(other, same, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("`run` is", "is not one of this decisions log");
        assertThat(other.root().resolve("releases")).isEmptyDirectory();
    }

    @Test
    void an_open_safeguard_finding_without_a_plan_holds_the_release_for_a_person() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path safeguards = story.root().resolve("safeguards");
        try (var files = Files.list(safeguards)) {
            Path document = files.filter(f -> f.toString().endsWith(".yaml"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(
                    document,
                    Files.readString(document)
                            .replace(
                                    "open_findings: []",
                                    "open_findings: [{id: SG-1, citation: \"26 U.S.C. 6103(p)(4)(C)\","
                                            + " opened: 2026-01-10}]"));
        }
        Path text = desk.resolve("release.json");
        assertThat(people.draft(story, run, text)).isZero();
        assertThat(people.out.toString()).contains("stands in the way today: I2-13 is OPEN");
        Desk.sign(story, text, "releasing-official");
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(people.out.toString()).contains("open-safeguard-findings");
        assertNothingReleased();
    }

    @Test
    void a_safeguards_document_changed_after_signing_stops_the_release() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(people.draft(story, run, text)).isZero();
        Desk.sign(story, text, "releasing-official");
        try (Stream<Path> documents = Files.list(story.root().resolve("safeguards"))) {
            for (Path document : documents.toList()) {
                Files.writeString(document, Files.readString(document) + "\n# another line\n");
            }
        }
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertNothingReleased();
    }

    @Test
    void an_authorisation_past_its_expiry_is_refused() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(people.draft(story, run, text)).isZero();
        Desk.sign(story, text, "releasing-official");
        assertThat(people.run(
                        "release",
                        String.valueOf(run),
                        "--authorisation",
                        text + ".p7s",
                        "--workspace",
                        story.root().toString(),
                        "--at",
                        "2026-03-20T09:00:00Z"))
                .isEqualTo(Exit.BAD_INPUT);
        assertNothingReleased();
    }

    @Test
    void somebody_else_cannot_open_it_and_an_altered_part_is_refused() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Path part = people.released(story, run, desk.resolve("release.json")).resolve("release-001.cms");
        assertThat(people.open(story, part, "request-signer", desk.resolve("stolen")))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.resolve("stolen")).doesNotExist();
        byte[] sealed = Files.readAllBytes(part);
        byte[] altered = sealed.clone();
        altered[sealed.length / 2] ^= 1;
        Path forged = Files.write(desk.resolve("release-001.cms"), altered);
        assertThat(people.open(story, forged, "recipient", desk.resolve("forged")))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.resolve("forged")).doesNotExist();
        Path cut = Files.write(desk.resolve("release-002.cms"), Arrays.copyOf(sealed, sealed.length - 100));
        assertThat(people.open(story, cut, "recipient", desk.resolve("cut"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.resolve("cut")).doesNotExist();
        Files.write(part, altered);
        assertThat(story.verify().damages()).anyMatch(damage -> damage.contains("release-001.cms"));
    }

    private void assertNothingReleased() throws Exception {
        assertThat(Registry.read(story.workspace().register()).all(ReleaseAuthorised.class, r -> true))
                .as(people.out.toString())
                .isEmpty();
        try (Stream<Path> files = Files.walk(story.root().resolve("releases"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".cms"))).isEmpty();
        }
    }
}
