package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.timestamp.StampedCheckpoint;
import org.narrowgate.engine.timestamp.Stamping;
import org.narrowgate.ledger.LogReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate timestamp list}: the time-stamps that there are, each checked. */
@Command(
        name = "list",
        description = "Shows the time-stamps of all logs, each checked under the pinned roots, and what is under none.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "That the logs still extend what was stamped is what `narrowgate verify` says.",
            "Exit codes: 0 all are good; 1 one is not, and is named."
        })
final class TimestampListCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Stamping stamping = TimestampAskCommand.stamping(workspace.open());
        List<String> problems = new ArrayList<>();
        List<StampedCheckpoint> all = new ArrayList<>();
        List<Bare> bare = new ArrayList<>();
        for (Path log : stamping.logs()) {
            all.addAll(stamping.read(log, problems));
            bare.add(new Bare(LogReader.open(log).checkpoint(), stamping.covered(log)));
        }
        bare.removeIf(log -> log.from() >= log.now().size());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put(
                            "timestamps",
                            all.stream().map(TimestampListCommand::document).toList())
                    .put("without", bare.stream().map(Bare::document).toList())
                    .put("problems", problems)));
        } else {
            all.forEach(stamped -> out.println(line(stamped)));
            problems.forEach(out::println);
            bare.forEach(log -> out.println(log.line()));
            if (bare.isEmpty()) {
                out.println("every entry is under a time-stamp");
            }
        }
        out.flush();
        return problems.isEmpty() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    /**
     * The end of a log that is under no time-stamp.
     *
     * @param from its first entry without, from 0
     */
    private record Bare(Checkpoint now, long from) {
        String line() {
            return now.origin() + ": " + (now.size() - from) + " entries, from " + from
                    + " on, are under no time-stamp";
        }

        Json document() {
            return Json.object().put("log", now.origin()).put("from", from).put("size", now.size());
        }
    }

    static String line(StampedCheckpoint stamped) {
        return stamped.at() + "  " + stamped.checkpoint().origin() + "  "
                + stamped.checkpoint().size() + " entries  " + stamped.file();
    }

    static Json document(StampedCheckpoint stamped) {
        return Json.object()
                .put("at", stamped.at().toString())
                .put("authority", stamped.authority())
                .put("log", stamped.checkpoint().origin())
                .put("size", stamped.checkpoint().size())
                .put("root", stamped.checkpoint().root().base64())
                .put("file", stamped.file().toString());
    }
}
