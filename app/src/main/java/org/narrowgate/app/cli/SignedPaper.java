package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A paper that was signed elsewhere, with its signature. */
final class SignedPaper extends PaperDesk {
    @Parameters(paramLabel = "PAPER.yaml", description = "The text that was signed.")
    private Path text = Path.of("");

    @Option(names = "--signature", paramLabel = "FILE.p7s", description = "Its signature; PAPER.yaml.p7s if absent.")
    private Optional<Path> signature = Optional.empty();

    int file() throws IOException, DocumentException, RefusedException {
        Path p7s = signature.orElse(Path.of(text + ".p7s"));
        return file(open(), read(text, "text"), read(p7s, "signature"));
    }
}
