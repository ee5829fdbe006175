package org.narrowgate.engine.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.TextFile;

/**
 * A backup of a workspace: every file but keys, which lie elsewhere, scratch, and the table of decisions, which is made
 * again. Nothing else writes meanwhile, for the workspace is open: what is copied belongs together.
 */
public final class Backup {
    private final OpenWorkspace open;
    private final Path root;

    public Backup(OpenWorkspace open) {
        this.open = open;
        this.root = open.workspace().root();
    }

    /**
     * A backup that was made.
     *
     * @param copied how many of its files were not there before
     * @param lapsed how many older backups were kept for long enough
     * @param leftOut what is no plain file, and was not copied
     */
    public record Done(Path file, Manifest manifest, int copied, int lapsed, List<String> leftOut) {}

    /** Makes one in a folder; one that was cut off left nothing that counts, and is made again. */
    public Done to(Path folder) throws IOException, RefusedException {
        Path target = folder.toAbsolutePath().normalize();
        if (target.startsWith(root) || root.startsWith(target)) {
            throw new RefusedException(
                    "backup", folder + ": a backup lies apart from the workspace; give a folder on another disk");
        }
        try (BackupFolder backups = BackupFolder.open(target)) {
            List<String> folders = new ArrayList<>();
            List<Manifest.Item> files = new ArrayList<>();
            List<String> leftOut = new ArrayList<>();
            int copied = 0;
            for (Path each : all()) {
                String path = root.relativize(each).toString();
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    folders.add(path);
                } else if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                    String sha256 = BackupFolder.sha256(each);
                    copied += backups.keep(each, sha256) ? 1 : 0;
                    files.add(new Manifest.Item(
                            path,
                            Files.size(each),
                            sha256,
                            Files.getLastModifiedTime(each).toInstant()));
                } else {
                    leftOut.add(path);
                }
            }
            Manifest manifest = new Manifest(
                    open.now(),
                    TextFile.read(open.workspace().register().resolve("checkpoint")),
                    decisions(),
                    folders,
                    files);
            Path written = backups.add(manifest);
            return new Done(written, manifest, copied, lapse(backups, target), List.copyOf(leftOut));
        }
    }

    private List<String> decisions() throws IOException {
        List<String> notes = new ArrayList<>();
        for (Shard shard : open.shards().all()) {
            notes.add(TextFile.read(shard.folder().resolve("checkpoint")));
        }
        return notes;
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.equals(root) && belongs(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private boolean belongs(Path path) {
        String name = path.getFileName().toString();
        return !root.resolve(path).startsWith(open.workspace().scratch())
                && !path.toString()
                        .startsWith(root.relativize(open.workspace().state()).toString())
                && !name.endsWith(".tmp")
                && !name.endsWith(".old")
                && !name.endsWith(".partial")
                && !name.equals("lock")
                && !name.equals(Workspace.RESTORED);
    }

    /** What is erased is gone only once the backups that hold it are. */
    private int lapse(BackupFolder backups, Path folder) throws IOException, RefusedException {
        List<Path> all = BackupFolder.manifests(folder);
        int lapsed = 0;
        if (open.workspace().config().backupsKeptDays().isPresent()) {
            Instant oldest =
                    open.now().minus(open.workspace().config().backupsKeptDays().getAsInt(), ChronoUnit.DAYS);
            for (Path manifest : all.subList(0, all.size() - 1)) {
                if (BackupFolder.read(manifest).at().isBefore(oldest)) {
                    backups.drop(manifest);
                    lapsed++;
                }
            }
        }
        int unused = backups.sweep();
        return lapsed;
    }
}
