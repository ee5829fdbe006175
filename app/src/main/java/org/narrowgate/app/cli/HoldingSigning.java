package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.holding.Holding;
import org.narrowgate.engine.holding.Holdings;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every act of a holder has: the release, and whose holding it is. */
final class HoldingSigning {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "RELEASE", description = "Its name, such as run-9.")
    private String release = "";

    @Option(
            names = "--for",
            paramLabel = "NAME",
            description = "Whose holding it is, if he can no longer sign; who signs if absent.")
    private Optional<String> holder = Optional.empty();

    /** What is said of it. */
    interface Saying {
        PaperText in(PaperText head);
    }

    int sign(PaperKind kind, String word, Saying saying) throws IOException, DocumentException, RefusedException {
        int papers = of(filing.open(), release).papers();
        return filing.act(
                kind,
                release + "." + word + "-" + papers,
                (head, now) -> saying.in(head.put("release", release).put("holder", holder)));
    }

    PaperFiling filing() {
        return filing;
    }

    /** A release that was sealed, or a refusal that says how to see those that were. */
    static Holding of(Workspace opened, String release) throws IOException, DocumentException, RefusedException {
        return Holdings.of(opened)
                .of(release)
                .orElseThrow(() -> PaperFiling.refused(List.of(
                        "no release `" + release + "` was sealed here; `release holders` names those that were")));
    }
}
