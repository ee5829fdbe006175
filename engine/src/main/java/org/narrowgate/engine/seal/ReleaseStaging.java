package org.narrowgate.engine.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.ledger.DurableFile;

/**
 * A directory that becomes visible whole or not at all: files are written into a hidden one beside it, synced, and the
 * directory is renamed. What a crash left of an earlier attempt is removed first.
 */
final class ReleaseStaging implements AutoCloseable {
    private final Path target;
    private final Path staging;
    /** Folders above that were made for it, the deepest first. */
    private final List<Path> above;

    private ReleaseStaging(Path target, Path staging, List<Path> above) {
        this.target = target;
        this.staging = staging;
        this.above = above;
    }

    /** The target must not exist. */
    static ReleaseStaging beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            throw new IOException(target + " cannot be made: name a directory below another");
        }
        List<Path> above = new ArrayList<>();
        for (Path folder = parent; folder != null && Files.notExists(folder); folder = folder.getParent()) {
            above.add(folder);
        }
        DurableFile.makeFolder(parent);
        Path staging = parent.resolve("." + name + ".partial");
        delete(staging);
        Files.createDirectory(
                staging, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new ReleaseStaging(absolute, staging, above);
    }

    Path directory() {
        return staging;
    }

    /** Syncs every file and directory, renames, and syncs the rename. */
    void publish() throws IOException {
        AtomicFile.syncTree(staging);
        Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(target.resolveSibling(""));
    }

    /** Says which folder could not be made, where the operating system tells only why. */
    IOException named(IOException failure) {
        return failure.getClass() == IOException.class
                ? new IOException(
                        target + " cannot be written (" + failure.getMessage() + "), and nothing of it was left",
                        failure)
                : failure;
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        delete(staging);
        if (Files.notExists(target)) {
            for (Path folder : above) {
                Files.deleteIfExists(folder);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
