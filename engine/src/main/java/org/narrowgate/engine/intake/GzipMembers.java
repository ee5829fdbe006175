package org.narrowgate.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952): one member or several, and nothing else before, between or behind them.
 *
 * <p>Ours because {@link java.util.zip.GZIPInputStream} takes whatever stands behind a member for the end of the file,
 * and stops at the first member where a stream cannot say how much is left: rows would be lost without a word.
 */
final class GzipMembers extends InputStream {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int HEADER_CHECKED = 2;
    private static final int EXTRA = 4;
    private static final int FILE_NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final CRC32 headerCrc = new CRC32();
    private final byte[] buffer = new byte[CHUNK_BYTES];
    private int at;
    private int limit;
    private boolean within;
    private boolean begun;
    private boolean ended;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (within || beginMember()) {
            int unpacked = inflate(into, offset, length);
            if (unpacked > 0) {
                crc.update(into, offset, unpacked);
                return unpacked;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                require(fill());
                inflater.setInput(buffer, at, limit - at);
            } else {
                throw new ZipException("it is damaged");
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] into, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException damaged) {
            throw new ZipException("it is damaged");
        }
    }

    /** RFC 1952, 2.3; whether there is one more member. */
    private boolean beginMember() throws IOException {
        if (ended || (begun && at == limit && !fill())) {
            ended = true;
            return false;
        }
        headerCrc.reset();
        if (next() != 0x1F || next() != 0x8B || next() != 8) {
            throw new ZipException(begun ? "something that is not gzip stands behind its end" : "it is not gzip");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("it is damaged");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & FILE_NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKED) != 0) {
            int expected = (int) headerCrc.getValue() & 0xFFFF;
            requireSame(expected, next() | next() << 8);
        }
        inflater.reset();
        inflater.setInput(buffer, at, limit - at);
        crc.reset();
        begun = true;
        within = true;
        return true;
    }

    /** RFC 1952, 2.3.1: CRC-32 and length modulo 2^32. */
    private void endMember() throws IOException {
        at = limit - inflater.getRemaining();
        requireSame((int) crc.getValue(), next() | next() << 8 | next() << 16 | next() << 24);
        requireSame((int) inflater.getBytesWritten(), next() | next() << 8 | next() << 16 | next() << 24);
        within = false;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int read = next();
        while (read != 0) {
            read = next();
        }
    }

    private int next() throws IOException {
        if (at == limit) {
            require(fill());
        }
        headerCrc.update(buffer[at]);
        return buffer[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private static void require(boolean more) throws ZipException {
        if (!more) {
            throw new ZipException("it is cut short");
        }
    }

    private static void requireSame(int expected, int found) throws ZipException {
        if (expected != found) {
            throw new ZipException("its check sum or length is not that of its content");
        }
    }
}
