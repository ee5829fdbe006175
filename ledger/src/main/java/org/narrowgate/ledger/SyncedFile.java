package org.narrowgate.ledger;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An open file that can be synced. On the computer's own file system it is a stream and not a channel, because an
 * interrupted thread closes a channel; other file systems, a test's that loses what was not synced, have only channels.
 */
interface SyncedFile extends Closeable {
    /** Opens a file, which is made if there is none. */
    static SyncedFile write(Path file) throws IOException {
        return file.getFileSystem() == FileSystems.getDefault()
                ? new Stream(new RandomAccessFile(file.toFile(), "rw"))
                : new Channel(FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Opens a file that is there, to be read. */
    static SyncedFile read(Path file) throws IOException {
        return file.getFileSystem() == FileSystems.getDefault()
                ? new Stream(new RandomAccessFile(file.toFile(), "r"))
                : new Channel(FileChannel.open(file, StandardOpenOption.READ));
    }

    long length() throws IOException;

    /** Cuts it off. */
    void cut(long length) throws IOException;

    /** Fills the bytes from a place on; refuses if the file ends before. */
    void read(long at, byte[] into) throws IOException;

    void write(long at, byte[] bytes) throws IOException;

    /** When this returns, the content outlives a loss of power. */
    void sync() throws IOException;

    record Stream(RandomAccessFile file) implements SyncedFile {
        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void cut(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void read(long at, byte[] into) throws IOException {
            file.seek(at);
            file.readFully(into);
        }

        @Override
        public void write(long at, byte[] bytes) throws IOException {
            file.seek(at);
            file.write(bytes);
        }

        @Override
        public void sync() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    record Channel(FileChannel file) implements SyncedFile {
        @Override
        public long length() throws IOException {
            return file.size();
        }

        @Override
        public void cut(long length) throws IOException {
            var unused = file.truncate(length);
        }

        @Override
        public void read(long at, byte[] into) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(into);
            while (buffer.hasRemaining()) {
                if (file.read(buffer, at + buffer.position()) < 0) {
                    throw new EOFException();
                }
            }
        }

        @Override
        public void write(long at, byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                var unused = file.write(buffer, at + buffer.position());
            }
        }

        @Override
        public void sync() throws IOException {
            file.force(true);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
