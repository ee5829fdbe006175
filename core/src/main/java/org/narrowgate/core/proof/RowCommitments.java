package org.narrowgate.core.proof;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Salted commitments to the slots of one row, and the root over them that alone enters the log: c(i) = SHA-256(0x03 ||
 * salt(i) || uint16 i || uint32 length || value), salt(i) = half (i mod 2) of SHA-256(seed || uint32 (i div 2)), root
 * = SHA-256(0x02 || c(1) ... c(n)); slots count from 1, integers are big-endian. One instance serves one thread and
 * reuses its buffers, for a run has millions of rows.
 */
public final class RowCommitments {
    /** Length of a salt in bytes: 16. */
    public static final int SALT_BYTES = 16;
    /** Most slots of a row: what a uint16 numbers. */
    public static final int MAXIMUM_SLOTS = 0xffff;

    private static final byte ROOT = 0x02;
    private static final byte SLOT = 0x03;
    /** Tag, salt, uint16 slot, uint32 length. */
    private static final int HEADER = 1 + SALT_BYTES + 2 + 4;

    private final MessageDigest sha256 = Sha256.create();
    private final byte[] seedBlock = new byte[RowSeeds.BYTES + 4];
    private final byte[] salts = new byte[2 * SALT_BYTES];
    /** What is hashed of a slot: in one piece, which the platform's fast code likes best. */
    private byte[] message = new byte[HEADER + 256];

    private final byte[] out = new byte[Hash.BYTES];
    private byte[] all = new byte[1 + 64 * Hash.BYTES];

    public RowCommitments() {
        message[0] = SLOT;
    }

    /** The root over these slot values; slot 1 is the first of the list. */
    public Hash root(byte[] seed, List<byte[]> values) {
        int length = commitAll(seed, values);
        all[0] = ROOT;
        sha256.update(all, 0, length);
        return finish();
    }

    /** The commitments c(1) ... c(n) themselves. */
    public List<Hash> commitments(byte[] seed, List<byte[]> values) {
        commitAll(seed, values);
        Hash[] hashes = new Hash[values.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hash.of(all, 1 + i * Hash.BYTES);
        }
        return List.of(hashes);
    }

    /** The root over commitments of which one need not know the openings. */
    public Hash root(List<Hash> commitments) {
        checkCount(commitments.size());
        sha256.update(ROOT);
        for (Hash commitment : commitments) {
            sha256.update(commitment.bytes());
        }
        return finish();
    }

    /** c(slot) from its opening. */
    public Hash commitment(byte[] salt, int slot, byte[] value) {
        if (salt.length != SALT_BYTES || slot < 1 || slot > MAXIMUM_SLOTS) {
            throw new ProofException("a commitment takes a salt of 16 bytes and a slot from 1 to 65535");
        }
        commit(salt, 0, slot, value);
        return finish();
    }

    /** The 16 bytes that hide a slot, counted from 1. */
    public byte[] salt(byte[] seed, int slot) {
        begin(seed);
        deriveSalts(slot >>> 1);
        int half = (slot & 1) * SALT_BYTES;
        return Arrays.copyOfRange(salts, half, half + SALT_BYTES);
    }

    private int commitAll(byte[] seed, List<byte[]> values) {
        checkCount(values.size());
        begin(seed);
        int length = 1 + values.size() * Hash.BYTES;
        if (all.length < length) {
            all = new byte[length];
        }
        deriveSalts(0);
        for (int slot = 1; slot <= values.size(); slot++) {
            if ((slot & 1) == 0) {
                deriveSalts(slot >>> 1);
            }
            commit(salts, (slot & 1) * SALT_BYTES, slot, values.get(slot - 1));
            Sha256.finish(sha256, all, 1 + (slot - 1) * Hash.BYTES);
        }
        return length;
    }

    private static void checkCount(int slots) {
        if (slots < 1 || slots > MAXIMUM_SLOTS) {
            throw new ProofException("a row has 1 to 65535 slots, not " + slots);
        }
    }

    private void begin(byte[] seed) {
        if (seed.length != RowSeeds.BYTES) {
            throw new ProofException("a row seed has 32 bytes, not " + seed.length);
        }
        System.arraycopy(seed, 0, seedBlock, 0, RowSeeds.BYTES);
    }

    private void deriveSalts(int pair) {
        putInt(seedBlock, RowSeeds.BYTES, pair);
        sha256.update(seedBlock);
        Sha256.finish(sha256, salts, 0);
    }

    private void commit(byte[] salt, int offset, int slot, byte[] value) {
        int length = HEADER + value.length;
        if (message.length < length) {
            message = Arrays.copyOf(message, Math.max(message.length * 2, length));
        }
        System.arraycopy(salt, offset, message, 1, SALT_BYTES);
        message[1 + SALT_BYTES] = (byte) (slot >>> 8);
        message[2 + SALT_BYTES] = (byte) slot;
        putInt(message, 3 + SALT_BYTES, value.length);
        System.arraycopy(value, 0, message, HEADER, value.length);
        sha256.update(message, 0, length);
    }

    private static void putInt(byte[] into, int offset, int value) {
        into[offset] = (byte) (value >>> 24);
        into[offset + 1] = (byte) (value >>> 16);
        into[offset + 2] = (byte) (value >>> 8);
        into[offset + 3] = (byte) value;
    }

    private Hash finish() {
        Sha256.finish(sha256, out, 0);
        return Hash.of(out, 0);
    }
}
