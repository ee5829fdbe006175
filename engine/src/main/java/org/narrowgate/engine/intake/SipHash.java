package org.narrowgate.engine.intake;

import java.util.Arrays;

/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, and the
 * authors' reference code), over the UTF-16LE bytes of texts. Who does not know the key cannot make two texts collide,
 * so nobody can send a request in which one person hides another.
 *
 * <p>Texts are gathered first and hashed in one go, whole or in part. Not thread-safe; one instance hashes one list of
 * texts after another.
 */
public final class SipHash {
    private static final int CHARS_OF_A_BLOCK = 4;

    private final long k0;
    private final long k1;
    private char[] gathered = new char[512];
    private int length;
    private long low;
    private long high;

    /** The key is 16 bytes, read as two little-endian words. */
    public SipHash(byte[] key) {
        if (key.length != 16) {
            throw new IllegalArgumentException("the key has 16 bytes");
        }
        k0 = littleEndian(key, 0);
        k1 = littleEndian(key, 8);
    }

    public SipHash begin() {
        length = 0;
        return this;
    }

    /** A text with its length before it, so that two lists of texts never run into one. */
    SipHash text(String text) {
        room(2);
        gathered[length++] = (char) (text.length() >>> 16);
        gathered[length++] = (char) text.length();
        return raw(text);
    }

    /** A text without its length. */
    SipHash raw(String text) {
        int more = text.length();
        room(more);
        text.getChars(0, more, gathered, length);
        length += more;
        return this;
    }

    /** The same of characters from one place to another. */
    public SipHash raw(char[] text, int from, int to) {
        room(to - from);
        System.arraycopy(text, from, gathered, length, to - from);
        length += to - from;
        return this;
    }

    /** How many characters were gathered since the beginning. */
    int length() {
        return length;
    }

    /** Whether nothing but empty texts was gathered from one place to another. */
    boolean isBlank(int from, int to) {
        for (int at = from; at < to; at++) {
            if (gathered[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Hashes what was gathered; {@link #low} and {@link #high} are its hash. */
    public SipHash end() {
        return end(0, length);
    }

    /** The same of a part of it. */
    SipHash end(int from, int to) {
        long v0 = 0x736f6d6570736575L ^ k0;
        long v1 = 0x646f72616e646f6dL ^ k1 ^ 0xee;
        long v2 = 0x6c7967656e657261L ^ k0;
        long v3 = 0x7465646279746573L ^ k1;
        // Two steps more than there are blocks: they take nothing in, and make the halves of the hash.
        int blocks = (to - from) / CHARS_OF_A_BLOCK + 1;
        for (int step = 0; step < blocks + 2; step++) {
            long block = step < blocks ? block(from + CHARS_OF_A_BLOCK * step, from, to) : 0;
            int rounds = step < blocks ? 2 : 4;
            v1 ^= step > blocks ? 0xdd : 0;
            v2 ^= step == blocks ? 0xee : 0;
            v3 ^= block;
            for (int round = 0; round < rounds; round++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= block;
            if (step == blocks) {
                low = v0 ^ v1 ^ v2 ^ v3;
            }
        }
        high = v0 ^ v1 ^ v2 ^ v3;
        return this;
    }

    /** Four characters; the last block has those that are left, and the number of bytes on top. */
    private long block(int at, int from, int to) {
        char[] chars = gathered;
        if (to - at >= CHARS_OF_A_BLOCK) {
            return chars[at] | (long) chars[at + 1] << 16 | (long) chars[at + 2] << 32 | (long) chars[at + 3] << 48;
        }
        long block = (2L * (to - from)) << 56;
        for (int i = at; i < to; i++) {
            block |= (long) chars[i] << (16 * (i - at));
        }
        return block;
    }

    public long low() {
        return low;
    }

    long high() {
        return high;
    }

    private void room(int more) {
        if (gathered.length - length < more) {
            gathered = Arrays.copyOf(gathered, Math.max(2 * gathered.length, Math.addExact(length, more)));
        }
    }

    private static long littleEndian(byte[] bytes, int from) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | (bytes[from + i] & 0xff);
        }
        return value;
    }
}
