package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.records.RecordsException;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.signature.CredentialException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code narrowgate}. */
@Command(
        name = "narrowgate",
        description = "The gate through which a protected record leaves an agency.",
        mixinStandardHelpOptions = true,
        version = "narrowgate 0.1.0",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            LawCommand.class,
            DecideCommand.class,
            DecisionsCommand.class,
            ExplainCommand.class,
            HoldCommand.class,
            ReleaseCommand.class,
            OpenCommand.class,
            VerifyCommand.class,
            StatusCommand.class,
            ReportCommand.class,
            RebuildCommand.class,
            AddressCommand.class,
            RequestCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 done, but something needs a person; 2 usage; 3 bad input; 4 cannot go on.",
            "Narrowgate gives no legal advice; a named official decides and answers for it."
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("narrowgate: " + failure.getMessage());
            return exit(failure);
        });
        return line;
    }

    /** A message of the program's own is for the user; anything else is a fault of the program and shown as one. */
    private static int exit(Exception failure) throws Exception {
        if (failure instanceof DocumentException
                || failure instanceof RefusedException
                || failure instanceof CredentialException
                || failure instanceof SealException
                || failure instanceof ProofException) {
            return Exit.BAD_INPUT;
        }
        if (failure instanceof RecordsException records) {
            return records.fault() == RecordsException.Fault.RECORDS ? Exit.BAD_INPUT : Exit.CANNOT_GO_ON;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return Exit.CANNOT_GO_ON;
        }
        throw failure;
    }
}
