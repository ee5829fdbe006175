package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code narrowgate release pass}: a holder gives it to another as well. */
@Command(
        name = "pass",
        description = {
            "A holder signs that he passes a release on to another official of his agency who may receive it and is on file.",
            "The other one signs in turn that he has it (`release received`). Nothing that is called back, or past its last"
                    + " day, is passed on; and nothing goes to another agency."
        },
        mixinStandardHelpOptions = true)
final class HolderPassCommand implements Callable<Integer> {
    @Mixin
    private HoldingSigning holding = new HoldingSigning();

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "The further holder, by name on file.")
    private String to = "";

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why he needs it.")
    private String why = "";

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        return holding.sign(
                PaperKind.HOLDING_PASSED, "passed", head -> head.put("to", to).put("why", why));
    }
}
