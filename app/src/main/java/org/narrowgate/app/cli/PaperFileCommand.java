package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate agreement file}, {@code order file}, {@code release file}: files a paper that was signed elsewhere. */
@Command(
        name = "file",
        description = "Files a paper that was drafted with --draft and signed elsewhere.",
        mixinStandardHelpOptions = true)
final class PaperFileCommand implements Callable<Integer> {
    @Mixin
    private SignedPaper paper = new SignedPaper();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        return paper.file();
    }
}
