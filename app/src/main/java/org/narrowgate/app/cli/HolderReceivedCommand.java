package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code narrowgate release received}: a holder has it. */
@Command(
        name = "received",
        description = {
            "A holder of a release signs that he has it: its recipient, or whom it was passed to.",
            "From then on he attests what it is used for (`release attest`) and destroys it in time (`release destroyed`);"
                    + " the days stand on the page of obligations in the package, and in `release holders`."
        },
        mixinStandardHelpOptions = true)
final class HolderReceivedCommand implements Callable<Integer> {
    @Mixin
    private HoldingSigning holding = new HoldingSigning();

    @Option(names = "--on", paramLabel = "DATE", description = "Since when; today if absent.")
    private Optional<LocalDate> on = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        LocalDate today = LocalDate.ofInstant(holding.filing().now(), ZoneOffset.UTC);
        return holding.sign(PaperKind.HOLDING_RECEIVED, "received", head -> head.plain("on", on.orElse(today)));
    }
}
