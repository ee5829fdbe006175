package org.narrowgate.engine.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, and the
 * authors' reference code), over texts. Who does not know the key cannot make two texts collide, so nobody can send a
 * request in which one person hides another.
 *
 * <p>Texts are gathered first and hashed in one go, whole or in part: a byte for each character where none is above
 * 255, as in nearly all rows, else two, and one more byte that says which. Not thread-safe; one instance hashes one list
 * of texts after another.
 */
public final class SipHash {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte NARROW = 0;
    private static final byte WIDE = 1;

    private final long k0;
    private final long k1;
    private char[] gathered = new char[512];
    private int length;
    private byte[] message = new byte[528];
    private long low;
    private long high;

    /** The key is 16 bytes, read as two little-endian words. */
    public SipHash(byte[] key) {
        if (key.length != 16) {
            throw new IllegalArgumentException("the key has 16 bytes");
        }
        k0 = (long) WORD.get(key, 0);
        k1 = (long) WORD.get(key, 8);
    }

    public SipHash begin() {
        length = 0;
        return this;
    }

    /** A text with its length before it, so that two lists of texts never run into one. */
    SipHash text(String text) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            gathered[length++] = (char) (text.length() >>> shift & 0xff);
        }
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
        return narrow(from, to) ? hash(message, to - from + 1) : hash(wide(from, to), 2 * (to - from) + 1);
    }

    /** Whether each character of a part is one byte; then the message is theirs. */
    private boolean narrow(int from, int to) {
        char[] chars = gathered;
        byte[] bytes = messageOf(to - from + 1);
        int all = 0;
        for (int at = from; at < to; at++) {
            all |= chars[at];
            bytes[at - from] = (byte) chars[at];
        }
        bytes[to - from] = NARROW;
        return all <= 0xff;
    }

    private byte[] wide(int from, int to) {
        byte[] bytes = messageOf(2 * (to - from) + 1);
        for (int at = from; at < to; at++) {
            bytes[2 * (at - from)] = (byte) gathered[at];
            bytes[2 * (at - from) + 1] = (byte) (gathered[at] >>> 8);
        }
        bytes[2 * (to - from)] = WIDE;
        return bytes;
    }

    /** Memory for a message of this length and what fills its last word. */
    private byte[] messageOf(int size) {
        if (message.length < size + Long.BYTES) {
            message = new byte[Math.max(2 * message.length, size + Long.BYTES)];
        }
        return message;
    }

    /** Hashes so many bytes of an array, of which up to eight behind them are overwritten. */
    SipHash hash(byte[] bytes, int size) {
        int words = size / Long.BYTES + 1;
        Arrays.fill(bytes, size, words * Long.BYTES - 1, (byte) 0);
        bytes[words * Long.BYTES - 1] = (byte) size;
        long v0 = 0x736f6d6570736575L ^ k0;
        long v1 = 0x646f72616e646f6dL ^ k1 ^ 0xee;
        long v2 = 0x6c7967656e657261L ^ k0;
        long v3 = 0x7465646279746573L ^ k1;
        // Four steps more than there are words: they take nothing in, and make the halves of the hash, two each.
        for (int step = 0; step < words + 4; step++) {
            long word = step < words ? (long) WORD.get(bytes, step * Long.BYTES) : 0;
            v2 ^= step == words ? 0xee : 0;
            v1 ^= step == words + 2 ? 0xdd : 0;
            v3 ^= word;
            for (int round = 0; round < 2; round++) {
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
            v0 ^= word;
            if (step == words + 1) {
                low = v0 ^ v1 ^ v2 ^ v3;
            }
        }
        high = v0 ^ v1 ^ v2 ^ v3;
        return this;
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
}
