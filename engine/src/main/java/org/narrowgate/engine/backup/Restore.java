package org.narrowgate.engine.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.WorkspaceRestored;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.engine.workspace.WorkspaceConfig;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.TextFile;
import org.narrowgate.ledger.WholeFile;

/**
 * Makes a workspace from a backup. It is marked: until somebody says that later entries may be lost, nothing is written
 * into it, for a log that goes on from an older end forks from what others hold.
 */
public final class Restore {
    private static final String REGISTER = "register_size";
    private static final String DECISIONS = "decisions_size";

    private static final Pattern LOG_KEY = Pattern.compile("ledger/(register|decisions(-[a-z0-9-]+)?)/vkey");
    private static final Pattern LATER_LOG = Pattern.compile("ledger/(decisions-[a-z0-9-]+)/vkey");

    private final Path backup;
    private final Path file;
    private final Manifest manifest;

    private Restore(Path backup, Path file, Manifest manifest) {
        this.backup = backup;
        this.file = file;
        this.manifest = manifest;
    }

    /** From the newest backup of a folder; refused with every file of it that is missing or altered. */
    public static Restore from(Path backup) throws IOException, RefusedException {
        List<Path> all = BackupFolder.manifests(backup);
        Path file = all.get(all.size() - 1);
        Manifest manifest = BackupFolder.read(file);
        List<String> damages = BackupFolder.damages(backup, manifest);
        if (!damages.isEmpty()) {
            throw new RefusedException("backup", file + ": nothing was restored:\n" + String.join("\n", damages));
        }
        return new Restore(backup, file, manifest);
    }

    public Manifest manifest() {
        return manifest;
    }

    /**
     * Writes the workspace into an empty folder, or goes on where the same was cut off.
     *
     * @param seen checkpoints that somebody holds; a backup that is older than one of them is refused
     */
    public void to(Path target, List<Path> seen) throws IOException, DocumentException, RefusedException {
        boolean complete = requireNotBehind(seen);
        byte[] mark = mark(complete);
        requireEmpty(target, mark);
        AtomicFile.write(target.resolve(Workspace.RESTORED), mark);
        Path config = target.resolve(Workspace.CONFIG + ".restoring");
        for (Manifest.Item item : manifest.files()) {
            if (item.path().equals(Workspace.CONFIG)) {
                copy(item, config);
            }
        }
        requireOutside(target, WorkspaceConfig.read(config));
        for (String folder : manifest.folders()) {
            Files.createDirectories(target.resolve(folder));
        }
        for (Manifest.Item item : manifest.files()) {
            if (!item.path().equals(Workspace.CONFIG)) {
                copy(item, target.resolve(item.path()));
            }
        }
        for (String folder : manifest.folders()) {
            AtomicFile.syncFolder(target.resolve(folder));
        }
        Files.move(config, target.resolve(Workspace.CONFIG), StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(target);
    }

    private void copy(Manifest.Item item, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent(), "a file lies in a folder"));
        BackupFolder.copy(BackupFolder.object(backup, item.sha256()), to, item.sha256());
        Files.setLastModifiedTime(to, FileTime.from(item.modified()));
    }

    /** Whether all logs that were written were seen at the very end that the backup has. */
    private boolean requireNotBehind(List<Path> seen) throws IOException, RefusedException {
        Set<String> same = new HashSet<>();
        for (Path each : seen) {
            SignedNote held = note(TextFile.read(each), each);
            boolean known = false;
            for (String text : manifest.checkpoints()) {
                SignedNote has = note(text, file);
                String origin = has.checkpoint().origin();
                if (origin.equals(held.checkpoint().origin())) {
                    known = true;
                    NoteVerifier key = key(origin);
                    requireNotBehind(each, signed(held, key, each), signed(has, key, file));
                    if (has.checkpoint().size() == held.checkpoint().size()) {
                        same.add(text);
                    }
                }
            }
            if (!known) {
                throw new RefusedException(
                        "restore-behind", each + ": it is a checkpoint of another log than the backup has");
            }
        }
        List<String> decisions = manifest.decisions();
        return same.containsAll(List.of(manifest.register(), decisions.get(decisions.size() - 1)));
    }

    /** The key of a log, as it lies beside the log's checkpoint. */
    private NoteVerifier key(String origin) throws IOException, RefusedException {
        for (Manifest.Item item : manifest.files()) {
            if (LOG_KEY.matcher(item.path()).matches()) {
                NoteVerifier key = NoteVerifier.parse(TextFile.read(BackupFolder.object(backup, item.sha256())));
                if (key.name().equals(origin)) {
                    return key;
                }
            }
        }
        throw new RefusedException(
                "backup", file + ": the key of the log `" + origin + "` is not in it; look for another backup");
    }

    /** Anybody can write a checkpoint; only the log's own signature makes it one of that log. */
    private static Checkpoint signed(SignedNote note, NoteVerifier key, Path file) throws RefusedException {
        try {
            return key.checkpoint(note);
        } catch (ProofException forged) {
            throw new RefusedException(
                    "restore-behind",
                    file + ": it names the log `" + key.name() + "` and is not signed by its key; give a checkpoint as"
                            + " the log published it");
        }
    }

    private static void requireNotBehind(Path seen, Checkpoint held, Checkpoint has) throws RefusedException {
        boolean other = has.size() == held.size() && !has.root().equals(held.root());
        if (other || held.size() > has.size()) {
            throw new RefusedException(
                    "restore-behind",
                    seen + ": the log `" + held.origin() + "` was seen with " + held.size()
                            + " entries, and the backup has "
                            + (other ? "as many, but not the same" : has.size() + ": it would be set back")
                            + "; look for a later backup");
        }
    }

    private static SignedNote note(String text, Path file) throws RefusedException {
        try {
            SignedNote note = SignedNote.parse(text);
            var unused = note.checkpoint();
            return note;
        } catch (ProofException none) {
            throw new RefusedException(
                    "restore-behind", file + ": it is no signed checkpoint; give the log's own file");
        }
    }

    private void requireEmpty(Path target, byte[] mark) throws IOException, RefusedException {
        if (!Files.exists(target)) {
            DurableFile.makeFolder(target);
            return;
        }
        Path marked = target.resolve(Workspace.RESTORED);
        boolean goesOn =
                !Workspace.isOne(target) && Files.isRegularFile(marked) && Arrays.equals(WholeFile.read(marked), mark);
        try (Stream<Path> files = Files.list(target)) {
            if (!goesOn && files.findAny().isPresent()) {
                throw new RefusedException(
                        "restore-not-empty", target + ": a workspace is restored into an empty folder; give a new one");
            }
        }
    }

    /** Keys are in no backup, and a workspace without them can be neither checked nor gone on with. */
    private void requireOutside(Path target, WorkspaceConfig config) throws RefusedException {
        List<String> missing = new ArrayList<>();
        List<String> keys =
                new ArrayList<>(List.of("workspace.key", "register.key", "decisions.key", "custodian.key.pem"));
        manifest.files().stream()
                .map(item -> LATER_LOG.matcher(item.path()))
                .filter(Matcher::matches)
                .forEach(log -> keys.add(log.group(1) + ".key"));
        for (String key : keys) {
            if (!Files.isRegularFile(config.keys().resolve(key))) {
                missing.add(config.keys().resolve(key).toString());
            }
        }
        Stream.concat(config.roots().stream(), config.revocationLists().stream())
                .filter(path -> !path.startsWith(target) && !Files.exists(path))
                .forEach(path -> missing.add(path.toString()));
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    "restore-lacks",
                    "the backup holds no keys, and these lie outside the workspace and are missing; put them there and"
                            + " give the command again:\n" + String.join("\n", missing));
        }
    }

    private byte[] mark(boolean complete) throws IOException {
        return Json.object()
                .put("backup_of", manifest.at().toString())
                .put("manifest", BackupFolder.sha256(file))
                .put(REGISTER, manifest.registerSize())
                .put(DECISIONS, manifest.decisionsSize())
                .put("complete", complete)
                .pretty();
    }

    /** Says in the register that the workspace goes on from here; from now on it can be written. */
    public static WorkspaceRestored accept(Workspace workspace, Instant now) throws IOException, RefusedException {
        Path marked = workspace.root().resolve(Workspace.RESTORED);
        if (!Files.isRegularFile(marked)) {
            throw new RefusedException(
                    "restore-nothing", workspace.root() + ": it was not restored from a backup, or goes on already");
        }
        Json mark = Json.read(WholeFile.read(marked));
        WorkspaceRestored entry = new WorkspaceRestored(
                now, mark.text("manifest"), mark.number(REGISTER), mark.number(DECISIONS), !mark.flag("complete"));
        try (Register register = Register.open(workspace.register(), Workspace.signer(workspace.registerKey()))) {
            if (register.read()
                    .all(WorkspaceRestored.class, entry::isSameRestoration)
                    .isEmpty()) {
                long unused = register.append(entry);
            }
        }
        Files.delete(marked);
        AtomicFile.syncFolder(workspace.root());
        return entry;
    }
}
