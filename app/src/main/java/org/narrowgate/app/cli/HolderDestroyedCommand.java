package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code narrowgate release destroyed}: nothing of it is left with a holder. */
@Command(
        name = "destroyed",
        description = {
            "A holder signs that he destroyed a release, whatever was taken from it, and every copy of either.",
            "Each holder signs for himself. One who can no longer sign is signed for by another of his agency (--for)."
        },
        mixinStandardHelpOptions = true)
final class HolderDestroyedCommand implements Callable<Integer> {
    @Mixin
    private HoldingSigning holding = new HoldingSigning();

    @Option(names = "--how", required = true, paramLabel = "TEXT", description = "By which method, backups included.")
    private String how = "";

    @Option(names = "--on", required = true, paramLabel = "DATE", description = "When it was done.")
    private LocalDate on = LocalDate.MIN;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        return holding.sign(PaperKind.HOLDING_DESTROYED, "destroyed", head -> head.put("how", how)
                .plain("on", on));
    }
}
