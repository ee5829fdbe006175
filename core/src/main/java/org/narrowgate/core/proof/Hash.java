package org.narrowgate.core.proof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * A SHA-256 value of 32 bytes, held as four big-endian words so that millions of them are compared and kept without
 * arrays that somebody could write into.
 */
public record Hash(long a, long b, long c, long d) {
    /** Length in bytes: 32. */
    public static final int BYTES = 32;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The hash that these 32 bytes are; any other length is refused. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new ProofException("a hash has 32 bytes, not " + bytes.length);
        }
        return of(bytes, 0);
    }

    /** The hash that begins at {@code offset}. */
    public static Hash of(byte[] bytes, int offset) {
        return new Hash(
                (long) WORD.get(bytes, offset),
                (long) WORD.get(bytes, offset + 8),
                (long) WORD.get(bytes, offset + 16),
                (long) WORD.get(bytes, offset + 24));
    }

    /** Reads standard base64 (RFC 4648, section 4) of exactly 32 bytes. */
    public static Hash parse(String base64) {
        return of(StrictBase64.decode(base64, "a hash"));
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        write(bytes, 0);
        return bytes;
    }

    /** Writes the 32 bytes, beginning at {@code offset}. */
    public void write(byte[] into, int offset) {
        WORD.set(into, offset, a);
        WORD.set(into, offset + 8, b);
        WORD.set(into, offset + 16, c);
        WORD.set(into, offset + 24, d);
    }

    /** As {@link #parse} reads it: 44 characters, padded (RFC 4648, section 4). */
    public String base64() {
        return StrictBase64.encode(bytes());
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public String toString() {
        return hex();
    }
}
