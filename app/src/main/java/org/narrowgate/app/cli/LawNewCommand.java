package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.pack.PackDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate law new}: a pack to be rewritten, with its cases. */
@Command(
        name = "new",
        description = {
            "Makes a pack to be rewritten, with its readings and cases, below a folder of packs.",
            "It holds an invented law that lints and whose own cases pass; its comments say what to change. Nothing is"
                    + " overwritten: given again before anything was changed it does nothing."
        },
        mixinStandardHelpOptions = true)
final class LawNewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the pack, such as us/18-usc-2721.")
    private String id = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder of packs; the pack's own folder in it is called by its id.")
    private Path out = Path.of("packs");

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        boolean made = PackDraft.of(id).write(out);
        PrintWriter printer = spec.commandLine().getOut();
        Path folder = out.resolve(id);
        if (json) {
            printer.println(Printed.compact(Json.object()
                    .put("pack", id)
                    .put("folder", folder.toString())
                    .put("made", made)));
        } else {
            printer.println(made ? "made " + folder : folder + " is there already, unchanged since it was made");
            printer.println("rewrite pack.yaml, readings.yaml, good/ and bad/; after each change:");
            printer.println("  narrowgate law lint " + id + " --packs " + out);
            printer.println("  narrowgate law test " + id + " --packs " + out);
        }
        printer.flush();
        return Exit.DONE;
    }
}
