package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.audit.SeenCheckpoint;
import org.narrowgate.engine.audit.Verification;
import org.narrowgate.engine.backup.Restore;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.registry.WorkspaceRestored;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate restore}: a workspace from a backup. */
@Command(
        name = "restore",
        description = {
            "Makes a workspace from the newest backup of a folder: every file is held against the manifest, then everything"
                    + " against the logs, as `verify` does.",
            "What was logged after the backup is not in it. Give the last checkpoints that anybody holds (--seen): a backup"
                    + " older than they are is refused, for the log would be set back. Nothing is written into a restored"
                    + " workspace until somebody says with --accept-loss that it goes on from there; that is logged."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate restore /backups --to /srv/narrowgate --seen register.checkpoint --seen decisions.checkpoint",
            "  narrowgate restore --accept-loss --workspace /srv/narrowgate",
            "",
            "Exit codes: 0 restored and sound; 1 restored, and damage was found."
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Where backups lie.")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--to", paramLabel = "DIR", description = "An empty folder, or a new one.")
    private Optional<Path> to = Optional.empty();

    @Option(names = "--seen", paramLabel = "CHECKPOINT", description = "A signed checkpoint of one of the logs.")
    private List<Path> seen = new ArrayList<>();

    @Option(
            names = "--accept-loss",
            description = "Say that a restored workspace goes on from its backup; an entry of the register.")
    private boolean accept;

    @Mixin
    private TimeOption time = new TimeOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        if (accept == folder.isPresent() || folder.isPresent() != to.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "give FOLDER and --to DIR; or --accept-loss with --workspace DIR");
        }
        return accept ? accepted() : restored(folder.orElseThrow(), to.orElseThrow());
    }

    private int restored(Path from, Path target) throws IOException, DocumentException, RefusedException {
        Restore restore = Restore.from(from);
        restore.to(target.toAbsolutePath().normalize(), seen);
        Protected secrets = Protected.of(Workspace.open(target));
        Verification.Outcome outcome = Verification.of(
                secrets.workspace(),
                secrets.key(),
                secrets.openings(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Progress.silent());
        if (outcome.sound()) {
            List<LogReader> logs = logs(secrets.workspace());
            for (Path each : seen) {
                outcome = outcome.and(SeenCheckpoint.in(each).against(logs));
            }
            for (long run : Registry.read(secrets.workspace().register()).runs()) {
                var unused = RunSummaries.totals(secrets.workspace(), secrets.key(), secrets.openings(), run);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("workspace", target.toString())
                    .put("backup_of", restore.manifest().at().toString())
                    .put("sound", outcome.sound())
                    .put("damages", outcome.damages())));
        } else {
            outcome.damages().forEach(damage -> out.println("DAMAGE " + damage));
            out.println("restored " + target + " from the backup of "
                    + restore.manifest().at() + (outcome.sound() ? "; sound" : "; damage was found"));
            out.println("what was logged after that is not here; to go on from there: narrowgate restore --accept-loss"
                    + " --workspace " + WorkspaceStatus.quoted(target));
        }
        out.flush();
        return outcome.sound() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    /** The register and every log of decisions that has a checkpoint. */
    private static List<LogReader> logs(Workspace restored) throws IOException {
        List<LogReader> logs = new ArrayList<>(List.of(LogReader.open(restored.register())));
        for (Shard shard : Shards.of(restored).all()) {
            if (Files.exists(shard.folder().resolve("checkpoint"))) {
                logs.add(LogReader.open(shard.folder()));
            }
        }
        return logs;
    }

    private int accepted() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        InstantSource clock = time.clock(opened);
        WorkspaceRestored entry = Restore.accept(opened, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? Printed.compact(Json.object()
                                .put("register_size", entry.register())
                                .put("decisions_size", entry.decisions())
                                .put("loss_accepted", entry.lossAccepted()))
                        : "the workspace goes on from entry " + entry.register() + " of the register and "
                                + entry.decisions() + " of the decisions; whoever holds a later checkpoint sees a fork"
                                + " there");
        out.flush();
        return Exit.DONE;
    }
}
