package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What was acknowledged and is not yet published, in groups that are synced one after the other. The file begins with
 * "NGJRNL01", the uint64 index of its first entry, and the CRC-32C of both; a group is "NGG1", uint32 count, uint64
 * first index, uint32 length, CRC-32C of these, the entries as in a bundle, CRC-32C of the entries. Only the group
 * written last can be torn; a bad group with a good one behind it is damage and is never dropped.
 */
final class Journal implements AutoCloseable {
    /** Takes the entries of one group that is whole. */
    interface Reader {
        void group(long first, List<byte[]> entries) throws LedgerException;

        /** Told where the whole groups end, before a torn one behind them is dropped. */
        default void end(long next) throws LedgerException {}
    }

    static final String NAME = "journal";
    static final int HEADER = 20;
    static final int GROUP_HEADER = 24;
    static final int GROUP_TRAILER = 4;

    /** Bounds what recovery must hold in memory: 256 MiB of entries a group. */
    static final int MAXIMUM_GROUP = 256 * 1024 * 1024;

    static final long MAGIC = 0x4e474a524e4c3031L;
    static final int GROUP_MAGIC = 0x4e474731;

    private final Path file;
    private SyncedFile out;
    private long length;
    private long next;
    private long bytesWritten;
    private boolean broken;

    private Journal(Path file, SyncedFile out, long length, long next) {
        this.file = file;
        this.out = out;
        this.length = length;
        this.next = next;
    }

    /** Makes an empty journal whose first entry will be {@code base}, in place of any that is there. */
    static Journal create(Path log, long base) throws LedgerException {
        Path file = log.resolve(NAME);
        DurableFile.replace(file, header(base));
        return new Journal(file, open(file), HEADER, base);
    }

    /** Reads every whole group in order, drops a torn one at the end, and is then ready to append. */
    static Journal recover(Path log, Reader reader) throws LedgerException {
        Path file = log.resolve(NAME);
        JournalScan scan = JournalScan.of(file, reader);
        reader.end(scan.next());
        SyncedFile out = open(file);
        try {
            if (out.length() > scan.length()) {
                out.cut(scan.length());
            }
            // A writer that was killed may have left a whole group unsynced: from now on it counts as durable.
            out.sync();
        } catch (IOException e) {
            throw failed(file, e);
        }
        return new Journal(file, out, scan.length(), scan.next());
    }

    private static SyncedFile open(Path file) throws LedgerException {
        try {
            return SyncedFile.write(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Writes one group and syncs it: when this returns, the entries outlive a loss of power. */
    void append(List<byte[]> entries) throws LedgerException {
        if (broken) {
            throw new LedgerException(
                    file, "an earlier write or sync failed", "Close the log and open it again: it recovers by itself");
        }
        byte[] group = group(next, entries);
        boolean written = false;
        try {
            out.write(length, group);
            written = true;
            out.sync();
        } catch (IOException e) {
            // After a failed sync the kernel may have forgotten what it could not write: only reading again tells.
            broken = written;
            undo();
            throw failed(file, e);
        }
        length += group.length;
        bytesWritten += group.length;
        next += entries.size();
    }

    /** What was not acknowledged shall not come back; if even that fails, nothing more is accepted. */
    private void undo() {
        try {
            out.cut(length);
            out.sync();
        } catch (IOException e) {
            broken = true;
        }
    }

    /** Drops everything before {@code base}, which must be all there is: it has been published. */
    void restart(long base) throws LedgerException {
        if (base != next) {
            throw new IllegalStateException("only a published prefix is dropped: " + base + " is not " + next);
        }
        if (length == HEADER) {
            return;
        }
        // Until the new file is the one written to, an append could go into a file that no longer has a name.
        broken = true;
        DurableFile.replace(file, header(base));
        SyncedFile old = out;
        out = open(file);
        length = HEADER;
        broken = false;
        try {
            old.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** The index that the next entry will have. */
    long next() {
        return next;
    }

    /** Bytes of all groups appended since it was opened, those dropped since included. */
    long written() {
        return bytesWritten;
    }

    @Override
    public void close() throws LedgerException {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static LedgerException failed(Path file, IOException e) {
        return new LedgerException(
                file, "could not be written (" + DurableFile.reason(e) + ")", DurableFile.REMEDY_SPACE, e);
    }

    private static byte[] header(long base) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).putLong(MAGIC).putLong(base);
        return header.putInt(crc(header.array(), 0, HEADER - 4)).array();
    }

    /** How many bytes of a group these entries are; refuses more than one group holds. */
    static long bytes(List<byte[]> entries) {
        long bytes = 0;
        for (byte[] entry : entries) {
            bytes += Bundle.PREFIX + entry.length;
        }
        if (bytes > MAXIMUM_GROUP) {
            throw new IllegalArgumentException("a group of entries has at most " + MAXIMUM_GROUP + " bytes: split it");
        }
        return bytes;
    }

    private static byte[] group(long first, List<byte[]> entries) {
        int length = (int) bytes(entries);
        byte[] group = new byte[GROUP_HEADER + length + GROUP_TRAILER];
        ByteBuffer buffer = ByteBuffer.wrap(group);
        buffer.putInt(GROUP_MAGIC).putInt(entries.size()).putLong(first).putInt(length);
        buffer.putInt(crc(group, 0, GROUP_HEADER - 4));
        int at = GROUP_HEADER;
        for (byte[] entry : entries) {
            at = Bundle.put(group, at, entry);
        }
        buffer.putInt(at, crc(group, GROUP_HEADER, length));
        return group;
    }

    static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
