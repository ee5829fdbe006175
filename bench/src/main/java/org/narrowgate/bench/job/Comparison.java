package org.narrowgate.bench.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.narrowgate.app.demo.Scenario;
import org.narrowgate.app.demo.Stratum;
import org.narrowgate.app.setup.DemoSources;
import org.narrowgate.app.setup.DemoWorkspace;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.Progress;

/**
 * Runs the SQL join, the floor and the main job one after the other over the same files, each as a process of its own, at
 * several sizes and shares of admissible rows, and prints what each used as a table, and as JSON beside the files.
 *
 * <p>Arguments: working folder, people, then {@code ROWS} or {@code ROWS@PERCENT} for each run. Population and requests
 * are made once and kept in the folder.
 */
public final class Comparison {
    /** Elements that only a record decides: their rows are admissible, as are those that open. */
    private static final List<String> OF_RECORDS = List.of("ID-1", "I2-8-record", "I2-11", "I2-12");

    private static final String RUN = "run-";

    private final Path folder;
    private final Path home;
    private final long people;

    private Comparison(Path folder, Path home, long people) {
        this.folder = folder;
        this.home = home;
        this.people = people;
    }

    public static void main(String[] arguments) throws Exception {
        Comparison comparison = new Comparison(
                Path.of(arguments[0]).toAbsolutePath(),
                Path.of(System.getProperty("narrowgate.home", ".")).toAbsolutePath(),
                Long.parseLong(arguments[1]));
        comparison.deleteRuns();
        System.out.println("rows share job wall_s cpu_s heap_MiB rss_MiB written_MiB ratio_wall ratio_cpu us_per_row");
        for (int i = 2; i < arguments.length; i++) {
            String asked = arguments[i];
            int at = asked.indexOf('@');
            comparison.compare(
                    Long.parseLong(at < 0 ? asked : asked.substring(0, at)),
                    at < 0 ? 0 : Integer.parseInt(asked.substring(at + 1)));
        }
    }

    private void compare(long rows, int percent) throws Exception {
        Scenario shipped =
                Scenario.read(home.resolve("examples/demo/scenario.yaml")).resized(people, rows);
        Scenario scenario = percent == 0 ? shipped : sharing(shipped, percent);
        Path made = folder.resolve("made-" + people + "-" + rows + "-" + percent);
        DemoWorkspace demo = workspace(made, scenario);
        Path run = fresh(made);
        String[] files = {
            run.resolve("incoming/SYNTHETIC-request-1/rows.csv").toString(),
            run.resolve("records/persons.parquet").toString(),
            run.resolve("records/addresses.parquet").toString(),
            folder.toString()
        };
        String share = percent == 0 ? "case" : percent + "%";
        print(rows, share, "sql", job(SqlJob.class, files), null);
        Json floor = job(FloorJob.class, files);
        print(rows, share, "floor", floor, floor);
        Json main = job(
                MainJob.class,
                run.toString(),
                keys(made).resolve("people").toString(),
                home.resolve("packs").toString(),
                demo.decisionTime().toString());
        print(rows, share, "main", main, floor);
        requireExpected(scenario, main.object("outcomes"));
    }

    /** The same strata, those of admissible rows and the others each scaled so that this percentage is admissible. */
    private static Scenario sharing(Scenario scenario, int percent) {
        long admissible = scenario.strata().stream()
                .filter(Comparison::isAdmissible)
                .mapToLong(Stratum::share)
                .sum();
        long others = scenario.strata().stream().mapToLong(Stratum::share).sum() - admissible;
        List<Stratum> scaled = new ArrayList<>();
        for (Stratum s : scenario.strata()) {
            long weight = isAdmissible(s) ? percent * others : (100 - percent) * admissible;
            scaled.add(new Stratum(s.defect(), s.share() * weight / 1_000, s.outcome(), s.element()));
        }
        return new Scenario(
                scenario.notice(),
                scenario.seed(),
                scenario.people(),
                scenario.rows(),
                scenario.firstYear(),
                scenario.lastYear(),
                scenario.signedOn(),
                scenario.decisionDay(),
                scenario.limits(),
                scaled);
    }

    private static boolean isAdmissible(Stratum stratum) {
        return stratum.element().isEmpty() || OF_RECORDS.contains(stratum.element());
    }

    private DemoWorkspace workspace(Path made, Scenario scenario) throws Exception {
        Files.createDirectories(folder);
        Path shared = folder.resolve("records-" + people);
        DemoWorkspace demo = new DemoWorkspace(made, keys(made), scenario, new SecureRandom());
        if (Files.isDirectory(shared) && !Files.exists(made.resolve("records"))) {
            link(shared, made.resolve("records"));
        }
        demo.make(DemoSources.in(home), Progress.silent());
        if (!Files.isDirectory(shared)) {
            link(made.resolve("records"), shared);
        }
        return demo;
    }

    private static Path keys(Path made) {
        return made.resolveSibling(made.getFileName() + ".keys");
    }

    /** A copy that has decided nothing; the large files are the same ones under another name. */
    private Path fresh(Path made) throws IOException {
        Path run = Files.createTempDirectory(folder, RUN);
        link(made, run);
        return run;
    }

    /**
     * Before anything is measured: for a minute a file system may look through all files just deleted whenever it makes
     * one, and a log of a million entries has ten thousand (ext4 took 7 s of CPU for them, and 1.3 s otherwise).
     */
    private void deleteRuns() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> left = Files.list(folder)) {
                for (Path run : left.filter(
                                path -> path.getFileName().toString().startsWith(RUN))
                        .toList()) {
                    delete(run);
                }
            }
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (Files.size(path) > 1 << 20) {
                    Files.createLink(target, path);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Json job(Class<?> job, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "@" + home.resolve("jvm.options"),
                "-Xmx2g",
                "-Dnarrowgate.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                job.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(job.getSimpleName() + " failed");
        }
        return Json.read(printed.strip().getBytes(StandardCharsets.UTF_8));
    }

    private void print(long rows, String share, String name, Json used, @Nullable Json floor) throws IOException {
        long wall = used.number("wall_ms");
        long cpu = used.number("cpu_ms");
        System.out.printf(
                Locale.ROOT,
                "%d %s %s %.1f %.1f %d %d %d %s %s %.1f%n",
                rows,
                share,
                name,
                wall / 1e3,
                cpu / 1e3,
                used.number("heap_peak") >> 20,
                used.number("rss_peak") >> 20,
                used.number("written") >> 20,
                floor == null ? "-" : String.format(Locale.ROOT, "%.2f", wall / (double) floor.number("wall_ms")),
                floor == null ? "-" : String.format(Locale.ROOT, "%.2f", cpu / (double) floor.number("cpu_ms")),
                wall * 1e3 / rows);
        Files.write(folder.resolve(rows + "-" + share.replace("%", "") + "-" + name + ".json"), used.pretty());
    }

    private static void requireExpected(Scenario scenario, Json outcomes) {
        for (Outcome outcome : Outcome.values()) {
            long expected = scenario.outcomes().getOrDefault(outcome, 0L);
            if (outcomes.number(outcome.name()) != expected) {
                throw new IllegalStateException(outcome + ": " + outcomes.number(outcome.name()) + " rows, but "
                        + expected + " were expected: what was measured is not the job");
            }
        }
    }
}
