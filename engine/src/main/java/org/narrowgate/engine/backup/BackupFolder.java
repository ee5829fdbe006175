package org.narrowgate.engine.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.WholeFile;

/**
 * Where backups lie: {@code objects/<SHA-256>}, each content once, and {@code manifests/<number>.json}. A manifest is
 * written last and whole, so that a backup is there or is not, and one that failed leaves those before it as they were.
 */
public final class BackupFolder implements AutoCloseable {
    private static final String NUMBER = "[0-9]{6}\\.json";

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private BackupFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Opens it for one at a time; it is made if need be, for its owner alone. */
    static BackupFolder open(Path root) throws IOException, RefusedException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        for (Path folder : List.of(root, root.resolve("objects"), root.resolve("manifests"))) {
            DurableFile.makeFolder(folder);
        }
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new RefusedException("backup-busy", root + ": another backup is written there; wait until it ends");
        }
        return new BackupFolder(root, channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Where the manifests of a folder lie, the oldest first. */
    public static List<Path> manifests(Path root) throws IOException, RefusedException {
        Path folder = root.resolve("manifests");
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().matches(NUMBER))
                        .sorted()
                        .forEach(all::add);
            }
        }
        if (all.isEmpty()) {
            throw new RefusedException("backup", root + ": there is no backup; give a folder that `backup --to` wrote");
        }
        return all;
    }

    /** Reads a manifest, or refuses what is none. */
    public static Manifest read(Path manifest) throws IOException, RefusedException {
        try {
            return Manifest.decode(WholeFile.read(manifest));
        } catch (IllegalArgumentException none) {
            throw new RefusedException(
                    "backup", manifest + ": the manifest of the backup was altered; give another backup");
        }
    }

    /** Everything that is wrong with what a manifest names, file by file. */
    public static List<String> damages(Path root, Manifest manifest) throws IOException {
        List<String> damages = new ArrayList<>();
        for (Manifest.Item item : manifest.files()) {
            Path object = object(root, item.sha256());
            if (!Files.isRegularFile(object, LinkOption.NOFOLLOW_LINKS)) {
                damages.add(item.path() + ": it is missing from the backup");
            } else if (!sha256(object).equals(item.sha256())) {
                damages.add(item.path() + ": it was altered in the backup");
            }
        }
        return damages;
    }

    static Path object(Path root, String sha256) {
        return root.resolve("objects").resolve(sha256);
    }

    /** Keeps the content of a file, durably; returns whether it was not there before. */
    boolean keep(Path file, String sha256) throws IOException {
        Path object = object(root, sha256);
        if (Files.isRegularFile(object) && Files.size(object) == Files.size(file)) {
            return false;
        }
        copy(file, object, sha256);
        return true;
    }

    /** Copies what has this digest, whole or not at all. */
    static void copy(Path from, Path to, String sha256) throws IOException {
        Path temporary = to.resolveSibling(to.getFileName() + ".tmp");
        try {
            if (!transfer(from, temporary).equals(sha256)) {
                throw new IOException(
                        from + ": it changed while it was copied, or was altered; give the command again");
            }
            Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            Files.deleteIfExists(temporary);
            throw failure;
        }
    }

    private static String transfer(Path from, Path to) throws IOException {
        MessageDigest digest = Sha256.create();
        try (InputStream in = Files.newInputStream(from);
                FileChannel channel = FileChannel.open(
                        to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            in.transferTo(out);
            channel.force(true);
        } catch (IOException failure) {
            throw AtomicFile.named(to, failure);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes a manifest behind the last one: from now on the backup is there. */
    Path add(Manifest manifest) throws IOException {
        AtomicFile.syncFolder(root.resolve("objects"));
        int last;
        try (Stream<Path> files = Files.list(root.resolve("manifests"))) {
            last = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(NUMBER))
                    .mapToInt(name -> Integer.parseInt(name.substring(0, 6)))
                    .max()
                    .orElse(0);
        }
        Path file = root.resolve("manifests").resolve(String.format(Locale.ROOT, "%06d.json", last + 1));
        AtomicFile.write(file, manifest.encode());
        return file;
    }

    /** Lets a backup lapse. */
    void drop(Path manifest) throws IOException {
        AtomicFile.shred(manifest);
    }

    /** Overwrites and deletes content that no manifest names any more, and what a crash left half written. */
    int sweep() throws IOException, RefusedException {
        Set<String> named = new HashSet<>();
        for (Path manifest : manifests(root)) {
            read(manifest).files().forEach(item -> named.add(item.sha256()));
        }
        int gone = 0;
        try (Stream<Path> objects = Files.list(root.resolve("objects"))) {
            for (Path object : objects.toList()) {
                if (!named.contains(object.getFileName().toString())) {
                    AtomicFile.shred(object);
                    gone++;
                }
            }
        }
        return gone;
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.create();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
        } finally {
            channel.close();
        }
    }
}
