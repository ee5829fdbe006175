package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;

/** What a requester must not learn from what he is not given. */
class SecrecyTest {
    @TempDir
    static Path folder;

    private final Desk people = new Desk();

    /**
     * Promise 3: two record stores that lead to the same disclosures give byte-equal plaintext files except receipts,
     * manifest and its signature, and all files equal in number, names and lengths.
     */
    @Test
    void nothing_is_learned_from_a_refusal() throws Exception {
        System.setProperty("narrowgate.home", Story.home().toString());
        Story story = Story.make(folder.resolve("base"), 8_000, 1_000);
        Path desk = Files.createDirectories(folder.resolve("desk"));
        Story other = story.copied(folder.resolve("base/other-records"));
        long run = Desk.decide(story, story.demo().bars());
        List<DecidedRow> rows = story.rows(run);
        TreeSet<String> gone =
                numbers(rows, row -> row.lookedUp() && row.fields().isEmpty() && row.outcome() != Outcome.CONFIRM);
        TreeSet<String> barred = numbers(rows, row -> !row.lookedUp());
        TreeSet<String> kept =
                numbers(rows, row -> row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM);
        gone.removeAll(kept);
        barred.removeAll(kept);
        assertThat(gone).hasSizeGreaterThan(10);
        forget(other.demo().persons(), gone);
        Path bars = desk.resolve("bars.yaml");
        Files.writeString(bars, withBars(Files.readString(other.demo().bars()), barred));
        long otherRun = Desk.decide(other, bars);
        assertThat(other.rows(otherRun).stream().map(DecidedRow::identification).toList())
                .isNotEqualTo(rows.stream().map(DecidedRow::identification).toList());

        Path one = people.released(story, run, desk.resolve("one.json"));
        Path two = people.released(other, otherRun, desk.resolve("two.json"));
        assertThat(lengths(two)).isEqualTo(lengths(one));
        Map<String, byte[]> first =
                Desk.decrypted(story, one.resolve("release-001.cms"), Files.createDirectories(desk.resolve("first")));
        Map<String, byte[]> second =
                Desk.decrypted(other, two.resolve("release-001.cms"), Files.createDirectories(desk.resolve("second")));
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, content) -> {
            byte[] same = second.getOrDefault(name, new byte[0]);
            assertThat(same.length).as(name).isEqualTo(content.length);
            if (!name.startsWith("receipts/") && !name.startsWith("manifest")) {
                assertThat(same).as(name).isEqualTo(content);
            }
        });
    }

    private static TreeSet<String> numbers(List<DecidedRow> rows, Predicate<DecidedRow> which) {
        return rows.stream()
                .filter(which)
                .map(SecrecyTest::number)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
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
