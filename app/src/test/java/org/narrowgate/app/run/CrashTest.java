package org.narrowgate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.engine.run.DisclosureRun;

/**
 * SIGKILL from outside at uniformly random milliseconds of a run, then the same command again: every row decided exactly
 * once, both logs and all evidence sound, and the decisions those of a run that nobody disturbed.
 */
class CrashTest {
    private static final long PEOPLE = 20_000;
    private static final long ROWS = 3_000;
    private static final List<String> LATER =
            List.of("counting", "screening", "reading records", "deciding", "closing");
    /** How long one of them takes, or less. */
    private static final long LATER_MILLIS = 200;

    @TempDir
    static Path folder;

    private static Story story;
    private static List<DecidedRow> undisturbed;
    private static long undisturbedMillis;

    @BeforeAll
    static void decidesOnceUndisturbed() throws Exception {
        story = Story.make(folder.resolve("base"), PEOPLE, ROWS);
        Story calm = story.copied(folder.resolve("base/calm"));
        KilledProcess child = start(calm);
        long began = System.nanoTime();
        assertThat(child.process().waitFor(5, TimeUnit.MINUTES)).isTrue();
        undisturbedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        assertThat(child.process().exitValue()).as(child.errors()).isZero();
        undisturbed = calm.rows(run(calm));
        assertThat(undisturbed).hasSize((int) ROWS);
    }

    @Test
    void a_run_killed_at_any_instant_goes_on_and_decides_every_row_exactly_once() throws Exception {
        killAndGoOn(15, 20_261_124L);
    }

    @Test
    @Tag("long")
    void the_same_two_hundred_times() throws Exception {
        killAndGoOn(200, 7L);
    }

    private static void killAndGoOn(int times, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Integer> stages = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            Story killed = story.copied(folder.resolve("base/killed-" + seed + "-" + i));
            int kills = 1 + random.nextInt(2);
            String stage = "";
            for (int k = 0; k < kills; k++) {
                stage = kill(start(killed), (i + k) % 2 == 0, random);
                stages.merge(stage, 1, Integer::sum);
            }
            DisclosureRun.Done done = killed.decide(DecideChild.SIZES, org.narrowgate.engine.run.Progress.silent());
            String context = "seed " + seed + ", round " + i + ", killed in " + stage;
            assertThat(killed.verify().damages()).as(context).isEmpty();
            List<DecidedRow> rows = killed.rows(done.run());
            assertThat(rows.stream().map(DecidedRow::row).toList())
                    .as(context)
                    .isEqualTo(LongStream.rangeClosed(1, ROWS).boxed().toList());
            assertThat(rows).as(context).isEqualTo(undisturbed);
            assertThat(killed.record(done.run()).closed()).as(context).isPresent();
            assertThat(killed.workspace().decisions()).as(context).exists();
            delete(killed.root());
        }
        KilledProcess.report(Path.of("target/kills-of-decide.txt"), stages);
        assertThat(stages.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(times);
    }

    /** Starting takes most of so small a run: every other kill waits for what comes later, so that all of it is hit. */
    private static String kill(KilledProcess child, boolean anywhere, SplittableRandom random) throws Exception {
        if (anywhere) {
            return child.killAfter(random.nextLong(undisturbedMillis));
        }
        child.await(LATER.get(random.nextInt(LATER.size())));
        return child.killAfter(random.nextLong(LATER_MILLIS));
    }

    private static KilledProcess start(Story of) throws Exception {
        return KilledProcess.start(
                DecideChild.class,
                of.root().getParent(),
                of.root().toString(),
                String.valueOf(PEOPLE),
                String.valueOf(ROWS));
    }

    private static long run(Story of) throws Exception {
        return of.decide(DecideChild.SIZES, org.narrowgate.engine.run.Progress.silent())
                .run();
    }

    private static void delete(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
