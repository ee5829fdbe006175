package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.release.CosignedSince;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate release cosigned}: what its recipient needs once witnesses have cosigned what had left before. */
@Command(
        name = "cosigned",
        description = {
            "For the recipient of a release that left before its witnesses had cosigned it: writes the proof that they have"
                    + " since. The package is not sealed again and stays as it is.",
            "The file holds the newest checkpoint that a quorum has cosigned, and the hashes that show that its log"
                    + " continues the one in which the receipts stand (C2SP tlog-witness, add-checkpoint); nothing of any"
                    + " row or person, so that it may go by any way."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The recipient gives it with --cosigned to `narrowgate open`, and to `narrowgate verify --receipt`.",
            "Exit codes: 0 written; 3 no quorum has cosigned it yet, or there is no such release."
        })
final class ReleaseCosignedCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "RELEASE", description = "Its name, such as run-9.")
    private String release = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "A new file.")
    private Path out = Path.of("");

    @Option(
            names = "--size",
            paramLabel = "N",
            description =
                    "Under how many entries of the log its receipts stand, where `open` says that it is another number"
                            + " than the file goes on from.")
    private Optional<Long> size = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        if (Files.exists(out)) {
            throw new RefusedException("exists", out + ": something is there already; name a new file");
        }
        CosignedSince since = CosignedSince.of(workspace.open(), release, size);
        Files.write(out, since.proof().body());
        PrintWriter to = spec.commandLine().getOut();
        long from = since.proof().oldSize();
        long until = since.proof().checkpoint().size();
        if (json) {
            to.println(Printed.compact(Json.object()
                    .put("file", out.toString())
                    .put("release", release)
                    .put("log", since.proof().checkpoint().origin())
                    .put("from", from)
                    .put("size", until)
                    .put("witnesses", since.witnesses())));
        } else {
            to.println("wrote " + out + ": " + release + " stands under " + from + " entries of "
                    + since.proof().checkpoint().origin());
            to.println("the first " + until + " of it are WITNESSED by " + since.witnesses());
            to.println("the recipient gives it with --cosigned to `narrowgate open` or `verify --receipt`");
        }
        to.flush();
        return Exit.DONE;
    }
}
