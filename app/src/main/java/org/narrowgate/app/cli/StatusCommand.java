package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.RegisterEntry.RequestRefused;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.Readiness;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate status}: what a workspace lacks, its runs, and the command that goes on with each. */
@Command(
        name = "status",
        description = "Says what the workspace lacks, lists its runs, and the command that goes on with each.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** One run as it is listed. */
    private record Line(
            long run,
            String at,
            String request,
            long decided,
            boolean complete,
            long parent,
            int releases,
            String next) {}

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        Protected secrets = Protected.of(opened);
        Registry registry = Registry.read(opened.register());
        List<String> lacking =
                Readiness.lacking(opened, Packs.folder(opened.config().packs()), Today.of(opened, registry)).stream()
                        .map(Readiness.Lack::toString)
                        .toList();
        List<Line> lines = new ArrayList<>();
        for (long run : registry.runs()) {
            lines.add(line(registry, secrets.run(run)));
        }
        int refused = registry.all(RequestRefused.class, r -> true).size();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(document(opened, lacking, lines, refused)));
        } else {
            print(out, opened, lacking, lines, refused);
        }
        out.flush();
        boolean done = lacking.isEmpty() && lines.stream().allMatch(Line::complete);
        return done ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private Line line(Registry registry, RunRecord record) {
        long run = record.run();
        String request = record.law().requestId();
        String at = " --workspace " + workspace.folder();
        int releases = registry.releases(run).size();
        String next;
        if (record.closed().isEmpty()) {
            next = record.opened().parent() < 0
                    ? "narrowgate decide "
                            + workspace.folder().resolve("requests").resolve(request) + at
                    : "narrowgate hold resolve " + record.opened().parent() + at;
        } else {
            next = "narrowgate report " + run + at;
        }
        return new Line(
                run,
                record.opened().at().toString(),
                request,
                record.decided(),
                record.closed().isPresent(),
                record.opened().parent(),
                releases,
                next);
    }

    private static void print(PrintWriter out, Workspace opened, List<String> lacking, List<Line> lines, int refused) {
        out.println("workspace of " + opened.config().custodian()
                + (opened.config().demo() ? " (demo: draft packs may run)" : ""));
        lacking.forEach(what -> out.println("lacks: " + what));
        if (refused > 0) {
            out.println("requests refused as a whole: " + refused);
        }
        out.println(lines.isEmpty() ? "no run yet; next: narrowgate decide REQUEST_DIR" : "runs");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "  %4d  %s  request %s%s  %,d rows decided, %s, releases %d%n        %s%n",
                    line.run(),
                    line.at(),
                    line.request(),
                    line.parent() < 0 ? "" : " (held rows of run " + line.parent() + ")",
                    line.decided(),
                    line.complete() ? "complete" : "NOT COMPLETE; go on with",
                    line.releases(),
                    line.next());
        }
    }

    private static Json document(Workspace opened, List<String> lacking, List<Line> lines, int refused) {
        List<Json> runs = new ArrayList<>();
        lines.forEach(line -> {
            Json run = Json.object()
                    .put("run", line.run())
                    .put("decided_at", line.at())
                    .put("request_id", line.request())
                    .put("rows_decided", line.decided())
                    .put("complete", line.complete());
            if (line.parent() >= 0) {
                run.put("parent", line.parent());
            }
            runs.add(run.put("releases", line.releases()).put("next", line.next()));
        });
        return Json.object()
                .put("custodian", opened.config().custodian())
                .put("demo", opened.config().demo())
                .put("lacking", lacking)
                .put("requests_refused", refused)
                .put("runs", runs);
    }
}
