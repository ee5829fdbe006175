package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One reading of a journal from its beginning: how many bytes are whole groups, and which index comes next. What
 * follows is a torn group that nobody was told about, unless a whole group lies behind it: then the journal is damaged.
 */
record JournalScan(long length, long next) {
    private static final String REMEDY = "Acknowledged entries may be lost: restore the log's directory from a copy";

    static JournalScan of(Path file, Journal.Reader reader) throws LedgerException {
        if (!Files.isRegularFile(file)) {
            throw new LedgerException(file, "the journal is missing", REMEDY);
        }
        try (SyncedFile in = SyncedFile.read(file)) {
            return scan(file, in, reader);
        } catch (LedgerException e) {
            throw e;
        } catch (IOException e) {
            throw new LedgerException(file, "could not be read (" + DurableFile.reason(e) + ")", REMEDY, e);
        }
    }

    private static JournalScan scan(Path file, SyncedFile in, Journal.Reader reader) throws IOException {
        long next = base(file, in);
        long position = Journal.HEADER;
        byte[] group = group(in, position);
        while (group.length > 0) {
            ByteBuffer header = ByteBuffer.wrap(group);
            int count = header.getInt(4);
            long first = header.getLong(8);
            int end = group.length - Journal.GROUP_TRAILER;
            byte[] payload = Arrays.copyOfRange(group, Journal.GROUP_HEADER, end);
            List<byte[]> entries = Bundle.decode(payload, file);
            if (first != next || entries.size() != count) {
                throw new LedgerException(
                        file, "the group at byte " + position + " does not follow the one before", REMEDY);
            }
            reader.group(first, entries);
            next += count;
            position += group.length;
            group = group(in, position);
        }
        refuseDamage(file, in, position, next);
        return new JournalScan(position, next);
    }

    private static long base(Path file, SyncedFile in) throws IOException {
        byte[] header = bytes(in, 0, Journal.HEADER);
        ByteBuffer buffer = ByteBuffer.wrap(header);
        if (header.length < Journal.HEADER
                || buffer.getLong(0) != Journal.MAGIC
                || buffer.getInt(Journal.HEADER - 4) != Journal.crc(header, 0, Journal.HEADER - 4)) {
            throw new LedgerException(file, "the journal's first 20 bytes are damaged", REMEDY);
        }
        return buffer.getLong(8);
    }

    /** The whole group that begins here; empty if there is none. */
    private static byte[] group(SyncedFile in, long position) throws IOException {
        int payload = payload(bytes(in, position, Journal.GROUP_HEADER), 0);
        if (payload < 0) {
            return new byte[0];
        }
        int length = Journal.GROUP_HEADER + payload + Journal.GROUP_TRAILER;
        byte[] group = bytes(in, position, length);
        return group.length == length && whole(group, 0, payload) ? group : new byte[0];
    }

    /** The payload's length, from a group header that is intact; else -1. */
    private static int payload(byte[] bytes, int at) {
        if (at + Journal.GROUP_HEADER > bytes.length) {
            return -1;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt(at) != Journal.GROUP_MAGIC) {
            return -1;
        }
        int payload = buffer.getInt(at + 16);
        boolean intact = payload >= 0
                && payload <= Journal.MAXIMUM_GROUP
                && buffer.getInt(at + 20) == Journal.crc(bytes, at, 20);
        return intact ? payload : -1;
    }

    private static boolean whole(byte[] bytes, int at, int payload) {
        int start = at + Journal.GROUP_HEADER;
        return start + payload + Journal.GROUP_TRAILER <= bytes.length
                && ByteBuffer.wrap(bytes).getInt(start + payload) == Journal.crc(bytes, start, payload);
    }

    private static void refuseDamage(Path file, SyncedFile in, long position, long next) throws IOException {
        long rest = in.length() - position;
        int longest = Journal.GROUP_HEADER + Journal.MAXIMUM_GROUP + Journal.GROUP_TRAILER;
        boolean damaged = rest > longest;
        if (!damaged && rest > 0) {
            byte[] tail = bytes(in, position, (int) rest);
            damaged = holdsLaterGroup(tail, next);
        }
        if (damaged) {
            throw new LedgerException(
                    file, "the group at byte " + position + " is damaged and others follow it", REMEDY);
        }
    }

    private static boolean holdsLaterGroup(byte[] tail, long next) {
        ByteBuffer buffer = ByteBuffer.wrap(tail);
        for (int at = 1; at + Journal.GROUP_HEADER <= tail.length; at++) {
            int payload = payload(tail, at);
            if (payload >= 0 && buffer.getLong(at + 8) > next && whole(tail, at, payload)) {
                return true;
            }
        }
        return false;
    }

    /** As many of these bytes as there are. */
    private static byte[] bytes(SyncedFile in, long position, int length) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(length, in.length() - position))];
        in.read(position, bytes);
        return bytes;
    }
}
