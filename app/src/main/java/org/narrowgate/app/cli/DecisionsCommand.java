package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.state.RowSummary;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate decisions}: the rows of a run with outcome and first ground; nothing personal. */
@Command(
        name = "decisions",
        description = "Lists the rows of a run: number, outcome, first ground, citation. Nothing personal is shown.",
        mixinStandardHelpOptions = true)
final class DecisionsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run, as `narrowgate status` lists it.")
    private long run;

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private Optional<Outcome> outcome = Optional.empty();

    @Option(names = "--element", paramLabel = "ID", description = "Only rows whose first ground is this element.")
    private Optional<String> element = Optional.empty();

    @Option(names = "--resent", description = "Only rows sent again with other particulars after a refusal.")
    private boolean resent;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; all if absent.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--json", description = "JSON Lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        Protected secrets = Protected.of(opened);
        RunRecord record = secrets.run(run);
        List<RowSummary> rows = RunSummaries.of(opened, secrets.key(), secrets.openings(), record.run());
        PrintWriter out = spec.commandLine().getOut();
        rows.stream()
                .filter(row -> outcome.isEmpty() || row.outcome() == outcome.get())
                .filter(row -> element.isEmpty() || row.element().equals(element.get()))
                .filter(row -> !resent || row.resent())
                .limit(limit)
                .forEach(row -> out.println(json ? Printed.compact(document(row)) : line(row)));
        out.flush();
        return Exit.DONE;
    }

    private static String line(RowSummary row) {
        return String.format(
                        Locale.ROOT,
                        "#%-9d %-8s  %-14s %s%s",
                        row.row(),
                        row.outcome(),
                        row.element(),
                        row.citation(),
                        row.resent() ? "  (sent again after a refusal)" : "")
                .stripTrailing();
    }

    private static Json document(RowSummary row) {
        return Json.object()
                .put("row", row.row())
                .put("outcome", row.outcome().name())
                .put("element", row.element())
                .put("citation", row.citation())
                .put("looked_up", row.lookedUp())
                .put("identified", row.identified())
                .put("identification", row.identification())
                .put("attestation_alone", row.attested())
                .put("resent_after_refusal", row.resent())
                .put("questions", row.questions());
    }
}
