package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.timestamp.Stamping;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.Witnessing;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate decide}: the main job up to the log; nothing is released. */
@Command(
        name = "decide",
        description = {
            "Decides every row of a request, logs each decision and keeps its evidence. Nothing is released.",
            "Deciding the same request again goes on where a run was cut off, or returns the run that decided it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 decided; 1 decided, and rows are held for a person; 3 the request is refused (and that is",
            "logged); 4 cannot go on. Then: narrowgate decisions RUN, explain RUN ROW, hold list, release RUN."
        })
final class DecideCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REQUEST_DIR", description = "Folder with request.json, the rows file and request.p7s.")
    private Path request = Path.of(".");

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--bars",
            paramLabel = "FILE",
            description = "What is known of bars (YAML); else the dated statement in orders/ counts.")
    private Optional<Path> bars = Optional.empty();

    @Mixin
    private TimeOption time = new TimeOption();

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Where times, memory and sizes go as JSON; reports/run-RUN.metrics.json if absent.")
    private Optional<Path> metrics = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        InstantSource clock = time.clock(opened);
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        DisclosureRun.Done done;
        Optional<String> unwitnessed;
        Optional<String> unstamped;
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            done = new MeasuredRun(open, metrics, spec.commandLine().getErr())
                    .decide(Packs.folder(opened.config().packs()), request, bars, json ? Progress.silent() : progress)
                    .done();
            unwitnessed = Witnessing.afterwards(open, AdoptedPolicies.of(opened).policy());
            unstamped = Stamping.afterwards(opened, open.random());
        } finally {
            progress.finish();
        }
        print(done);
        unwitnessed.ifPresent(why -> spec.commandLine().getErr().println(Witnessing.NOT_YET + why));
        unstamped.ifPresent(spec.commandLine().getErr()::println);
        return done.totals().of(Outcome.HOLD) > 0 ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    private void print(DisclosureRun.Done done) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("run", done.run())
                    .put("rows_decided_before", done.before())
                    .put("complete_before", done.closedBefore())
                    .put("emergency", done.emergency())
                    .put("totals", done.totals().json())));
        } else {
            out.println(opening(done));
            out.println();
            new TotalsText(done, out).print();
        }
        out.flush();
    }

    static String opening(DisclosureRun.Done done) {
        if (done.closedBefore()) {
            return "run " + done.run() + " decided this request before; here is what it came to";
        }
        return done.before() > 0
                ? "run " + done.run() + " went on at its row " + (done.before() + 1) + " and is complete"
                : "run " + done.run() + " is complete";
    }
}
