package org.narrowgate.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.narrowgate.app.secondlock.LockText;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.secondlock.LockFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate identity show}: what a model file holds. */
@Command(
        name = "show",
        description = {
            "Shows a second lock: its card, its hash, and what each level of each comparison weighs.",
            "Bits are logarithms to base 2: +10 says that this is seen a thousand times more often among pairs of one"
                    + " person than among pairs of two. They are no error rate: pairs that a model held for wrong once"
                    + " in a thousand to once in ten million were in fact wrong about once in a hundred (Belin and"
                    + " Rubin, 1995).",
            "Needs no workspace; a file that was altered is refused."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "  narrowgate identity show lock.json"})
final class IdentityShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A model file, as `identity train` wrote it.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws DocumentException {
        LockText text = new LockText(LockFile.read(file));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(text.json()));
        } else {
            text.text().forEach(out::println);
            text.warnings().forEach(warning -> out.println("WARNING: " + warning));
        }
        out.flush();
        return Exit.DONE;
    }
}
