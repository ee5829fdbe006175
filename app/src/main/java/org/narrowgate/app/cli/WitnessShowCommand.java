package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.Json;
import org.narrowgate.ledger.witness.Watched;
import org.narrowgate.ledger.witness.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate witness show}: what a witness has cosigned, and what it was shown that does not fit. */
@Command(
        name = "show",
        description = {
            "Every log that the witness has watched: entries of its last checkpoint, when that was cosigned, and evidence.",
            "FORK: the log signed two roots for one size. The file holds both signed notes and proves it to anybody.",
            "UNPROVEN: a larger checkpoint came without a proof that holds. Ask the custodian; it is proof of nothing yet."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing forked; 1 a fork is on file. It can be asked while the witness runs."})
final class WitnessShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The witness's folder.")
    private Path folder = Path.of(".");

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Watched> logs = Witness.show(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("logs", logs.stream().map(WitnessShowCommand::json).toList())));
        } else if (logs.isEmpty()) {
            out.println("no log has been watched yet; `witness serve` with --log begins");
        } else {
            for (Watched log : logs) {
                out.println(line(log));
                log.evidence().forEach(found -> out.println("  " + kind(found) + "  " + found.file()));
            }
        }
        out.flush();
        boolean forked = logs.stream().flatMap(log -> log.evidence().stream()).anyMatch(Watched.Evidence::proof);
        return forked ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    static String line(Watched log) {
        return log.origin()
                + log.cosigned()
                        .map(time -> "  " + log.size() + " entries, cosigned " + time)
                        .orElse("  nothing cosigned yet");
    }

    private static String kind(Watched.Evidence found) {
        return found.proof() ? "FORK" : "UNPROVEN";
    }

    static Json json(Watched log) {
        return Json.object()
                .put("origin", log.origin())
                .put("size", log.size())
                .put("cosigned", log.cosigned().map(Object::toString).orElse(""))
                .put(
                        "evidence",
                        log.evidence().stream()
                                .map(found -> Json.object()
                                        .put("kind", kind(found))
                                        .put("file", found.file().toString()))
                                .toList());
    }
}
