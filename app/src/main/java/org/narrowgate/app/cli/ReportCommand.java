package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.report.RunReport;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.state.Totals;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate report}: one run as a page to print or send on; counts only. */
@Command(
        name = "report",
        description = {
            "Writes one self-contained HTML page about a run, with charts and tables, and the same as JSON.",
            "Counts only, and none below 10 by State, week or repetition: no personal data."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run, as `narrowgate status` lists it.")
    private long run;

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description = "Where the page goes, the JSON beside it; reports/run-RUN.html in the workspace if absent.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print the JSON document and write nothing.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        Protected secrets = Protected.of(opened);
        RunRecord record = secrets.run(run);
        Totals totals = RunSummaries.totals(opened, secrets.key(), secrets.openings(), run);
        RunReport report = new RunReport(
                opened.config(),
                record,
                Opinions.of(opened, record.opened().at()).of(record.opened().pack()),
                Agreements.of(opened).history(record.opened().agreement().id()).objections(),
                WitnessedLog.decisions(opened, record.opened()),
                totals,
                record.breakdown());
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            to.println(Printed.compact(report.json()));
        } else {
            Path page = out.orElseGet(() -> opened.reports().resolve("run-" + run + ".html"));
            String name = String.valueOf(page.getFileName()).replaceFirst("\\.html$", "");
            AtomicFile.write(page, report.html().getBytes(StandardCharsets.UTF_8));
            AtomicFile.write(page.resolveSibling(name + ".json"), report.json().pretty());
            to.println("wrote " + page + " and " + page.resolveSibling(name + ".json"));
        }
        to.flush();
        return Exit.DONE;
    }
}
