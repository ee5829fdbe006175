package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * From a run's secret one seed of 32 bytes a row: HMAC-SHA-256(run secret, uint64 row number), the first data row being
 * 1. Whoever holds a row's seed can open that row and no other. One instance serves one thread.
 *
 * <p>HMAC is two hashes (RFC 2104, section 2); over so few bytes the platform's own takes twice as long.
 */
public final class RowSeeds {
    /** Length of the run secret and of each seed in bytes: 32. */
    public static final int BYTES = 32;

    private static final int BLOCK = 64;
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private final MessageDigest sha256 = Sha256.create();
    private final byte[] inner;
    private final byte[] outer;

    public RowSeeds(byte[] runSecret) {
        if (runSecret.length != BYTES) {
            throw new ProofException("a run secret has 32 bytes, not " + runSecret.length);
        }
        inner = padded(runSecret, INNER_PAD, Long.BYTES);
        outer = padded(runSecret, OUTER_PAD, Sha256.BYTES);
    }

    /** The key of one of the hashes, a whole block, and room for what is hashed under it. */
    private static byte[] padded(byte[] runSecret, byte pad, int room) {
        byte[] padded = Arrays.copyOf(runSecret, BLOCK + room);
        for (int i = 0; i < BLOCK; i++) {
            padded[i] ^= pad;
        }
        return padded;
    }

    public byte[] seed(long row) {
        if (row < 1) {
            throw new ProofException("the first data row is row 1, not " + row);
        }
        ByteBuffer.wrap(inner).putLong(BLOCK, row);
        sha256.update(inner);
        Sha256.finish(sha256, outer, BLOCK);
        return sha256.digest(outer);
    }
}
