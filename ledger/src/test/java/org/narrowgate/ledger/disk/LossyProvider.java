package org.narrowgate.ledger.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leads what {@code java.nio.file.Files} is asked for to a {@link LossyDisk}. */
final class LossyProvider extends FileSystemProvider {
    private final LossyDisk disk;

    LossyProvider(LossyDisk disk) {
        this.disk = disk;
    }

    private static String key(Path path) {
        return ((LossyPath) path).key();
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return new LossyChannel(disk, disk.open(key(path), options), key(path));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        List<Path> listed = new ArrayList<>();
        for (String name : disk.list(key(folder))) {
            if (filter.accept(folder.resolve(name))) {
                listed.add(folder.resolve(name));
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return listed.iterator();
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        disk.makeFolder(key(folder));
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(key(path));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        disk.rename(key(source), key(target));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        var unused = disk.attributes(key(path));
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return type.cast(disk.attributes(key(path)));
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        disk.link(key(link), key(existing));
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return disk.isSame(key(one), key(other));
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public String getScheme() {
        return "lossy";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        Files.write(target, Files.readAllBytes(source), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return type.cast(new LossyView(path));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
