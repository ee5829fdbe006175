package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.narrowgate.ledger.DurableFile;

/** Writes a file whole or not at all, and returns only when it would survive the loss of power. */
public final class AtomicFile {
    private static final int SHRED_BYTES = 1 << 20;

    private AtomicFile() {}

    /**
     * Writes beside the target, syncs, renames over it and syncs the folder; what failed leaves nothing, and is named.
     * Where a link leads is written, and the link left. A device or a pipe takes what is written to it: a file that was
     * renamed over {@code /dev/null} would be there for every other program of the machine.
     */
    public static void write(Path named, byte[] content) throws IOException {
        if (Files.exists(named) && !Files.isRegularFile(named) && !Files.isDirectory(named)) {
            Files.write(named, content, StandardOpenOption.WRITE);
            return;
        }
        Path target = Files.isSymbolicLink(named) && Files.exists(named) ? named.toRealPath() : named;
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file lies in a folder");
        if (!Files.isDirectory(folder)) {
            DurableFile.makeFolder(folder);
        }
        Path temporary = temporary(target);
        try {
            writeSynced(temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            Files.deleteIfExists(temporary);
            throw named(target, failure);
        }
        syncFolder(folder);
    }

    private static void writeSynced(Path temporary, byte[] content) throws IOException {
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
    }

    /**
     * As {@link #write}, and what stood there before is overwritten and gone, also where a crash comes between: whoever
     * writes the file again in this way finishes what was begun.
     */
    public static void exchange(Path target, byte[] content) throws IOException {
        finishExchange(target);
        Files.createLink(old(target), target);
        // Otherwise a loss of power could leave the new content, and of the old one nothing by which to overwrite it.
        syncFolder(target.resolveSibling(""));
        write(target, content);
        shred(old(target));
    }

    /** Finishes an exchange that was cut off; does nothing if there was none. */
    public static void finishExchange(Path target) throws IOException {
        Path old = old(target);
        if (Files.exists(old) && Files.isSameFile(old, target)) {
            Files.delete(old);
        }
        shred(old);
    }

    /** Whether an exchange was cut off: then what stood there before still does. */
    public static boolean isExchanging(Path target) {
        return Files.exists(old(target));
    }

    private static Path old(Path target) {
        return target.resolveSibling(target.getFileName() + ".old");
    }

    /** Overwrites a file and deletes it, durably; one that is not there is gone already. */
    public static void shred(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long size = channel.size();
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(size, SHRED_BYTES));
            for (long at = 0; at < size; ) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
                at += channel.write(zeros, at);
            }
            channel.force(true);
        }
        Files.delete(file);
        syncFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder"));
    }

    /** Of a write that fails the operating system tells only why, and not where. */
    public static IOException named(Path target, IOException failure) {
        return failure.getClass() == IOException.class
                ? new IOException(target + ": it could not be written (" + failure.getMessage() + ")", failure)
                : failure;
    }

    /** Where a file is written before it takes its name. */
    static Path temporary(Path target) {
        return target.resolveSibling(target.getFileName() + ".tmp");
    }

    /** Makes what another wrote into a file durable; it may be one that can only be read. */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes renames and deletions in a folder durable. */
    public static void syncFolder(Path folder) throws IOException {
        sync(folder);
    }

    /** Makes a folder durable with all that is in it. */
    public static void syncTree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                sync(path);
            }
        }
    }
}
