package org.narrowgate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @TempDir
    static Path folder;

    private static Story story;
    private static List<DecidedRow> undisturbed;
    private static long undisturbedMillis;

    @BeforeAll
    static void decidesOnceUndisturbed() throws Exception {
        story = Story.make(folder.resolve("base"), PEOPLE, ROWS);
        Story calm = story.copied(folder.resolve("base/calm"));
        Process child = start(calm);
        awaitStart(child, calm);
        long began = System.nanoTime();
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        undisturbedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        assertThat(child.exitValue())
                .as(Files.readString(calm.root().resolveSibling("errors.txt")))
                .isZero();
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
            for (int k = 0; k < kills; k++) {
                Process child = start(killed);
                awaitStart(child, killed);
                Thread.sleep(random.nextLong(undisturbedMillis));
                child.destroyForcibly().waitFor();
                stages.merge(lastStage(killed), 1, Integer::sum);
            }
            DisclosureRun.Done done = killed.decide(DecideChild.SIZES, org.narrowgate.engine.run.Progress.silent());
            String context = "seed " + seed + ", round " + i + ", killed in " + lastStage(killed);
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
        report(stages);
        assertThat(stages.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(times);
    }

    private static Process start(Story of) throws IOException {
        Path out = of.root().resolveSibling("stages.txt");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecideChild.class.getName(),
                        of.root().toString(),
                        String.valueOf(PEOPLE),
                        String.valueOf(ROWS))
                .redirectError(out.resolveSibling("errors.txt").toFile())
                .redirectOutput(out.toFile())
                .start();
    }

    /** Kills while Java itself starts would hit nothing of ours. */
    private static void awaitStart(Process child, Story of) throws Exception {
        while (child.isAlive() && !output(of).contains("starting")) {
            Thread.sleep(5);
        }
    }

    private static long run(Story of) throws Exception {
        return of.decide(DecideChild.SIZES, org.narrowgate.engine.run.Progress.silent())
                .run();
    }

    private static String output(Story of) throws IOException {
        return Files.readString(of.root().resolveSibling("stages.txt"));
    }

    private static String lastStage(Story of) throws IOException {
        List<String> lines = Files.readAllLines(of.root().resolveSibling("stages.txt"), StandardCharsets.UTF_8);
        return lines.get(lines.size() - 1);
    }

    /** Where the kills hit: a harness that hits one stage only would prove little. */
    private static void report(Map<String, Integer> stages) throws IOException {
        List<String> lines = new ArrayList<>();
        stages.forEach((stage, hits) -> lines.add(String.format("%-22s %4d  %s", stage, hits, "#".repeat(hits))));
        Path report = Path.of("target/kills-of-decide.txt");
        Files.createDirectories(report.getParent());
        Files.write(report, lines);
    }

    private static void delete(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
