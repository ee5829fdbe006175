package org.narrowgate.engine.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * POSIX ustar (IEEE Std 1003.1, pax, "ustar Interchange Format"), regular files only: mode 0600, owner 0, time 0, so
 * that an archive is a function of names and contents.
 */
public final class TarWriter {
    static final int BLOCK = 512;
    static final int MAXIMUM_NAME = 100;
    private static final int MAXIMUM_PREFIX = 155;
    private static final int PREFIX = 345;
    private static final byte[] ZEROES = new byte[2 * BLOCK];

    private final OutputStream out;

    public TarWriter(OutputStream out) {
        this.out = out;
    }

    /** Length in the archive of a file of this length, header and padding included. */
    static long sizeOf(long length) {
        return BLOCK + (length + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** Length of what ends an archive. */
    static long sizeOfEnd() {
        return ZEROES.length;
    }

    public void file(String name, byte[] content) throws IOException {
        begin(name, content.length);
        out.write(content);
        end(content.length);
    }

    /** Begins a file; so many bytes are then written to the stream itself. */
    public void begin(String name, long length) throws IOException {
        out.write(header(name, length));
    }

    /** Ends a file of this length. */
    public void end(long length) throws IOException {
        out.write(ZEROES, 0, (int) (sizeOf(length) - BLOCK - length));
    }

    public void finish() throws IOException {
        out.write(ZEROES);
    }

    private static byte[] header(String name, long length) {
        // A long name has its first folders in a field of their own.
        int split = name.length() <= MAXIMUM_NAME ? -1 : name.indexOf('/', name.length() - MAXIMUM_NAME - 1);
        boolean fits = name.length() <= MAXIMUM_NAME || (split > 0 && split <= MAXIMUM_PREFIX);
        if (!fits || !StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("a name in an archive is ASCII, of at most " + MAXIMUM_NAME
                    + " characters behind folders of at most " + MAXIMUM_PREFIX);
        }
        byte[] header = new byte[BLOCK];
        put(header, 0, name.substring(split + 1));
        put(header, PREFIX, name.substring(0, Math.max(0, split)));
        put(header, 100, "0000600");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, octal(length, 11));
        put(header, 136, "00000000000");
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = '0';
        put(header, 257, "ustar");
        put(header, 263, "00");
        put(header, 329, "0000000");
        put(header, 337, "0000000");
        put(header, 148, octal(checksum(header), 6));
        header[154] = 0;
        return header;
    }

    private static String octal(long number, int digits) {
        String octal = Long.toOctalString(number);
        return "0".repeat(digits - octal.length()) + octal;
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    static int checksum(byte[] header) {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        return sum;
    }
}
