package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.narrowgate.app.hold.Preview;
import org.narrowgate.app.hold.Waiting;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate hold preview}: what an answer would do, before anybody signs it. */
@Command(
        name = "preview",
        description = {
            "Shows what an answer (--question, --answer), or bars as they now stand (--bars), would do to the rows that a"
                    + " run holds: how many would go, be refused or still be held, which rows, and on which element.",
            "The rows are decided as `hold resolve` would decide them, by the same code over the same records; then it is"
                    + " forgotten. Nothing is signed, logged or kept. The records of rows that the answer would let be"
                    + " looked up are read: it is for those who may answer, and no report for anybody else.",
            "Of a contested question it shows what the answer does once two persons signed it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate hold preview 17 --question repeated-reason --answer MET",
            "  narrowgate hold preview 17 --bars orders/lifted.yaml --json"
        })
final class HoldPreviewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run that holds the rows.")
    private long run;

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    @Option(
            names = "--bars",
            paramLabel = "FILE",
            description = "Bars as they would stand; else those that the run was decided under.")
    private Optional<Path> bars = Optional.empty();

    @Mixin
    private TimeOption time = new TimeOption();

    @Option(names = "--json", description = "One JSON document, with every row.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        if (!answer.isAnAnswer() && (bars.isEmpty() || !answer.isEmpty())) {
            throw usage("say what to suppose: --question with --answer, or --bars, or all of them");
        }
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        InstantSource clock = time.clock(opened);
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            List<Judgment> answers = List.of();
            if (answer.isAnAnswer()) {
                Waiting waiting = answer.waiting(Protected.of(opened).custody(), run);
                answers = answer.supposed(waiting);
            }
            Preview preview = Preview.of(open, Packs.folder(opened.config().packs()), run, answers, bars, progress);
            progress.finish();
            print(preview);
        } finally {
            progress.finish();
        }
        return Exit.DONE;
    }

    private void print(Preview preview) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("run", run)
                    .put("kept", false)
                    .put("before", counts(preview.before()))
                    .put("after", counts(preview.after()))
                    .put(
                            "rows",
                            preview.changes().stream().map(Preview.Change::json).toList())));
        } else {
            new PreviewText(preview, out).printRows();
        }
        out.flush();
    }

    private static Map<String, Long> counts(Map<Outcome, Long> counts) {
        Map<String, Long> named = new TreeMap<>();
        for (Outcome outcome : Outcome.values()) {
            named.put(outcome.name().toLowerCase(Locale.ROOT), counts.getOrDefault(outcome, 0L));
        }
        return named;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
