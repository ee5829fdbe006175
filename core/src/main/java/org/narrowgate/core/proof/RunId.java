package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The 16 random bytes that name one run in both logs; made outside and passed in, so that a run can be repeated. */
public record RunId(long high, long low) {
    /** Length in bytes: 16. */
    public static final int BYTES = 16;

    /** The run id that these 16 bytes are; any other length is refused. */
    public static RunId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new ProofException("a run id has 16 bytes, not " + bytes.length);
        }
        return of(bytes, 0);
    }

    /** The run id that begins at {@code offset}. */
    static RunId of(byte[] bytes, int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, BYTES);
        return new RunId(buffer.getLong(), buffer.getLong());
    }

    /** Reads the 32 lower-case hexadecimal digits that {@link #hex} writes. */
    public static RunId parse(String hex) {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new ProofException("a run id is written as 32 lower-case hexadecimal digits");
        }
        return of(HexFormat.of().parseHex(hex));
    }

    /** The 16 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** 32 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public String toString() {
        return hex();
    }
}
