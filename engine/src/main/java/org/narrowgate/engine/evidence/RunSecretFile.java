package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.narrowgate.core.proof.RunId;

/**
 * The secret of one run, wrapped by the workspace key in a file of its own: it outlives crashes and is destroyed when
 * the run's last row is published, for an append-only log could not destroy anything.
 */
public final class RunSecretFile {
    private final Path file;
    private final String context;
    private final ProtectedFile files;

    public RunSecretFile(Path evidence, RunId run, WorkspaceKey key) {
        this.file = evidence.resolve(run.hex()).resolve("secret");
        this.context = "run-secret/" + run.hex();
        this.files = new ProtectedFile(key);
    }

    public void write(byte[] secret) throws IOException {
        files.write(file, secret, context);
    }

    public byte[] read() throws IOException {
        return files.read(file, context);
    }

    /** Overwrites and deletes it, and what a crash may have left of its writing; a second call does nothing. */
    public void destroy() throws IOException {
        AtomicFile.shred(AtomicFile.temporary(file));
        AtomicFile.shred(file);
    }

    /** Makes it durable that it is gone: a process that was killed in between may have left its name to come back. */
    public void settle() throws IOException {
        Path folder = file.resolveSibling("");
        if (Files.isDirectory(folder)) {
            AtomicFile.syncFolder(folder);
        }
    }
}
