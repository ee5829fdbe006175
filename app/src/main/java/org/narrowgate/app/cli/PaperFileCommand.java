package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate agreement file}, {@code order file}, {@code release file}, {@code safeguards file}: files a paper that was signed elsewhere. */
@Command(
        name = "file",
        description = "Files a paper that was drafted with --draft and signed elsewhere.",
        mixinStandardHelpOptions = true)
final class PaperFileCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "PAPER.yaml", description = "The text that was signed.")
    private Path text = Path.of("");

    @Option(names = "--signature", paramLabel = "FILE.p7s", description = "Its signature; PAPER.yaml.p7s if absent.")
    private Optional<Path> signature = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Path p7s = signature.orElse(Path.of(text + ".p7s"));
        return filing.file(filing.open(), filing.read(text, "text"), filing.read(p7s, "signature"));
    }
}
