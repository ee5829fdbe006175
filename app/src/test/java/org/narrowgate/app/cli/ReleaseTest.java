package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import picocli.CommandLine;

/** From a decided run to the recipient's desk, with the tools that people have; and what the package must not tell. */
class ReleaseTest {
    private static final String DAY = "2026-03-03T09:00:00Z";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story decided;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path desk;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void decidesARequest() throws Exception {
        System.setProperty("narrowgate.home", Story.home().toString());
        decided = Story.make(folder.resolve("base"), 8_000, 1_000);
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        story = decided.copied(folder.resolve("base/" + name));
        desk = Files.createDirectories(folder.resolve("desks/" + name));
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(args);
    }

    private static long decide(Story of, Path bars) throws Exception {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(new StringWriter()));
        assertThat(line.execute(
                        "decide",
                        of.demo().request().toString(),
                        "--workspace",
                        of.root().toString(),
                        "--bars",
                        bars.toString(),
                        "--at",
                        "2026-03-02T09:00:00Z"))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        return Registry.read(of.workspace().register()).runs().get(0);
    }

    private static String openssl(Path in, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private int draft(Story of, long run, Path text) {
        return run(
                "release",
                String.valueOf(run),
                "--draft",
                text.toString(),
                "--workspace",
                of.root().toString(),
                "--at",
                DAY);
    }

    private static void sign(Story of, Path text, String person) throws Exception {
        openssl(
                text.getParent(),
                "cms",
                "-sign",
                "-binary",
                "-outform",
                "DER",
                "-signer",
                of.root().resolve("certificates/" + person + ".pem").toString(),
                "-inkey",
                of.demo().key(person).toString(),
                "-in",
                text.toString(),
                "-out",
                text + ".p7s");
    }

    private int authorise(Story of, long run, Path text) {
        return run(
                "release",
                String.valueOf(run),
                "--authorisation",
                text + ".p7s",
                "--workspace",
                of.root().toString(),
                "--at",
                DAY);
    }

    private Path released(Story of, long run, Path text) throws Exception {
        assertThat(draft(of, run, text)).as(out.toString()).isZero();
        sign(of, text, "releasing-official");
        assertThat(authorise(of, run, text)).as(out.toString()).isZero();
        return of.root().resolve("releases/run-" + run);
    }

    private int open(Story of, Path part, String recipient, Path to) {
        return run(
                "open",
                part.toString(),
                "--key",
                of.demo().key(recipient).toString(),
                "--certificate",
                of.root().resolve("certificates/" + recipient + ".pem").toString(),
                "--policy",
                of.root().resolve("releases/run-1.trust.policy").toString(),
                "--out",
                to.toString());
    }

    private static Map<String, byte[]> decrypted(Story of, Path part, Path desk) throws Exception {
        Path tar = desk.resolve("part.tar");
        openssl(
                desk,
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                part.toString(),
                "-recip",
                of.root().resolve("certificates/recipient.pem").toString(),
                "-inkey",
                of.demo().key("recipient").toString(),
                "-out",
                tar.toString());
        Path unpacked = Files.createDirectories(desk.resolve("unpacked"));
        assertThat(new ProcessBuilder("tar", "xf", tar.toString(), "-C", unpacked.toString())
                        .start()
                        .waitFor())
                .isZero();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(unpacked)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(unpacked.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void what_is_released_opens_with_plain_tools_and_answers_every_row() throws Exception {
        long run = decide(story, story.demo().bars());
        Path release = released(story, run, desk.resolve("release.json"));
        List<DecidedRow> rows = story.rows(run);

        Map<String, byte[]> files = decrypted(story, release.resolve("release-001.cms"), desk);
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
        assertThat(open(story, release.resolve("release-001.cms"), "recipient", desk.resolve("opened")))
                .as(out.toString())
                .isZero();
        assertThat(Files.readAllBytes(desk.resolve("opened/answer.csv"))).isEqualTo(files.get("answer.csv"));
        assertThat(Files.readAllBytes(desk.resolve("opened/fields.csv"))).isEqualTo(files.get("fields.csv"));
        assertThat(story.verify().damages()).isEmpty();
        assertThat(out.toString()).contains("UNWITNESSED");
    }

    @Test
    void the_same_authorisation_again_seals_nothing_more() throws Exception {
        long run = decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        byte[] sealed = Files.readAllBytes(released(story, run, text).resolve("release-001.cms"));
        assertThat(authorise(story, run, text)).isZero();
        assertThat(Files.readAllBytes(story.root().resolve("releases/run-1/release-001.cms")))
                .isEqualTo(sealed);
        Registry registry = Registry.read(story.workspace().register());
        assertThat(registry.all(ReleaseAuthorised.class, r -> true)).hasSize(1);
        assertThat(registry.all(ReleaseSealed.class, r -> true)).hasSize(1);
    }

    @Test
    void who_decided_may_not_release_and_nothing_is_logged_or_sealed() throws Exception {
        long run = decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(draft(story, run, text)).isZero();
        sign(story, text, "disclosure-officer");
        assertThat(authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertNothingReleased();
    }

    @Test
    void an_edited_text_is_refused_even_if_it_is_signed() throws Exception {
        long run = decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(draft(story, run, text)).isZero();
        Files.writeString(text, Files.readString(text).replace("\"tin\"", "\"sex\""));
        sign(story, text, "releasing-official");
        assertThat(authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertNothingReleased();
    }

    @Test
    void a_safeguards_document_changed_after_signing_stops_the_release() throws Exception {
        long run = decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(draft(story, run, text)).isZero();
        sign(story, text, "releasing-official");
        try (Stream<Path> documents = Files.list(story.root().resolve("safeguards"))) {
            for (Path document : documents.toList()) {
                Files.writeString(document, Files.readString(document) + "\n# another line\n");
            }
        }
        assertThat(authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertNothingReleased();
    }

    @Test
    void an_authorisation_past_its_expiry_is_refused() throws Exception {
        long run = decide(story, story.demo().bars());
        Path text = desk.resolve("release.json");
        assertThat(draft(story, run, text)).isZero();
        sign(story, text, "releasing-official");
        assertThat(run(
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
        long run = decide(story, story.demo().bars());
        Path part = released(story, run, desk.resolve("release.json")).resolve("release-001.cms");
        assertThat(open(story, part, "request-signer", desk.resolve("stolen"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.resolve("stolen")).doesNotExist();
        byte[] sealed = Files.readAllBytes(part);
        byte[] altered = sealed.clone();
        altered[sealed.length / 2] ^= 1;
        Path forged = Files.write(desk.resolve("release-001.cms"), altered);
        assertThat(open(story, forged, "recipient", desk.resolve("forged"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.resolve("forged")).doesNotExist();
        Path cut = Files.write(desk.resolve("release-002.cms"), Arrays.copyOf(sealed, sealed.length - 100));
        assertThat(open(story, cut, "recipient", desk.resolve("cut"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.resolve("cut")).doesNotExist();
        Files.write(part, altered);
        assertThat(story.verify().damages()).anyMatch(damage -> damage.contains("release-001.cms"));
    }

    private void assertNothingReleased() throws Exception {
        assertThat(Registry.read(story.workspace().register()).all(ReleaseAuthorised.class, r -> true))
                .as(out.toString())
                .isEmpty();
        try (Stream<Path> files = Files.walk(story.root().resolve("releases"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".cms"))).isEmpty();
        }
    }

    /**
     * Promise 3: two record stores that lead to the same disclosures give byte-equal plaintext files except receipts,
     * manifest and its signature, and all files equal in number, names and lengths.
     */
    @Test
    void nothing_is_learned_from_a_refusal() throws Exception {
        Story other = decided.copied(folder.resolve("base/other-records"));
        long run = decide(story, story.demo().bars());
        List<DecidedRow> rows = story.rows(run);
        TreeSet<String> gone = rows.stream()
                .filter(row -> row.lookedUp() && row.fields().isEmpty() && row.outcome() != Outcome.CONFIRM)
                .map(ReleaseTest::number)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> barred = rows.stream()
                .filter(row -> !row.lookedUp())
                .map(ReleaseTest::number)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> kept = rows.stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM)
                .map(ReleaseTest::number)
                .collect(Collectors.toCollection(TreeSet::new));
        gone.removeAll(kept);
        barred.removeAll(kept);
        assertThat(gone).hasSizeGreaterThan(10);
        forget(other.demo().persons(), gone);
        Path bars = desk.resolve("bars.yaml");
        Files.writeString(bars, withBars(Files.readString(other.demo().bars()), barred));
        long otherRun = decide(other, bars);
        assertThat(other.rows(otherRun).stream().map(DecidedRow::identification).toList())
                .isNotEqualTo(rows.stream().map(DecidedRow::identification).toList());

        Path one = released(story, run, desk.resolve("one.json"));
        Path two = released(other, otherRun, desk.resolve("two.json"));
        assertThat(lengths(two)).isEqualTo(lengths(one));
        Map<String, byte[]> first =
                decrypted(story, one.resolve("release-001.cms"), Files.createDirectories(desk.resolve("first")));
        Map<String, byte[]> second =
                decrypted(other, two.resolve("release-001.cms"), Files.createDirectories(desk.resolve("second")));
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, content) -> {
            byte[] same = second.getOrDefault(name, new byte[0]);
            assertThat(same.length).as(name).isEqualTo(content.length);
            if (!name.startsWith("receipts/") && !name.startsWith("manifest")) {
                assertThat(same).as(name).isEqualTo(content);
            }
        });
    }

    private static String number(DecidedRow row) {
        return String.join("", row.stated().getOrDefault("numbers", List.of())).replaceAll("[^0-9]", "");
    }

    private static void forget(Path persons, TreeSet<String> numbers) throws Exception {
        Path fewer = persons.resolveSibling("fewer.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            String listed = numbers.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
            statement.execute("COPY (SELECT * FROM read_parquet('" + persons + "') WHERE tin NOT IN (" + listed
                    + ")) TO '" + fewer + "' (FORMAT parquet)");
        }
        Files.move(fewer, persons, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static String withBars(String yaml, TreeSet<String> numbers) {
        StringBuilder more = new StringBuilder(yaml.stripTrailing()).append('\n');
        int count = 0;
        for (String number : numbers) {
            more.append("  - {id: X-")
                    .append(++count)
                    .append(", kind: informant, citation: \"26 U.S.C. 6103(i)(6)\", scope: person, numbers: {tin: \"")
                    .append(number)
                    .append("\"}}\n");
        }
        return more.toString();
    }

    private static Map<String, Long> lengths(Path release) throws Exception {
        Map<String, Long> lengths = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(release)) {
            for (Path file : files.sorted().toList()) {
                lengths.put(String.valueOf(file.getFileName()), Files.size(file));
            }
        }
        return lengths;
    }
}
