package org.narrowgate.ledger.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file or folder of a {@link LossyDisk}. */
final class LossyChannel extends FileChannel {
    private final LossyDisk disk;
    private final LossyNode node;
    private final String name;
    private final long power;
    private long position;

    LossyChannel(LossyDisk disk, LossyNode node, String name) {
        this.disk = disk;
        this.node = node;
        this.name = name;
        this.power = disk.power();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int read = read(into, position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        return disk.read(node, name, power, into, at);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int written = write(from, position);
        position += written;
        return written;
    }

    @Override
    public int write(ByteBuffer from, long at) throws IOException {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        disk.write(node, name, power, at, bytes);
        return bytes.length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long at) {
        position = at;
        return this;
    }

    @Override
    public long size() throws IOException {
        return disk.length(node, power);
    }

    @Override
    public FileChannel truncate(long length) throws IOException {
        if (length < size()) {
            disk.truncate(node, name, power, length);
        }
        position = Math.min(position, length);
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        disk.force(node, name, power);
    }

    @Override
    public FileLock tryLock(long at, long length, boolean shared) throws IOException {
        if (!disk.lock(name, power)) {
            return null;
        }
        return new FileLock(this, at, length, shared) {
            private boolean held = true;

            @Override
            public boolean isValid() {
                return held;
            }

            @Override
            public void release() {
                held = false;
                disk.unlock(name, power);
            }
        };
    }

    @Override
    protected void implCloseChannel() {
        // What was written and not synced is the disk's affair.
    }

    @Override
    public FileLock lock(long at, long length, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel target) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.max(0, Math.min(count, size() - at)));
        return read(piece, at) < 0 ? 0 : target.write(piece.flip());
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long size) {
        throw new UnsupportedOperationException();
    }
}
