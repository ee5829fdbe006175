package org.narrowgate.ledger.disk;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** A place on a {@link LossyDisk}; the arithmetic of names is that of the computer's own paths. */
record LossyPath(LossyFileSystem disk, Path path) implements Path {
    private Path of(Path other) {
        return new LossyPath(disk, other);
    }

    static Path plain(Path other) {
        return other instanceof LossyPath lossy ? lossy.path : other;
    }

    String key() {
        return path.toAbsolutePath().normalize().toString();
    }

    @Override
    public FileSystem getFileSystem() {
        return disk;
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return of(path.getRoot());
    }

    @Override
    public Path getFileName() {
        return path.getFileName() == null ? null : of(path.getFileName());
    }

    @Override
    public Path getParent() {
        return path.getParent() == null ? null : of(path.getParent());
    }

    @Override
    public int getNameCount() {
        return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return of(path.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return of(path.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return path.startsWith(plain(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return path.endsWith(plain(other));
    }

    @Override
    public Path normalize() {
        return of(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return of(path.resolve(plain(other)));
    }

    @Override
    public Path relativize(Path other) {
        return of(path.relativize(plain(other)));
    }

    @Override
    public Path toAbsolutePath() {
        return of(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        disk.provider().checkAccess(this);
        return of(path.toAbsolutePath().normalize());
    }

    @Override
    public int compareTo(Path other) {
        return path.compareTo(plain(other));
    }

    /** One of the same name on the computer's own disk: what reads files in no other way finds a twin there, or none. */
    @Override
    public File toFile() {
        return path.toFile();
    }

    @Override
    public URI toUri() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
