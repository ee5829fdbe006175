package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.timestamp.Stamping;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate timestamp ask}: has what is new in the logs stamped. */
@Command(
        name = "ask",
        description = {
            "Asks the authority for a time-stamp on the newest checkpoint of each log, where there is something new in it,"
                    + " and keeps it in timestamps/. All that the authority learns is a SHA-256."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 everything is stamped; 1 something got no time-stamp: give the command again later."
        })
final class TimestampAskCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Stamping.Asked asked = stamping(workspace.open()).ask(new SecureRandom());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put(
                            "stamped",
                            asked.stamped().stream()
                                    .map(TimestampListCommand::document)
                                    .toList())
                    .put("problems", asked.problems())));
        } else {
            asked.stamped().forEach(stamped -> out.println(TimestampListCommand.line(stamped)));
            asked.problems().forEach(out::println);
            if (asked.stamped().isEmpty() && asked.problems().isEmpty()) {
                out.println("nothing is new since the last time-stamps");
            }
        }
        out.flush();
        return asked.problems().isEmpty() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    static Stamping stamping(Workspace opened) throws RefusedException {
        return Stamping.of(opened)
                .orElseThrow(() -> new RefusedException(
                        "no-timestamps",
                        "narrowgate.yaml names no authority that stamps the time; add `timestamps: {url: ..., roots:"
                                + " [...]}` (`narrowgate timestamp --help`)"));
    }
}
