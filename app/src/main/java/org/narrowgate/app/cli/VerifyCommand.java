package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.engine.audit.KitAudit;
import org.narrowgate.engine.audit.SeenCheckpoint;
import org.narrowgate.engine.audit.Unproven;
import org.narrowgate.engine.audit.Verification;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.seal.LaterQuorum;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.workspace.KitScope;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogAudit;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.TextFile;
import org.narrowgate.ledger.WholeFile;
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
            "Checks a workspace: all logs, evidence against commitments, releases against logs.",
            "With LOG: checks one log from its files alone: every entry, every tile, the signed checkpoint.",
            "With --receipt or --consistency: checks receipts, or two checkpoints of a log against each other; needs no"
                    + " workspace and no key of the custodian, only your own trust policy.",
            "A log that was set back as a whole looks sound: hold it against a checkpoint that you kept, --seen.",
            "Files of the workspace that carry no proof are told at the end, each with what counts in its stead."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A receipt proves that this entry stands in the log, unaltered, and what the slots that it opens hold; not that",
            "what was stated or on record is true. Keep checkpoints that you were shown: --consistency and --seen tell later",
            "whether the log still has all that stood under them.",
            "Exit codes: 0 sound or proven (also when UNWITNESSED, unless your own --policy asks for a quorum); 1 damage was",
            "found, or a receipt or checkpoint is refused, each with its place; 3 the policy or key cannot be read as one."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int SHOWN = 3;

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
            description =
                    "Whom you believe (C2SP tlog-policy): of --receipt and --consistency, and of a workspace, whose logs'"
                            + " checkpoints must then satisfy it too.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--cosigned",
            paramLabel = "FILE",
            description =
                    "Of --receipt: the custodian's proof that witnesses have cosigned since what the receipts stand"
                            + " under (`release cosigned`).")
    private Optional<Path> cosigned = Optional.empty();

    @Option(
            names = "--vkey",
            paramLabel = "FILE",
            description = "The log's verifier key as you hold it: the one beside the log proves nothing to others.")
    private Optional<Path> vkey = Optional.empty();

    @Option(
            names = "--register-vkey",
            paramLabel = "FILE",
            description =
                    "The verifier key of a workspace's register as you hold it, as --vkey; the one beside it if absent.")
    private Optional<Path> registerKey = Optional.empty();

    @Option(
            names = "--decisions-vkey",
            paramLabel = "FILE",
            description =
                    "The same of a log of decisions, repeatable; for the later of several logs that in the register if"
                            + " absent.")
    private List<Path> decisionsKeys = List.of();

    @Option(
            names = "--seen",
            paramLabel = "CHECKPOINT",
            description =
                    "A checkpoint of one of the logs that you kept: the log must be its continuation. Repeatable.")
    private List<Path> seen = List.of();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, SealException {
        PrintWriter out = spec.commandLine().getOut();
        if (!receipts.isEmpty()) {
            Optional<LaterQuorum> later =
                    cosigned.isPresent() ? Optional.of(LaterQuorum.read(cosigned.get())) : Optional.empty();
            return new ReceiptVerification(trusted(), later, out).run(receipts, json);
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
            return Policy.parse(WholeFile.read(policy.get()));
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
        Verification.Outcome outcome = new Verification.Outcome(
                checked,
                List.of(),
                false,
                audit.damages().stream().map(Object::toString).toList(),
                List.of());
        return print(
                outcome.sound()
                        ? held(outcome, List.of(LogReader.open(folder, key(vkey).orElseThrow())))
                        : outcome);
    }

    private int verifyWorkspace() throws IOException, DocumentException {
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        try {
            Protected secrets = Protected.of(workspace.open());
            Verification.Outcome outcome = outcome(secrets, json ? Progress.silent() : progress);
            progress.finish();
            return print(seen.isEmpty() || !outcome.sound() ? outcome : held(outcome, logs(secrets.workspace())));
        } finally {
            progress.finish();
        }
    }

    private static List<LogReader> logs(Workspace workspace) throws IOException {
        List<LogReader> logs = new ArrayList<>(List.of(LogReader.open(workspace.register())));
        for (Shard shard : Shards.of(workspace).all()) {
            logs.add(shard.reader());
        }
        return logs;
    }

    private Verification.Outcome outcome(Protected secrets, Progress progress) throws IOException {
        Optional<KitScope> kit = KitScope.of(secrets.workspace().root());
        return kit.isPresent()
                ? KitAudit.of(
                        secrets.workspace(),
                        secrets.key(),
                        secrets.openings(),
                        kit.get(),
                        key(registerKey),
                        decisionsKeys(),
                        policy(),
                        progress)
                : Verification.of(
                        secrets.workspace(),
                        secrets.key(),
                        secrets.openings(),
                        key(registerKey),
                        decisionsKeys(),
                        policy(),
                        progress);
    }

    private List<NoteVerifier> decisionsKeys() throws IOException {
        List<NoteVerifier> keys = new ArrayList<>();
        for (Path file : decisionsKeys) {
            keys.add(key(Optional.of(file)).orElseThrow());
        }
        return keys;
    }

    /** Against what the inspector kept; of logs that are damaged that is told first. */
    private Verification.Outcome held(Verification.Outcome outcome, List<LogReader> logs) {
        Verification.Outcome held = outcome;
        for (Path kept : seen) {
            held = held.and(SeenCheckpoint.in(kept).against(logs));
        }
        return held;
    }

    private Optional<Policy> policy() throws IOException {
        return policy.isEmpty() ? Optional.empty() : Optional.of(Policy.parse(WholeFile.read(policy.get())));
    }

    private static Optional<NoteVerifier> key(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(NoteVerifier.parse(TextFile.read(file.get()).strip()));
    }

    /** Alike ones in one line: few kinds of files, of which there may be many. */
    private static void unproven(PrintWriter out, List<Unproven> files) {
        files.stream()
                .collect(Collectors.groupingBy(Unproven::why, LinkedHashMap::new, Collectors.toList()))
                .forEach((why, alike) -> out.println("without proof: "
                        + alike.stream().limit(SHOWN).map(Unproven::file).collect(Collectors.joining(", "))
                        + (alike.size() > SHOWN ? " and " + (alike.size() - SHOWN) + " more" : "")
                        + ": " + why));
    }

    private String sound(Verification.Outcome outcome) {
        if (outcome.witnessed()) {
            return "sound; WITNESSED by the quorum that was adopted";
        }
        if (outcome.witnesses().stream().anyMatch(line -> line.contains("were cosigned by"))) {
            return "sound; UNWITNESSED as far as it stands today: see which entries a quorum has cosigned";
        }
        if (policy.isPresent()) {
            return "sound; UNWITNESSED: no witness that your policy names has cosigned it";
        }
        return outcome.checked().contains(KitAudit.WITNESSES_UNSEEN)
                ? "sound; UNWITNESSED: no witness was looked for"
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
                    .put("damages", outcome.damages())
                    .put(
                            "without_proof",
                            outcome.unproven().stream()
                                    .map(file -> Json.object()
                                            .put("file", file.file())
                                            .put("why", file.why()))
                                    .toList())));
        } else {
            outcome.checked().forEach(out::println);
            unproven(out, outcome.unproven());
            outcome.witnesses().forEach(out::println);
            outcome.damages().forEach(damage -> out.println("DAMAGE " + damage));
            out.println(outcome.sound() ? sound(outcome) : "damage was found");
        }
        out.flush();
        return outcome.sound() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }
}
