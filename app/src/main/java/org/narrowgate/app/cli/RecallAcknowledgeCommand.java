package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.recall.RecallAct;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate release acknowledge}: a holder answers a recall. */
@Command(
        name = "acknowledge",
        description = {
            "A holder of a release that was called back signs what he did with it, who saw it, and where it lay.",
            "Whoever got it from him is named with --passed-to, and then answers for himself. A later answer of the same"
                    + " holder, such as that what was quarantined is disposed of now, stands beside the first."
        },
        mixinStandardHelpOptions = true)
final class RecallAcknowledgeCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "RELEASE", description = "Its name, such as run-9.")
    private String release = "";

    @Option(names = "--disposition", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private RecallAct.Disposition disposition = RecallAct.Disposition.QUARANTINED;

    @Option(names = "--on", required = true, paramLabel = "DATE", description = "When it was done.")
    private LocalDate on = LocalDate.MIN;

    @Option(names = "--how", required = true, paramLabel = "TEXT", description = "By which method, or in which place.")
    private String how = "";

    @Option(names = "--seen-by", required = true, paramLabel = "TEXT", description = "Who has seen it, or nobody.")
    private String seenBy = "";

    @Option(names = "--where", required = true, paramLabel = "TEXT", description = "On what it lay.")
    private String where = "";

    @Option(
            names = "--passed-to",
            split = ";",
            paramLabel = "NAME",
            description = "Further holders, by names on file, `;` between.")
    private List<String> passedTo = List.of();

    @Option(
            names = "--for",
            paramLabel = "NAME",
            description = "The holder, where he can no longer sign and another of his agency does.")
    private Optional<String> holder = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        int papers = RecallCommand.open(filing.open(), release).papers().size();
        return filing.act(PaperKind.RECALL_ACKNOWLEDGED, release + ".answer-" + papers, (head, now) -> head.put(
                        "release", release)
                .put("holder", holder)
                .plain("disposition", Printed.word(disposition))
                .plain("on", on)
                .put("how", how)
                .put("seen_by", seenBy)
                .put("where", where)
                .put("passed_to", Optional.of(String.join("; ", passedTo)).filter(names -> !names.isEmpty())));
    }
}
