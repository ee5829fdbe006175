package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.ledger.LogAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate verify}: recomputes a log from its entries up and checks its signed checkpoint. */
@Command(
        name = "verify",
        description = "Checks a log on disk: every entry, every tile, the signed checkpoint.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG", description = "Folder of the log: checkpoint, vkey, tile/.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path log;

    @Option(
            names = "--vkey",
            paramLabel = "FILE",
            required = true,
            description = "The log's verifier key as you hold it: the one beside the log proves nothing.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path vkey;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LogAudit audit =
                LogAudit.audit(log, NoteVerifier.parse(Files.readString(vkey).strip()));
        PrintWriter out = spec.commandLine().getOut();
        audit.damages().forEach(out::println);
        audit.checkpoint()
                .ifPresent(c -> out.println(c.origin() + ": " + c.size() + " entries, root "
                        + c.root().base64()));
        out.println(audit.sound() ? "sound; UNWITNESSED: no witness has cosigned it" : "damage was found");
        return audit.sound() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }
}
