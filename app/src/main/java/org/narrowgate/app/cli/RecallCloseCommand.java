package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate release close}: a person closes a recall that every holder has answered. */
@Command(
        name = "close",
        description = "Closes a recall once every holder has done what it asks; says on what evidence.",
        mixinStandardHelpOptions = true)
final class RecallCloseCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "RELEASE", description = "Its name, such as run-9.")
    private String release = "";

    @Option(names = "--evidence", required = true, paramLabel = "TEXT", description = "On what you rely.")
    private String evidence = "";

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Recall recall = RecallCommand.open(filing.open(), release);
        String notice = recall.papers().get(0).filed().id();
        return filing.act(PaperKind.RECALL_CLOSED, notice + ".closed", (head, now) -> head.put("release", release)
                .put("evidence", evidence));
    }
}
