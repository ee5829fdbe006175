package org.narrowgate.engine.seal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads what {@link TarWriter} writes and refuses everything else: links, directories, devices, extended headers and
 * names that leave their directory have no place in a package.
 */
final class TarReader {
    private static final String NAME = "(receipts/)?[a-z0-9][a-z0-9.-]{0,63}|OBLIGATIONS[.]txt";

    private final InputStream in;

    /** A regular file in the archive. */
    record Entry(String name, long length) {}

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The next file's header, or empty at the archive's end, after which nothing may follow. */
    Optional<Entry> next() throws IOException, SealException {
        byte[] header = block();
        if (isZero(header)) {
            if (!isZero(block()) || in.read() >= 0) {
                throw new SealException("the archive does not end where it says it ends");
            }
            return Optional.empty();
        }
        if (octal(header, 148, 8) != TarWriter.checksum(header)) {
            throw new SealException("the archive has a header with a wrong checksum");
        }
        String name = text(header, 0, TarWriter.MAXIMUM_NAME);
        boolean plain =
                header[156] == '0' && header[345] == 0 && text(header, 257, 6).equals("ustar");
        if (!plain || !name.matches(NAME) || name.contains("..")) {
            throw new SealException("the archive holds something that is no file of a package: "
                    + "links, directories and names that leave their directory are refused");
        }
        return Optional.of(new Entry(name, octal(header, 124, 12)));
    }

    /** The content of the entry just returned, of at most {@code maximum} bytes. */
    byte[] content(Entry entry, long maximum) throws IOException, SealException {
        if (entry.length() > maximum) {
            throw new SealException("the archive holds a file larger than a part may be");
        }
        byte[] content = in.readNBytes((int) entry.length());
        int padding = (int) (TarWriter.sizeOf(entry.length()) - TarWriter.BLOCK - entry.length());
        byte[] zeroes = in.readNBytes(padding);
        if (content.length != entry.length() || zeroes.length != padding || !isZero(zeroes)) {
            throw new SealException("the archive ends within a file");
        }
        return content;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(TarWriter.BLOCK);
        if (block.length != TarWriter.BLOCK) {
            throw new EOFException("the archive ends within a header");
        }
        return block;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] header, int offset, int maximum) {
        int end = offset;
        while (end < offset + maximum && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.ISO_8859_1);
    }

    private static long octal(byte[] header, int offset, int length) throws SealException {
        String digits = text(header, offset, length).strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new SealException("the archive has a header with a number that is not octal");
        }
        return Long.parseLong(digits, 8);
    }
}
