package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.narrowgate.app.run.KilledProcess;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;

/** One small workspace, decided once without any fault, and what must hold of every other that met one. */
public final class FaultStory {
    private static final Instant RELEASED_AT = Instant.parse("2026-03-03T09:00:00Z");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{3}-?\\d{2}-?\\d{4}\\b");

    private final Path folder;
    private final long people;
    private final long rows;
    private final Story fresh;
    private final Story decided;
    private final long run;
    private final int[] decisions;
    private final DisclosureRun.Done undisturbed;

    private FaultStory(Path folder, long people, long rows) throws Exception {
        this.folder = folder;
        this.people = people;
        this.rows = rows;
        fresh = Story.make(folder, people, rows);
        decided = fresh.copied(folder.resolve("decided"));
        undisturbed = decided.decide(FaultChild.sizes(rows), Progress.silent());
        run = undisturbed.run();
        decisions = rows(decided, run);
    }

    /** One hash a row, since a million rows are too many to be held; each row once and in its place. */
    private int[] rows(Story of, long which) throws Exception {
        int[] found = new int[(int) rows];
        AtomicLong next = new AtomicLong();
        of.record(which).forEachRow(row -> {
            assertThat(row.row()).isEqualTo(next.get() + 1);
            found[(int) next.getAndIncrement()] = row.hashCode();
        });
        assertThat(next.get()).isEqualTo(rows);
        return found;
    }

    private List<String> options() {
        return rows > 100_000 ? KilledProcess.launched() : KilledProcess.brief("512m");
    }

    public static FaultStory make(Path folder, long people, long rows) throws Exception {
        return new FaultStory(folder, people, rows);
    }

    /** The workspace with nothing decided in it. */
    public Story fresh(String name) throws Exception {
        return fresh.copied(folder.resolve(name));
    }

    /** The workspace with its run decided. */
    public Story decided(String name) throws Exception {
        return decided.copied(folder.resolve(name));
    }

    /** A process that decides and meets a fault. */
    public KilledProcess decide(Story of, List<String> before, FaultChild.Fault fault) throws Exception {
        List<String> args = new ArrayList<>(fault.arguments());
        args.addAll(List.of("decide", of.root().toString(), String.valueOf(people), String.valueOf(rows)));
        return KilledProcess.start(
                before, options(), FaultChild.class, of.root().getParent(), args);
    }

    /** The command that people give, as a process; at their sizes of block and group. */
    public static KilledProcess command(Story of, String heap, Path said, String... words) throws Exception {
        Files.createDirectories(said);
        return KilledProcess.start(List.of(), KilledProcess.brief(heap), FaultMain.class, said, List.of(words));
    }

    /** The words of {@code narrowgate decide} for this workspace. */
    public static String[] decideCommand(Story of) {
        return new String[] {
            "decide", of.demo().request().toString(),
            "--workspace", of.root().toString(),
            "--bars", of.demo().bars().toString(),
            "--at", of.demo().decisionTime().toString()
        };
    }

    /** A text that the releasing official signed for the decided run. */
    public Path signed() throws Exception {
        Path text = folder.resolve("release.json");
        if (Files.notExists(text)) {
            assertThat(new Desk().draft(decided, run, text)).isZero();
            Desk.sign(decided, text, "releasing-official");
        }
        return text;
    }

    /** A process that releases and meets a fault. */
    public KilledProcess release(Story of, List<String> before, FaultChild.Fault fault) throws Exception {
        List<String> args = new ArrayList<>(fault.arguments());
        args.addAll(List.of(
                "release", of.root().toString(), String.valueOf(run), signed().toString(), RELEASED_AT.toString()));
        return KilledProcess.start(
                before, options(), FaultChild.class, of.root().getParent(), args);
    }

    /** What a command that could not go on printed: one message and its code, nothing of Java's and nobody's number. */
    public static void assertToldPlainly(KilledProcess ended, int exit, String code) throws Exception {
        int found = ended.end();
        String said = ended.errors();
        assertThat(found).as(said).isEqualTo(exit);
        List<String> lines = said.lines().toList();
        assertThat(lines.get(lines.size() - 1)).as(said).isEqualTo("(" + code + " in docs/operator.md)");
        assertThat(lines).as(said).anyMatch(line -> line.startsWith("narrowgate: "));
        assertThat(said).doesNotContain("Exception", "\tat ", "null");
        assertThat(NUMBER.matcher(said).find()).as(said).isFalse();
    }

    /** Nothing is damaged and nothing half written, also before the command is given again. */
    public static void assertSound(Story of) throws Exception {
        assertThat(of.verify().damages()).isEmpty();
        try (var files = Files.walk(of.root())) {
            assertThat(files.map(Path::toString).filter(f -> f.endsWith(".tmp") || f.endsWith(".partial")))
                    .isEmpty();
        }
    }

    /** Decides again without a fault: every row once, as if nothing had happened. */
    public void assertGoesOn(Story of) throws Exception {
        assertAsUndisturbed(of, of.decide(FaultChild.sizes(rows), Progress.silent()));
    }

    /** Every row is decided once, and as without a fault. */
    public void assertAsUndisturbed(Story of, DisclosureRun.Done done) throws Exception {
        assertThat(rows(of, done.run())).isEqualTo(decisions);
        assertThat(done.totals().json().compact())
                .isEqualTo(undisturbed.totals().json().compact());
        assertThat(Registry.read(of.workspace().register()).runs()).containsExactly(done.run());
        assertThat(of.record(done.run()).closed()).isPresent();
        assertSound(of);
    }

    /** No sealed part lies where it would be taken for a release. */
    public void assertNothingReleased(Story of) throws Exception {
        assertThat(of.root().resolve("releases/run-" + run)).doesNotExist();
        assertThat(Registry.read(of.workspace().register()).all(ReleaseSealed.class, e -> true))
                .isEmpty();
    }

    /** Releases again without a fault: authorised once, sealed once, every part sound. */
    public void assertReleases(Story of) throws Exception {
        ReleaseChild.release(of.root(), run, signed(), RELEASED_AT, Progress.silent());
        Registry after = Registry.read(of.workspace().register());
        assertThat(after.all(ReleaseAuthorised.class, e -> true)).hasSize(1);
        assertThat(after.all(ReleaseSealed.class, e -> true)).hasSize(1);
        assertSound(of);
    }

    /** Run of the decided workspace. */
    public long run() {
        return run;
    }

    /** A fault that never comes. */
    public static FaultChild.Fault none() {
        return new FaultChild.Fault("never", 0, "");
    }

    /** How many rows are decided and durable. */
    public static long durable(Story of) throws Exception {
        return of.verify().checked().stream()
                .filter(line -> line.contains("decisions: "))
                .map(line -> line.replaceAll(".*decisions: (\\d+) entries.*", "$1"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
