package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.shard.Growth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate ledger list}: what the workspace has grown to. */
@Command(
        name = "list",
        description = {
            "Lists every log of the workspace: origin, entries, bytes, since when and until when it was written, the runs"
                    + " that stand in it and the bytes of their evidence; then what the other folders have grown to.",
            "Bytes are those of the files. Nothing is verified: `verify` does that."
        },
        mixinStandardHelpOptions = true)
final class LedgerListCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        Growth growth = Growth.of(workspace.open());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json stores = Json.object();
            growth.stores().forEach(stores::put);
            out.println(Printed.compact(Json.object()
                    .put(
                            "logs",
                            growth.logs().stream()
                                    .map(LedgerListCommand::document)
                                    .toList())
                    .put("bytes", stores)));
        } else {
            growth.logs().forEach(log -> out.println(line(log)));
            growth.stores().forEach((store, bytes) -> out.printf(Locale.ROOT, "%-20s %,18d bytes%n", store, bytes));
        }
        out.flush();
        return Exit.DONE;
    }

    private static String line(Growth.Grown log) {
        String runs = log.name().equals("register")
                ? ""
                : String.format(Locale.ROOT, ", %,d runs with %,d bytes of evidence", log.runs(), log.evidence());
        return String.format(
                Locale.ROOT,
                "%-20s %,18d bytes, %,d entries%s%s%s; %s",
                log.name(),
                log.bytes(),
                log.entries(),
                runs,
                log.since().map(at -> ", since " + at).orElse(""),
                log.until().map(at -> ", ended " + at).orElse(""),
                log.origin());
    }

    private static Json document(Growth.Grown log) {
        return Json.object()
                .put("name", log.name())
                .put("origin", log.origin())
                .put("since", words(log.since()))
                .put("until", words(log.until()))
                .put("entries", log.entries())
                .put("bytes", log.bytes())
                .put("runs", log.runs())
                .put("evidence_bytes", log.evidence());
    }

    private static String words(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }
}
