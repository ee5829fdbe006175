package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.narrowgate.app.demo.NumberAndNameMatch;
import org.narrowgate.app.demo.Scenario;
import org.narrowgate.app.setup.DemoSources;
import org.narrowgate.app.setup.DemoWitnesses;
import org.narrowgate.app.setup.DemoWorkspace;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Layer;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RowSummary;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.Witnessing;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate demo}: an invented population and request through the whole main job. */
@Command(
        name = "demo",
        description = {
            "Makes a workspace with an invented population and a request shaped like the real case, and decides it.",
            "Run again, it goes on where it was cut off.",
            "With --story, plays what becomes of an agreement, a request and a release between two agencies, each step"
                    + " a command that is printed: proposed, objected to, signed by a successor, stayed by a court,"
                    + " released, recalled. docs/story.md tells it."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    /** Addresses asked for in the real case. */
    private static final long FULL_ROWS = 1_280_000;

    private static final long FULL_PEOPLE = 20_000_000;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The workspace; ${DEFAULT-VALUE} if absent.")
    private Path folder = Path.of("narrowgate-demo");

    @Option(names = "--workspace", hidden = true, description = "The same, as every other command takes it.")
    private Optional<Path> named = Optional.empty();

    @Option(names = "--rows", paramLabel = "N", description = "Rows of the request, 1,000 at least.")
    private Optional<Long> rows = Optional.empty();

    @Option(names = "--people", paramLabel = "N", description = "People in the population, twice the rows at least.")
    private Optional<Long> people = Optional.empty();

    @Option(
            names = "--full",
            description = {
                "The size of the real case: 1,280,000 rows against 20,000,000 people; needs 6 GB of disk. Making them"
                        + " takes longer than deciding, and is timed apart."
            })
    private boolean full;

    @Option(names = "--story", description = "Play the story in DIR, which must be empty or not there yet.")
    private boolean story;

    @Option(
            names = "--witnesses",
            description = "Of a demonstration that was made: run its three witnesses until they are ended.")
    private boolean answering;

    @Option(names = "--pause", description = "With --story: wait for Enter before each step.")
    private boolean pause;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Optional<Path> metrics = Optional.empty();
    private List<String> witnessed = List.of();

    /** What a mere match would have let out, and what became of it here. */
    private record Baseline(long matched, long lacking, long open, long opened) {}

    private Path folder() {
        return named.orElse(folder);
    }

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        if (story) {
            return told();
        }
        if (answering) {
            return answer(fitting());
        }
        if (pause) {
            throw new ParameterException(spec.commandLine(), "--pause belongs to --story");
        }
        return decided(fitting());
    }

    private Scenario fitting() throws DocumentException {
        try {
            return scenario();
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private int decided(Scenario scenario) throws IOException, DocumentException, RefusedException {
        Path root = folder().toAbsolutePath().normalize();
        DemoWorkspace demo = new DemoWorkspace(
                root, root.resolveSibling(root.getFileName() + ".keys"), scenario, new SecureRandom());
        ConsoleProgress console = ConsoleProgress.onStandardError();
        Progress progress = json ? Progress.silent() : console;
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(scenario.notice());
            out.println();
            out.flush();
        }
        DisclosureRun.Done done;
        Baseline baseline;
        try {
            demo.make(DemoSources.in(ProgramFolder.resolve("")), progress);
            done = decide(demo, root, progress);
            progress.stage("witnesses", 0);
            witnessed = witness(demo, root);
            progress.stage("number and name", 0);
            baseline = baseline(demo, root, done.run());
        } finally {
            console.finish();
        }
        boolean asExpected = asExpected(scenario, done);
        if (json) {
            out.println(Printed.compact(document(scenario, done, baseline, asExpected)));
        } else {
            print(out, scenario, done, baseline, asExpected);
        }
        out.flush();
        return asExpected ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private int told() throws IOException, DocumentException {
        if (full || json || rows.isPresent() || people.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--story has its own size and prints what its commands print; leave out the rest");
        }
        ToldStory told = new ToldStory(folder());
        Optional<Path> taken = told.taken();
        if (taken.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    taken.get() + " has something in it; the story begins in an empty folder, with keys of its own"
                            + " beside it: name another, or remove both");
        }
        return told.tell(spec.commandLine().getOut(), pause) ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private Scenario scenario() throws DocumentException {
        Scenario shipped = Scenario.read(ProgramFolder.resolve("examples/demo/scenario.yaml"));
        if (full && (rows.isPresent() || people.isPresent())) {
            throw new IllegalArgumentException("--full says how many rows and people; leave out --rows and --people");
        }
        if (full) {
            return shipped.resized(FULL_PEOPLE, FULL_ROWS);
        }
        long asked = rows.orElse(shipped.rows());
        return rows.isPresent() || people.isPresent()
                ? shipped.resized(people.orElse(Math.max(shipped.people(), 8 * asked)), asked)
                : shipped;
    }

    private DisclosureRun.Done decide(DemoWorkspace demo, Path root, Progress progress)
            throws IOException, DocumentException, RefusedException {
        Workspace workspace = Workspace.open(root);
        try (OpenWorkspace open =
                OpenWorkspace.open(workspace, new SecureRandom(), InstantSource.fixed(demo.decisionTime()))) {
            MeasuredRun.Measured measured = new MeasuredRun(
                            open, Optional.empty(), spec.commandLine().getErr())
                    .decide(
                            Packs.folder(workspace.config().packs()),
                            demo.request(),
                            Optional.of(demo.bars()),
                            progress);
            metrics = measured.metrics();
            return measured.done();
        }
    }

    /** Three witnesses answer while the logs are cosigned; the commissioner has adopted them. */
    private List<String> witness(DemoWorkspace demo, Path root) throws IOException, DocumentException {
        Instant at = demo.decisionTime();
        try (DemoWitnesses three = demo.witnesses(line -> {})) {
            Workspace workspace = Workspace.open(root);
            try (OpenWorkspace open = OpenWorkspace.open(workspace, new SecureRandom(), InstantSource.fixed(at))) {
                three.adopt(workspace, open.register(), at);
                return new Witnessing(open, AdoptedPolicies.of(workspace).policy())
                        .all().stream().map(Witnessing.Outcome::told).toList();
            }
        }
    }

    private int answer(Scenario scenario) throws IOException {
        Path root = folder().toAbsolutePath().normalize();
        DemoWorkspace demo = new DemoWorkspace(
                root, root.resolveSibling(root.getFileName() + ".keys"), scenario, new SecureRandom());
        if (!Workspace.isOne(root)) {
            throw new ParameterException(spec.commandLine(), root + " is no demonstration; make it first");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (DemoWitnesses three = demo.witnesses(err::println)) {
            spec.commandLine()
                    .getOut()
                    .println("three witnesses answer until you end them (Ctrl-C): "
                            + String.join(", ", three.addresses()));
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE;
    }

    private static Baseline baseline(DemoWorkspace demo, Path root, long run) throws IOException, DocumentException {
        BitSet matched = NumberAndNameMatch.rows(demo.request().resolve("rows.csv"), demo.persons());
        long lacking = 0;
        long open = 0;
        long opened = 0;
        try (Projection projection = Projection.open(Workspace.open(root).state())) {
            for (RowSummary row : projection.rows(run)) {
                if (matched.get(Math.toIntExact(row.row()))) {
                    boolean statute = row.layer() == Layer.STATUTE && !row.opens();
                    lacking += statute && row.outcome() == Outcome.WITHHOLD ? 1 : 0;
                    open += row.outcome() == Outcome.HOLD ? 1 : 0;
                    opened += row.opens() ? 1 : 0;
                }
            }
        }
        return new Baseline(matched.cardinality(), lacking, open, opened);
    }

    /** Whether every outcome and every first ground has the number of rows that the scenario expects. */
    private static boolean asExpected(Scenario scenario, DisclosureRun.Done done) {
        boolean outcomes = List.of(Outcome.values()).stream()
                .allMatch(o -> done.totals().of(o) == scenario.outcomes().getOrDefault(o, 0L));
        Map<String, Long> expected = scenario.elements();
        Map<String, Long> found = new java.util.TreeMap<>();
        done.totals().grounds().forEach((ground, count) -> found.merge(ground.element(), count, Long::sum));
        return outcomes
                && expected.equals(found)
                && done.totals().of(Outcome.DISCLOSE) > 0
                && done.totals().of(Outcome.CONFIRM) > 0;
    }

    private void print(
            PrintWriter out, Scenario scenario, DisclosureRun.Done done, Baseline baseline, boolean asExpected) {
        out.println();
        out.println(scenario.notice());
        out.println(DecideCommand.opening(done) + "; nothing is released");
        out.println();
        new TotalsText(done, out).print();
        out.println();
        out.printf(
                Locale.ROOT,
                "a mere number-and-name match would have let out %,d rows;%n  %,d of them lacked what the statute"
                        + " demands, %,d raise a question for a person, %,d go here too%n",
                baseline.matched(),
                baseline.lacking(),
                baseline.open(),
                baseline.opened());
        out.println(
                asExpected
                        ? "every outcome and first ground has the number of rows that the scenario expects"
                        : "NOT as the scenario expects: see examples/demo/scenario.yaml");
        witnessed.forEach(out::println);
        metrics.ifPresent(file -> out.println("times, memory and sizes: " + file));
        out.println();
        printNext(out, done.run());
    }

    private void printNext(PrintWriter out, long run) {
        out.println("Next (a pack that counsel only drafted decided this; nothing here is legal advice):");
        String at = " --workspace " + folder();
        out.println("  ./narrowgate explain " + run + " '#1'" + at);
        out.println("  ./narrowgate decisions " + run + at);
        out.println("  ./narrowgate verify" + at);
        out.println("  ./narrowgate report " + run + at);
        Path root = folder().toAbsolutePath().normalize();
        Path keys = root.resolveSibling(root.getFileName() + ".keys").resolve("people");
        String text = folder() + "/release.json";
        String part = folder() + "/releases/run-" + run + "/release-001.cms";
        out.println(
                "Nothing leaves unwitnessed. In another terminal let the three witnesses answer, until you end them:\n"
                        + "    ./narrowgate demo " + folder() + " --witnesses");
        out.println("A second person lets it go, and the recipient opens it:");
        out.println("  ./narrowgate release " + run + " --draft " + text + " --official \""
                + DemoWorkspace.releasingOfficial() + "\"" + at);
        out.println("  openssl cms -sign -binary -outform DER -signer " + folder()
                + "/certificates/releasing-official.pem -inkey " + keys + "/releasing-official.key.pem -in " + text
                + " -out " + text + ".p7s");
        out.println("  ./narrowgate release " + run + " --authorisation " + text + ".p7s" + at);
        out.println("  ./narrowgate open " + part + " --key " + keys + "/recipient.key.pem --certificate " + folder()
                + "/certificates/recipient.pem --policy " + folder() + "/releases/run-" + run
                + ".trust.policy --out opened");
        out.println("  openssl cms -decrypt -binary -inform DER -in " + part + " -recip " + folder()
                + "/certificates/recipient.pem -inkey " + keys + "/recipient.key.pem -out release-001.tar");
    }

    private Json document(Scenario scenario, DisclosureRun.Done done, Baseline baseline, boolean asExpected) {
        return Json.object()
                .put("notice", scenario.notice())
                .put("run", done.run())
                .put("rows_decided_before", done.before())
                .put("complete_before", done.closedBefore())
                .put("totals", done.totals().json())
                .put(
                        "number_and_name_match",
                        Json.object()
                                .put("matched", baseline.matched())
                                .put("lacking_what_the_statute_demands", baseline.lacking())
                                .put("question_for_a_person", baseline.open())
                                .put("disclosed_or_confirmed_here", baseline.opened()))
                .put("witnesses", witnessed)
                .put("as_the_scenario_expects", asExpected);
    }
}
