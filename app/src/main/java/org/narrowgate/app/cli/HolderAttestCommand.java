package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code narrowgate release attest}: a holder says what it was used for. */
@Command(
        name = "attest",
        description = {
            "A holder signs what a release was used for since he last did, and by whom; \"nothing\" and \"nobody\" are answers.",
            "One is due in each interval that the page of obligations names; a late one makes up for the days before it."
                    + " Name no person whom the records are about."
        },
        mixinStandardHelpOptions = true)
final class HolderAttestCommand implements Callable<Integer> {
    @Mixin
    private HoldingSigning holding = new HoldingSigning();

    @Option(
            names = "--used-for",
            required = true,
            paramLabel = "TEXT",
            description = "For which proceedings, or nothing.")
    private String usedFor = "";

    @Option(names = "--by-whom", required = true, paramLabel = "TEXT", description = "Which officials, or nobody.")
    private String byWhom = "";

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        return holding.sign(PaperKind.HOLDING_ATTESTED, "attested", head -> head.put("used_for", usedFor)
                .put("by_whom", byWhom));
    }
}
