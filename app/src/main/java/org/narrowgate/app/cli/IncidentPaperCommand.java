package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate incident paper}: files a paper that was signed elsewhere; {@code incident file} is the file on one. */
@Command(
        name = "paper",
        description = "Files a paper on an incident that was drafted with --draft and signed elsewhere.",
        mixinStandardHelpOptions = true)
final class IncidentPaperCommand implements Callable<Integer> {
    @Mixin
    private SignedPaper paper = new SignedPaper();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        return paper.file();
    }
}
