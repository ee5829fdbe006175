package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.engine.audit.Verification;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.ledger.LogAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate verify}: holds a workspace, or one log, against its own proofs. */
@Command(
        name = "verify",
        description = {
            "Checks a workspace: both logs, evidence against commitments, releases against logs.",
            "With LOG: checks one log from its files alone: every entry, every tile, the signed checkpoint."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 sound (also when UNWITNESSED, unless your own --policy asks for a quorum); 1 damage was"
                    + " found, each with its place."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG", arity = "0..1", description = "Folder of one log: checkpoint, vkey, tile/.")
    private Optional<Path> log = Optional.empty();

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--vkey",
            paramLabel = "FILE",
            description = "The log's verifier key as you hold it: the one beside the log proves nothing to others.")
    private Optional<Path> vkey = Optional.empty();

    @Option(
            names = "--register-vkey",
            paramLabel = "FILE",
            description = "The same for the register of a workspace; the one beside it if absent.")
    private Optional<Path> registerKey = Optional.empty();

    @Option(names = "--decisions-vkey", paramLabel = "FILE", description = "The same for its decisions.")
    private Optional<Path> decisionsKey = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "TRUSTFILE",
            description = "Of a workspace: the checkpoints of both logs must also satisfy this policy, which you hold.")
    private Optional<Path> policy = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        if (log.isPresent() && vkey.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give the key that you hold: --vkey FILE");
        }
        return log.isPresent() ? verifyLog(log.get()) : verifyWorkspace();
    }

    private int verifyLog(Path folder) throws IOException {
        LogAudit audit = LogAudit.audit(folder, key(vkey).orElseThrow());
        List<String> checked =
                audit
                        .checkpoint()
                        .map(c -> c.origin() + ": " + c.size() + " entries, root "
                                + c.root().base64())
                        .stream()
                        .toList();
        return print(new Verification.Outcome(
                checked,
                List.of(),
                false,
                audit.damages().stream().map(Object::toString).toList()));
    }

    private int verifyWorkspace() throws IOException, DocumentException {
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        try {
            Protected secrets = Protected.of(workspace.open());
            Verification.Outcome outcome = Verification.of(
                    secrets.workspace(),
                    secrets.key(),
                    secrets.openings(),
                    key(registerKey),
                    key(decisionsKey),
                    policy(),
                    json ? Progress.silent() : progress);
            progress.finish();
            return print(outcome);
        } finally {
            progress.finish();
        }
    }

    private Optional<Policy> policy() throws IOException {
        return policy.isEmpty() ? Optional.empty() : Optional.of(Policy.parse(Files.readAllBytes(policy.get())));
    }

    private static Optional<NoteVerifier> key(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(NoteVerifier.parse(Files.readString(file.get()).strip()));
    }

    private static String sound(Verification.Outcome outcome) {
        if (outcome.witnessed()) {
            return "sound; WITNESSED by the quorum that was adopted";
        }
        return outcome.witnesses().stream().anyMatch(line -> line.contains("were cosigned by"))
                ? "sound; UNWITNESSED as far as it stands today: see which entries a quorum has cosigned"
                : "sound; UNWITNESSED: no witness has cosigned it";
    }

    private int print(Verification.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("sound", outcome.sound())
                    .put("witnessed", outcome.witnessed())
                    .put("witnesses", outcome.witnesses())
                    .put("checked", outcome.checked())
                    .put("damages", outcome.damages())));
        } else {
            outcome.checked().forEach(out::println);
            outcome.witnesses().forEach(out::println);
            outcome.damages().forEach(damage -> out.println("DAMAGE " + damage));
            out.println(outcome.sound() ? sound(outcome) : "damage was found");
        }
        out.flush();
        return outcome.sound() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }
}
