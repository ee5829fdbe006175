package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.identity.SecondLock;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.secondlock.Card;
import org.narrowgate.engine.secondlock.LockFile;

/** Runs behind a second lock: what it refuses, and how it is known again years later. */
final class SecondLockRunTest {
    private static final String DAY = "2026-03-02T09:00:00Z";
    private static final Set<Outcome> OPENED = Set.of(Outcome.DISCLOSE, Outcome.CONFIRM);
    private static final Set<String> WEIGHED = Set.of("surname", "given-name");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path once;

    @SuppressWarnings("NullAway.Init")
    private static Story made;

    /** Of 14 bits where names agree, and far below 0 where one does not. */
    private static LockFile lock(double threshold) {
        List<LevelWeights> weights = SecondLock.COMPARISONS.stream()
                .map(comparison -> {
                    int others = comparison.levels().size() - 1;
                    boolean weighs = WEIGHED.contains(comparison.name());
                    return LevelWeights.of(comparison, shares(0.9, others), shares(weighs ? 0.9 / 128 : 0.9, others));
                })
                .toList();
        Card card = new Card(
                Instant.parse(DAY),
                "test",
                new Card.Evidence(List.of(), 0, 0, 0, 1),
                new Card.Fit(1, true, -1),
                new Card.Terms("00", 20, new TreeMap<>()),
                new Card.Setting(Card.SetBy.HAND, Card.SetBy.HAND, 0, OptionalDouble.empty(), 0, 0));
        return LockFile.of(new SecondLock(new LinkageModel(0.5, weights), threshold, 1), card);
    }

    private static List<Double> shares(double first, int others) {
        List<Double> shares = new ArrayList<>(List.of(first));
        for (int i = 0; i < others; i++) {
            shares.add((1 - first) / others);
        }
        return shares;
    }

    @BeforeAll
    static void decidedWithoutAnyLock() throws Exception {
        made = Story.make(once, 10_000, 1_000);
    }

    private static RegistrarsDesk behind(Story story, LockFile lock) throws IOException {
        Files.createDirectories(story.root().resolve("locks"));
        Files.write(story.root().resolve("locks/now.json"), lock.bytes());
        Path config = story.root().resolve("narrowgate.yaml");
        Files.writeString(config, Files.readString(config) + "second_lock: locks/now.json\n");
        return new RegistrarsDesk(story, story.root());
    }

    private static long disclosed(Story story, long run) throws Exception {
        return story.rows(run).stream()
                .filter(row -> OPENED.contains(row.outcome()))
                .count();
    }

    @Test
    void a_lock_can_only_refuse_and_the_run_its_replay_and_its_verification_go_by_the_one_that_was_kept(
            @TempDir Path folder) throws Exception {
        Story open = made.copied(folder.resolve("open"));
        long without = disclosed(open, Desk.decide(open, open.demo().bars()));
        assertThat(without).isPositive();

        Story shut = made.copied(folder.resolve("shut"));
        LockFile lock = lock(14.5);
        RegistrarsDesk desk = behind(shut, lock);
        long run = Desk.decide(shut, shut.demo().bars());
        assertThat(disclosed(shut, run)).isZero();
        assertThat(shut.record(run).opened().secondLock()).contains(lock.sha256());
        List<DecidedRow> refused = shut.rows(run).stream()
                .filter(row -> row.identification().getOrDefault("rule", "").equals("score-below-threshold"))
                .toList();
        assertThat(refused).hasSizeGreaterThanOrEqualTo((int) without).allSatisfy(row -> assertThat(row.outcome())
                .isEqualTo(Outcome.WITHHOLD));
        assertThat(desk.run("explain", "" + run, "#" + refused.get(0).row())).isZero();
        assertThat(desk.out()).contains("score-below-threshold").containsPattern("second-lock +FAILED");

        Files.delete(shut.root().resolve("locks/now.json"));
        assertThat(desk.run("replay", "" + run)).as(desk.out() + desk.err()).isZero();
        assertThat(desk.out()).contains("every byte of every slot is the same");
        Path other = folder.resolve("other.json");
        Files.write(other, lock(13.5).bytes());
        for (String under : List.of(other.toString(), "no-second-lock")) {
            assertThat(nowDue(desk, run, under)).as(under).isEqualTo(without);
        }

        assertThat(shut.verify().damages()).isEmpty();
        Path kept = shut.root().resolve("rules/locks/" + lock.sha256() + ".json");
        Files.write(kept, lock(13.5).bytes());
        assertThat(shut.verify().damages()).singleElement().asString().contains(kept.toString());
        assertThat(desk.run("replay", "" + run)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-rules-missing", "second lock");
    }

    private static long nowDue(RegistrarsDesk desk, long run, String under) {
        assertThat(desk.run("replay", "" + run, "--under", under, "--json"))
                .as(desk.err())
                .isZero();
        return Json.read(desk.out().getBytes(StandardCharsets.UTF_8))
                .object("classes")
                .object("now-due")
                .number("rows");
    }

    @Test
    void a_lock_that_is_missing_or_was_altered_by_a_byte_lets_no_run_begin_and_doctor_names_it(@TempDir Path folder)
            throws Exception {
        Story story = made.copied(folder.resolve("broken"));
        RegistrarsDesk desk = behind(story, lock(13.5));
        Path file = story.root().resolve("locks/now.json");
        Files.writeString(file, Files.readString(file).replaceFirst("13\\.5", "13.50"));
        String request = story.demo().request().toString();
        assertThat(desk.run("decide", request, "--at", DAY)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("now.json");
        Files.delete(file);
        assertThat(desk.run("decide", request, "--at", DAY)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("now.json");
        assertThat(desk.run("doctor")).isNotZero();
        assertThat(desk.out()).contains("second-lock", "now.json");
    }

    @Test
    void a_lock_that_agrees_refuses_nobody_whom_the_rules_identify(@TempDir Path folder) throws Exception {
        Story story = made.copied(folder.resolve("agrees"));
        RegistrarsDesk desk = behind(story, lock(13.5));
        long run = Desk.decide(story, story.demo().bars());
        assertThat(disclosed(story, run)).isPositive();
        assertThat(story.rows(run).stream().filter(row -> OPENED.contains(row.outcome())))
                .allSatisfy(row -> assertThat(row.identification()).containsEntry("rule", "all-agree"));
        assertThat(desk.run("replay", "" + run)).isZero();
    }
}
