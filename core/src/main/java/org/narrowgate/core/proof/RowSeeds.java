package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * From a run's secret one seed of 32 bytes a row: HMAC-SHA-256(run secret, uint64 row number), the first data row being
 * 1. Whoever holds a row's seed can open that row and no other. One instance serves one thread.
 */
public final class RowSeeds {
    /** Length of the run secret and of each seed in bytes: 32. */
    public static final int BYTES = 32;

    private final Mac mac;
    private final byte[] number = new byte[Long.BYTES];

    /** Takes the run's 32 secret bytes. */
    public RowSeeds(byte[] runSecret) {
        if (runSecret.length != BYTES) {
            throw new ProofException("a run secret has 32 bytes, not " + runSecret.length);
        }
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(runSecret, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java platform has no HMAC-SHA-256", e);
        }
    }

    /** The 32 bytes of a row, counted from 1. */
    public byte[] seed(long row) {
        if (row < 1) {
            throw new ProofException("the first data row is row 1, not " + row);
        }
        ByteBuffer.wrap(number).putLong(row);
        return mac.doFinal(number);
    }
}
