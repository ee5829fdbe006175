package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.engine.audit.SeenCheckpoint;
import org.narrowgate.engine.audit.Unproven;
import org.narrowgate.engine.audit.Verification;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.ledger.LogAudit;
import org.narrowgate.ledger.LogReader;
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
            "A log that was set back as a whole looks sound: hold it against a checkpoint that you kept, --seen.",
            "Files of the workspace that carry no proof are told at the end, each with what counts in its stead."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 sound (also when UNWITNESSED); 1 damage was found, each with its place."})
final class VerifyCommand implements Callable<Integer> {
    private static final int SHOWN = 3;

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
        Verification.Outcome outcome = new Verification.Outcome(
                checked, audit.damages().stream().map(Object::toString).toList(), List.of());
        return print(
                outcome.sound()
                        ? held(outcome, List.of(LogReader.open(folder, key(vkey).orElseThrow())))
                        : outcome);
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
            return print(
                    seen.isEmpty() || !outcome.sound()
                            ? outcome
                            : held(
                                    outcome,
                                    List.of(
                                            LogReader.open(secrets.workspace().register()),
                                            LogReader.open(secrets.workspace().decisions()))));
        } finally {
            progress.finish();
        }
    }

    /** Against what the inspector kept; of logs that are damaged that is told first. */
    private Verification.Outcome held(Verification.Outcome outcome, List<LogReader> logs) {
        Verification.Outcome held = outcome;
        for (Path kept : seen) {
            held = held.and(SeenCheckpoint.in(kept).against(logs));
        }
        return held;
    }

    private static Optional<NoteVerifier> key(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(NoteVerifier.parse(Files.readString(file.get()).strip()));
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

    private int print(Verification.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("sound", outcome.sound())
                    .put("witnessed", false)
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
            outcome.damages().forEach(damage -> out.println("DAMAGE " + damage));
            out.println(outcome.sound() ? "sound; UNWITNESSED: no witness has cosigned it" : "damage was found");
        }
        out.flush();
        return outcome.sound() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }
}
