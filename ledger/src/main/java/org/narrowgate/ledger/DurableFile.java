package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Whole files that are either there entirely or not at all, also after power fails: written beside, synced, renamed;
 * the rename itself is durable once the directory is synced.
 */
public final class DurableFile {
    private static final String BESIDE = ".tmp";
    static final String REMEDY_SPACE = "Free disk space or make the directory writable, then open the log again; "
            + "nothing acknowledged is lost";

    private DurableFile() {}

    /** Writes and renames, leaving the directory to be synced by the caller. */
    static void write(Path file, byte[] content) throws IOException {
        Path beside = beside(file);
        try (SyncedFile out = SyncedFile.write(beside)) {
            out.cut(0);
            out.write(0, content);
            out.sync();
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system cannot rename a file within a directory", e);
        }
    }

    /** Replaces the file; when this returns, the new content outlives a loss of power. */
    public static void replace(Path file, byte[] content) throws LedgerException {
        try {
            write(file, content);
            syncDirectory(parent(file));
        } catch (IOException e) {
            throw new LedgerException(file, "could not be written (" + reason(e) + ")", REMEDY_SPACE, e);
        }
    }

    /** Makes what was made, renamed or removed in it outlive a loss of power. */
    public static void syncDirectory(Path directory) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Makes a folder and those above it, each of which outlives a loss of power: without its name in its parent all that
     * is in it would be lost. One that is there already may have been left unsynced by a process that was killed.
     */
    public static void makeFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            if (parent != null) {
                makeFolder(parent);
            }
            Files.createDirectories(folder);
        }
        // A parent that this user may not read is not one in which he made anything.
        if (parent != null && Files.isReadable(parent)) {
            syncDirectory(parent);
        }
    }

    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + BESIDE);
    }

    static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException("a log's files lie in a directory");
        }
        return parent;
    }

    /** The operating system's words; an exception of java.nio that names only the file says its kind instead. */
    public static String reason(IOException e) {
        String message = e.getMessage();
        return e instanceof java.nio.file.FileSystemException || message == null
                ? e.getClass().getSimpleName().replaceAll("Exception$", "") + detail(e)
                : message;
    }

    private static String detail(IOException e) {
        return e instanceof java.nio.file.FileSystemException f && f.getReason() != null ? ": " + f.getReason() : "";
    }
}
