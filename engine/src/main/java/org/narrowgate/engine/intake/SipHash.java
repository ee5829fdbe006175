package org.narrowgate.engine.intake;

/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, and the
 * authors' reference code), over the UTF-16LE bytes of texts. Who does not know the key cannot make two texts collide,
 * so nobody can send a request in which one person hides another.
 *
 * <p>Not thread-safe; one instance hashes one list of texts after another.
 */
public final class SipHash {
    private final long k0;
    private final long k1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long word;
    private int chars;
    private boolean blank;
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
        v0 = 0x736f6d6570736575L ^ k0;
        v1 = 0x646f72616e646f6dL ^ k1 ^ 0xee;
        v2 = 0x6c7967656e657261L ^ k0;
        v3 = 0x7465646279746573L ^ k1;
        word = 0;
        chars = 0;
        blank = true;
        return this;
    }

    /** A text with its length before it, so that two lists of texts never run into one. */
    SipHash text(String text) {
        character((char) (text.length() >>> 16));
        character((char) text.length());
        blank &= text.isEmpty();
        return raw(text);
    }

    /** Whether nothing but empty texts was hashed since the beginning. */
    boolean isBlank() {
        return blank;
    }

    /** A text without its length, or a part of one. */
    public SipHash raw(String text) {
        long waiting = word;
        int count = chars;
        for (int i = 0; i < text.length(); i++) {
            waiting |= (long) text.charAt(i) << (16 * (count & 3));
            count++;
            if ((count & 3) == 0) {
                block(waiting);
                waiting = 0;
            }
        }
        word = waiting;
        chars = count;
        return this;
    }

    /** Ends the input; {@link #low} and {@link #high} are its hash. */
    public SipHash end() {
        word |= (2L * chars) << 56;
        block(word);
        v2 ^= 0xee;
        rounds(4);
        low = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds(4);
        high = v0 ^ v1 ^ v2 ^ v3;
        return this;
    }

    public long low() {
        return low;
    }

    long high() {
        return high;
    }

    private void character(char c) {
        int place = chars & 3;
        word |= (long) c << (16 * place);
        chars++;
        if (place == 3) {
            block(word);
            word = 0;
        }
    }

    private void block(long m) {
        v3 ^= m;
        rounds(2);
        v0 ^= m;
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
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
    }

    private static long littleEndian(byte[] bytes, int from) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | (bytes[from + i] & 0xff);
        }
        return value;
    }
}
