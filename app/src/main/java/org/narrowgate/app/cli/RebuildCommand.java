package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate rebuild}: the table of decisions, made again. */
@Command(
        name = "rebuild",
        description = "Makes state.db again from ledger and evidence; it holds no truth of its own.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        Workspace opened = workspace.open();
        Protected secrets = Protected.of(opened);
        List<Long> runs = Registry.read(opened.register()).runs();
        Files.deleteIfExists(opened.state());
        long rows = 0;
        for (long run : runs) {
            rows += RunSummaries.of(opened, secrets.key(), secrets.openings(), run)
                    .size();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? Printed.compact(Json.object()
                                .put("file", opened.state().toString())
                                .put("rows", rows))
                        : "made " + opened.state() + " again: " + rows + " rows");
        out.flush();
        return Exit.DONE;
    }
}
