package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.backup.Backup;
import org.narrowgate.engine.backup.Manifest;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate backup}: a copy of the workspace that can be checked by itself. */
@Command(
        name = "backup",
        description = {
            "Copies the workspace into a folder of backups. What is there already is not copied again; each backup has a"
                    + " manifest with the SHA-256 of every file.",
            "Keys are never copied: keep them elsewhere, for without them a backup cannot be read. Nothing else can write"
                    + " meanwhile, and while a run is under way no backup is made.",
            "With `backups: {kept_days: N}` in narrowgate.yaml, backups older than that are overwritten and deleted."
        },
        subcommands = {BackupVerifyCommand.class},
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where backups lie, on another disk.")
    private Optional<Path> to = Optional.empty();

    @Option(names = "--at", paramLabel = "INSTANT", description = "Only in a workspace marked demo.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        if (to.isEmpty() || (at.isPresent() && !opened.config().demo())) {
            throw new ParameterException(spec.commandLine(), "give --to FOLDER; --at is for workspaces marked demo");
        }
        InstantSource clock = at.map(InstantSource::fixed).orElseGet(InstantSource::system);
        Backup.Done done;
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            done = new Backup(open).to(to.get());
        }
        PrintWriter out = spec.commandLine().getOut();
        Manifest manifest = done.manifest();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("manifest", done.file().toString())
                    .put("files", manifest.files().size())
                    .put("copied", done.copied())
                    .put("lapsed", done.lapsed())
                    .put("left_out", done.leftOut())
                    .put("register_size", manifest.registerSize())
                    .put("decisions_size", manifest.decisionsSize())));
        } else {
            out.println("backup " + done.file() + ": " + manifest.files().size() + " files, " + done.copied()
                    + " of them new; register of " + manifest.registerSize() + " entries, decisions of "
                    + manifest.decisionsSize());
            done.leftOut().forEach(file -> out.println("  left out, no plain file: " + file));
            if (done.lapsed() > 0) {
                out.println("  older backups deleted: " + done.lapsed());
            }
        }
        out.flush();
        return Exit.DONE;
    }
}
