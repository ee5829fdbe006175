package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.registry.Registry;

/** What a requester must not learn from what he is not given. */
class SecrecyTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story base;

    private final Desk people = new Desk();

    @BeforeAll
    static void makesAWorkspace() throws Exception {
        base = Story.make(folder.resolve("base"), 8_000, 1_000);
    }

    /**
     * Promise 3: two record stores that lead to the same disclosures give byte-equal plaintext files except receipts,
     * manifest, authorisation and their signatures, and all files equal in number, names and lengths.
     */
    @Test
    void nothing_is_learned_from_a_refusal() throws Exception {
        Story story = base.copied(folder.resolve("as-is"));
        Path desk = Files.createDirectories(folder.resolve("desk"));
        long run = Desk.decide(story, story.demo().bars());
        List<DecidedRow> rows = story.rows(run);
        TreeSet<String> gone =
                numbers(rows, row -> row.lookedUp() && row.fields().isEmpty() && row.outcome() != Outcome.CONFIRM);
        TreeSet<String> barred = numbers(rows, row -> !row.lookedUp());
        TreeSet<String> kept = numbers(rows, SecrecyTest::goes);
        gone.removeAll(kept);
        barred.removeAll(kept);
        assertThat(gone).hasSizeGreaterThan(10);
        Path one = people.released(story, run, desk.resolve("as-is.json"));
        for (int seed = 1; seed <= 3; seed++) {
            Story other = base.copied(folder.resolve("other-" + seed));
            OtherRecords differ =
                    new OtherRecords(new Random(seed), other.demo().persons());
            Path bars = desk.resolve("bars-" + seed + ".yaml");
            Files.writeString(
                    bars,
                    differ.make(gone, barred, Files.readString(other.demo().bars())));
            long otherRun = Desk.decide(other, bars);
            assertThat(seen(other, otherRun)).isNotEqualTo(seen(story, run));
            Path two = people.released(other, otherRun, desk.resolve("other-" + seed + ".json"));
            assertTellTheSame(story, one, other, two);
        }
    }

    /** Which rows a contested bar held is a matter of the records, also when they are decided again and still stay. */
    @Test
    void nothing_is_learned_from_what_was_held_and_is_decided_again() throws Exception {
        Story held = base.copied(folder.resolve("held"));
        Story absent = base.copied(folder.resolve("absent"));
        Path desk = Files.createDirectories(folder.resolve("held-desk"));
        Story undisturbed = base.copied(folder.resolve("undisturbed"));
        List<DecidedRow> rows =
                undisturbed.rows(Desk.decide(undisturbed, base.demo().bars()));
        TreeSet<String> contested =
                numbers(rows, SecrecyTest::goes).stream().limit(7).collect(Collectors.toCollection(TreeSet::new));
        String bars = Files.readString(base.demo().bars());
        Path protecting = Files.writeString(
                desk.resolve("protecting.yaml"), OtherRecords.withBars(bars, "protected-status", contested));
        OtherRecords.forget(absent.demo().persons(), contested);

        long one = Desk.decide(held, protecting);
        long two = Desk.decide(absent, absent.demo().bars());
        assertThat(held.rows(one).stream()
                        .filter(row -> row.outcome() == Outcome.HOLD)
                        .count())
                .isGreaterThan(absent.rows(two).stream()
                        .filter(row -> row.outcome() == Outcome.HOLD)
                        .count());
        assertTellTheSame(
                held,
                people.released(held, one, desk.resolve("held.json")),
                absent,
                people.released(absent, two, desk.resolve("absent.json")));

        long heldAgain = answered(held, one, desk.resolve("held-answer.txt"));
        long absentAgain = answered(absent, two, desk.resolve("absent-answer.txt"));
        assertThat(held.rows(heldAgain))
                .hasSizeGreaterThan(absent.rows(absentAgain).size());
        Path first = people.released(held, heldAgain, desk.resolve("held-again.json"));
        Path second = people.released(absent, absentAgain, desk.resolve("absent-again.json"));
        assertThat(plain(held, first, "answer.csv")).isEqualTo(plain(absent, second, "answer.csv"));
        assertThat(plain(held, first, "fields.csv")).isEqualTo(plain(absent, second, "fields.csv"));
        assertThat(plain(held, first, "answer.csv")).contains("NOT MET").containsAnyOf("DISCLOSED", "CONFIRMED");
        assertThat(held.verify().damages()).isEmpty();
    }

    private long answered(Story of, long run, Path text) throws Exception {
        String[] resolve = {
            "hold", "resolve", "" + run, "--workspace", of.root().toString(), "--at", "2026-03-03T09:00:00Z"
        };
        assertThat(people.run(and(
                        resolve,
                        "--draft",
                        text.toString(),
                        "--question",
                        "repeated-reason",
                        "--answer",
                        "MET",
                        "--by",
                        "Imre Lachlandale",
                        "--reason",
                        "seen")))
                .as(people.out.toString())
                .isZero();
        assertThat(people.run(and(resolve, "--finding", Desk.signedByTwo(of, text))))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        List<Long> runs = Registry.read(of.workspace().register()).runs();
        return runs.get(runs.size() - 1);
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private static boolean goes(DecidedRow row) {
        return row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM;
    }

    private static List<Map<String, String>> seen(Story of, long run) throws Exception {
        return of.rows(run).stream().map(DecidedRow::identification).toList();
    }

    private static String plain(Story of, Path release, String name) throws Exception {
        return new String(opened(of, release).getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> opened(Story of, Path release) throws Exception {
        return Desk.decrypted(of, release.resolve("release-001.cms"), Files.createTempDirectory(folder, "opened"));
    }

    private static void assertTellTheSame(Story story, Path one, Story other, Path two) throws Exception {
        assertThat(lengths(two)).isEqualTo(lengths(one));
        Map<String, byte[]> first = opened(story, one);
        Map<String, byte[]> second = opened(other, two);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, content) -> {
            byte[] same = second.getOrDefault(name, new byte[0]);
            assertThat(same.length).as(name).isEqualTo(content.length);
            if (!name.matches("(receipts/|manifest|authorisation).*")) {
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
