package org.narrowgate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.TreeHasher;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;

/**
 * All logs at a glance: signed by the workspace's own key, the last entry under the signed root, nothing durable left
 * unpublished. {@code verify} is what looks at every entry.
 *
 * <p>Whether somebody writes is asked of the operating system: trying the lock could keep a run from starting, and a
 * file that is locked by this very process must not even be opened.
 */
final class Logs {
    /** Bytes of a journal without a group. */
    private static final long EMPTY_JOURNAL = 20;

    private final Workspace workspace;
    private final Consumer<Symptom> found;

    Logs(Workspace workspace, Consumer<Symptom> found) {
        this.workspace = workspace;
        this.found = found;
    }

    void look(boolean atWork) {
        log(workspace.register(), workspace.registerKey(), workspace.config().register(), atWork);
        Shards.readable(workspace).all().forEach(shard -> log(shard.folder(), shard.keyFile(), shard.origin(), atWork));
    }

    private void log(Path folder, Path keyFile, String origin, boolean atWork) {
        if (LogReader.isNew(folder)) {
            return;
        }
        try {
            Optional<NoteVerifier> key = key(keyFile, origin);
            LogReader log = key.isPresent() ? LogReader.open(folder, key.get()) : LogReader.open(folder);
            long size = log.size();
            if (size > 0) {
                log.inclusion(size - 1, size)
                        .verify(
                                new TreeHasher().leaf(log.entry(size - 1)),
                                log.checkpoint().root());
            }
            Path journal = folder.resolve("journal");
            if (!Files.exists(journal)) {
                damaged(journal + ": it is missing");
            } else if (Files.size(journal) > EMPTY_JOURNAL && !atWork) {
                found.accept(Symptom.of(
                        Level.WARNING,
                        Kind.LOG_UNPUBLISHED,
                        journal + ": entries are durable that no checkpoint covers yet; a command was cut off",
                        "give that command again: opening the log publishes them"));
            }
        } catch (IOException | ProofException broken) {
            damaged(folder + ": " + Words.of(broken));
        }
    }

    /** A key that cannot be used is told elsewhere; the one beside the log will do here. */
    private static Optional<NoteVerifier> key(Path file, String origin) {
        try {
            return Optional.of(OpenWorkspace.signer(file, origin).verifier());
        } catch (IOException told) {
            return Optional.empty();
        }
    }

    private void damaged(String what) {
        found.accept(Symptom.of(
                Level.STOPS_DECIDE,
                Kind.LOG_DAMAGED,
                what,
                "restore the folder of the log from a copy, then run `narrowgate verify`"));
    }

    /** Whether a process holds the lock of one of the logs. */
    boolean isWritten() throws IOException {
        Path locks = Path.of("/proc/locks");
        if (!Files.isReadable(locks)) {
            return false;
        }
        List<String> held = Files.readAllLines(locks);
        List<Path> folders = new ArrayList<>(List.of(workspace.register()));
        Shards.readable(workspace).all().forEach(shard -> folders.add(shard.folder()));
        for (Path folder : folders) {
            Path lock = folder.resolve("lock");
            if (Files.exists(lock)) {
                String inode = ":" + Files.getAttribute(lock, "unix:ino") + " ";
                if (held.stream().anyMatch(line -> line.contains(inode) && !line.contains("->"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
