package org.narrowgate.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries as they lie in bundle and journal: a big-endian uint16 length, then the bytes (C2SP tlog-tiles). */
final class Bundle {
    /** Most bytes of an entry: what a uint16 counts. */
    static final int MAXIMUM_ENTRY = 0xffff;

    static final int PREFIX = 2;

    private Bundle() {}

    /** Writes one entry and answers where the next begins. */
    static int put(byte[] into, int offset, byte[] entry) {
        into[offset] = (byte) (entry.length >>> 8);
        into[offset + 1] = (byte) entry.length;
        System.arraycopy(entry, 0, into, offset + PREFIX, entry.length);
        return offset + PREFIX + entry.length;
    }

    static List<byte[]> decode(byte[] bytes, Path file) throws LedgerException {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = at + PREFIX <= bytes.length ? (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff) : -1;
            if (length < 0 || length > bytes.length - at - PREFIX) {
                throw new LedgerException(
                        file,
                        "entry " + entries.size() + " of the file runs beyond its end",
                        "Restore this file from a copy");
            }
            entries.add(Arrays.copyOfRange(bytes, at + PREFIX, at + PREFIX + length));
            at += PREFIX + length;
        }
        return entries;
    }
}
