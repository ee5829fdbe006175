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
            "With LOG: checks one log from its files alone: every entry, every tile, the signed checkpoint.",
            "With --receipt or --consistency: checks receipts, or two checkpoints of a log against each other; needs no"
                    + " workspace and no key of the custodian, only your own trust policy."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A receipt proves that this entry stands in the log, unaltered, and what the slots that it opens hold; not that",
            "what was stated or on record is true. Keep checkpoints that you were shown: --consistency tells later whether",
            "the log still has all that stood under them.",
            "Exit codes: 0 sound or proven (also when UNWITNESSED); 1 damage was found, or a receipt or checkpoint is",
            "refused, each with its place; 3 the policy or key cannot be read as one."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG", arity = "0..1", description = "Folder of one log: checkpoint, vkey, tile/.")
    private Optional<Path> log = Optional.empty();

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Receipts, or folders of them: an opened package, a file on an incident.")
    private List<Path> receipts = List.of();

    @Option(
            names = "--consistency",
            paramLabel = "CHECKPOINT",
            arity = "2",
            description = "An older and a newer checkpoint; LOG or --proof shows that the one grew into the other.")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "The hashes of a consistency proof, one a line in base64, instead of LOG.")
    private Optional<Path> proof = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "TRUST",
            description = "Whom you believe (C2SP tlog-policy), for --receipt and --consistency.")
    private Optional<Path> policy = Optional.empty();

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

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        PrintWriter out = spec.commandLine().getOut();
        if (!receipts.isEmpty()) {
            return new ReceiptVerification(trusted(), out).run(receipts, json);
        }
        if (!checkpoints.isEmpty()) {
            return new ConsistencyVerification(trusted(), checkpoints.get(0), checkpoints.get(1))
                    .run(log, proof, out, json);
        }
        if (log.isPresent() && vkey.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give the key that you hold: --vkey FILE");
        }
        return log.isPresent() ? verifyLog(log.get()) : verifyWorkspace();
    }

    /** The policy given, or that of a log's key alone. */
    private Policy trusted() throws IOException {
        if (policy.isPresent()) {
            return Policy.parse(Files.readAllBytes(policy.get()));
        }
        return Policy.unwitnessed(key(vkey)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "say whom you believe: --policy TRUST, or --vkey FILE for a log without witnesses")));
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
                checked, audit.damages().stream().map(Object::toString).toList()));
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
                    json ? Progress.silent() : progress);
            progress.finish();
            return print(outcome);
        } finally {
            progress.finish();
        }
    }

    private static Optional<NoteVerifier> key(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(NoteVerifier.parse(Files.readString(file.get()).strip()));
    }

    private int print(Verification.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("sound", outcome.sound())
                    .put("witnessed", false)
                    .put("checked", outcome.checked())
                    .put("damages", outcome.damages())));
        } else {
            outcome.checked().forEach(out::println);
            outcome.damages().forEach(damage -> out.println("DAMAGE " + damage));
            out.println(outcome.sound() ? "sound; UNWITNESSED: no witness has cosigned it" : "damage was found");
        }
        out.flush();
        return outcome.sound() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }
}
