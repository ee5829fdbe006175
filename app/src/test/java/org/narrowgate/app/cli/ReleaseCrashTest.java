package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.KilledProcess;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.Progress;

/**
 * SIGKILL from outside at random milliseconds of a release, then the same command again: authorised and sealed
 * once, no sealed byte without its logged authorisation, and what the recipient reads is what he would have read.
 */
class ReleaseCrashTest {
    /** How long a stage takes, or less. */
    private static final long LATER_MILLIS = 200;

    private static final Instant AT = Instant.parse("2026-03-03T09:00:00Z");

    @TempDir
    static Path folder;

    private static Story decided;
    private static long run;
    private static Path text;
    private static List<Map<String, byte[]>> undisturbed;
    private static long undisturbedMillis;

    @BeforeAll
    static void releasesOnceUndisturbed() throws Exception {
        decided = Story.make(folder.resolve("base"), 20_000, 3_000);
        run = Desk.decide(decided, decided.demo().bars());
        text = folder.resolve("release.json");
        Desk people = new Desk();
        assertThat(people.draft(decided, run, text)).isZero();
        Desk.sign(decided, text, "releasing-official");

        Story calm = decided.copied(folder.resolve("base/calm"));
        KilledProcess child = start(calm);
        long began = System.nanoTime();
        assertThat(child.process().waitFor(5, TimeUnit.MINUTES)).isTrue();
        undisturbedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        assertThat(child.process().exitValue()).as(child.errors()).isZero();
        undisturbed = read(calm);
        assertThat(undisturbed).as("parts").hasSizeGreaterThan(2);
    }

    @Test
    void a_release_killed_at_any_instant_goes_on_and_is_authorised_and_sealed_once() throws Exception {
        killAndGoOn(15, 20_261_124L);
    }

    @Test
    @Tag("long")
    void the_same_two_hundred_times() throws Exception {
        killAndGoOn(200, 11L);
    }

    @Test
    void a_stage_killed_at_any_instant_goes_on_by_the_same_command_and_the_next_one_waits() throws Exception {
        Story first = decided.copied(folder.resolve("base/first-stage"));
        Path staged = stagedIn(first);
        ReleaseChild.release(first.root(), run, staged, AT, Progress.silent(), OptionalInt.of(1));
        SplittableRandom random = new SplittableRandom(20_261_127L);
        for (int i = 0; i < 6; i++) {
            Story killed = first.copied(folder.resolve("base/killed-stage-" + i));
            KilledProcess child = KilledProcess.start(
                    ReleaseChild.class,
                    killed.root().getParent(),
                    killed.root().toString(),
                    String.valueOf(run),
                    staged.toString(),
                    AT.toString(),
                    "2");
            if (i % 3 != 0) {
                child.await(i % 3 == 1 ? "accounting" : "sealing");
            }
            String context = "round " + i + ", killed in " + child.killAfter(random.nextLong(LATER_MILLIS));
            Path package2 = killed.root().resolve("releases/run-" + run + "-s2");
            boolean logged =
                    Registry.read(killed.workspace().register()).releases(run).size() > 1;
            assertThat(Files.exists(package2) && !logged).as(context).isFalse();

            ReleaseChild.release(killed.root(), run, staged, AT, Progress.silent(), OptionalInt.of(2));

            Registry after = Registry.read(killed.workspace().register());
            assertThat(after.all(ReleaseAuthorised.class, e -> true))
                    .as(context)
                    .hasSize(2);
            assertThat(after.all(ReleaseSealed.class, e -> true)).as(context).hasSize(2);
            assertThat(package2).as(context).exists();
            assertThat(killed.root().resolve("releases/run-" + run + "-s3")).doesNotExist();
            assertThat(killed.verify().damages()).as(context).isEmpty();
        }
    }

    private static Path stagedIn(Story of) throws Exception {
        Path staged = folder.resolve("staged.json");
        Desk people = new Desk();
        assertThat(people.draft(of, run, staged, "--parts", "3"))
                .as(people.out.toString())
                .isZero();
        Desk.sign(of, staged, "releasing-official");
        return staged;
    }

    private static void killAndGoOn(int times, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Integer> stages = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            Story killed = decided.copied(folder.resolve("base/killed-" + seed + "-" + i));
            KilledProcess child = start(killed);
            long most = undisturbedMillis;
            // Starting takes most of so small a release: every other kill waits until rows are read, or sealed.
            if (i % 2 == 1) {
                child.await(i % 4 == 1 ? "accounting" : "sealing");
                most = LATER_MILLIS;
            }
            String stage = child.killAfter(random.nextLong(most));
            stages.merge(stage, 1, Integer::sum);
            String context = "seed " + seed + ", round " + i + ", killed in " + stage;
            Registry before = Registry.read(killed.workspace().register());
            assertThat(before.releases(run).isEmpty() && anythingSealed(killed))
                    .as("%s: something is sealed that nobody authorised", context)
                    .isFalse();

            ReleaseChild.release(killed.root(), run, text, AT, Progress.silent());

            Registry after = Registry.read(killed.workspace().register());
            assertThat(after.all(ReleaseAuthorised.class, e -> true))
                    .as(context)
                    .hasSize(1);
            assertThat(after.all(ReleaseSealed.class, e -> true)).as(context).hasSize(1);
            assertThat(killed.verify().damages()).as(context).isEmpty();
            assertSame(read(killed), context);
        }
        KilledProcess.report(Path.of("target/kills-of-release.txt"), stages);
    }

    private static KilledProcess start(Story of) throws Exception {
        return KilledProcess.start(
                ReleaseChild.class,
                of.root().getParent(),
                of.root().toString(),
                String.valueOf(run),
                text.toString(),
                AT.toString());
    }

    private static boolean anythingSealed(Story of) throws Exception {
        try (Stream<Path> files = Files.walk(of.root().resolve("releases"))) {
            return files.anyMatch(Files::isRegularFile);
        }
    }

    private static List<Map<String, byte[]>> read(Story of) throws Exception {
        List<Map<String, byte[]>> parts = new java.util.ArrayList<>();
        Path release = of.root().resolve("releases/run-" + run);
        try (Stream<Path> files = Files.list(release)) {
            for (Path part :
                    files.filter(f -> f.toString().endsWith(".cms")).sorted().toList()) {
                Path desk = Files.createTempDirectory(folder, "desk");
                parts.add(Desk.decrypted(of, part, desk));
            }
        }
        return parts;
    }

    /** Receipts and manifest hold where the entries lie and who signed when; all else is the recipient's to compare. */
    private static void assertSame(List<Map<String, byte[]>> parts, String context) {
        assertThat(parts).as(context).hasSameSizeAs(undisturbed);
        for (int i = 0; i < parts.size(); i++) {
            Map<String, byte[]> expected = undisturbed.get(i);
            Map<String, byte[]> found = parts.get(i);
            assertThat(found.keySet()).as(context).isEqualTo(expected.keySet());
            expected.forEach((name, content) -> {
                if (!name.startsWith("receipts/") && !name.startsWith("manifest")) {
                    assertThat(found.get(name)).as("%s: %s", context, name).isEqualTo(content);
                }
            });
        }
    }
}
