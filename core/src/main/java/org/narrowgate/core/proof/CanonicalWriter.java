package org.narrowgate.core.proof;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * The one way a value becomes bytes: big-endian integers, byte strings and texts behind a uint32 length, lists behind
 * a uint32 count. What is written is a function of the values alone, so that two engines commit to the same bytes.
 */
public final class CanonicalWriter {
    private byte[] buffer = new byte[128];
    private int length;

    public CanonicalWriter uint8(int value) {
        check(value, 0xff);
        return raw(value, 1);
    }

    public CanonicalWriter uint16(int value) {
        check(value, 0xffff);
        return raw(value, 2);
    }

    public CanonicalWriter uint32(long value) {
        check(value, 0xffff_ffffL);
        return raw(value, 4);
    }

    /** Negative values are those from 2^63 on. */
    public CanonicalWriter uint64(long value) {
        return raw(value, 8);
    }

    public CanonicalWriter flag(boolean value) {
        return raw(value ? 1 : 0, 1);
    }

    public CanonicalWriter bytes(byte[] value) {
        return uint32(value.length).fixed(value);
    }

    /** Bytes without a length, for what has one length by its kind: a hash, a run id. */
    public CanonicalWriter fixed(byte[] value) {
        grow(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    /** UTF-8; half a surrogate pair is refused. */
    public CanonicalWriter text(String value) {
        return ascii(value) ? this : bytes(Utf8.encode(value, "a text"));
    }

    /** Writes a text of ASCII, as nearly all are, without a copy; leaves everything as it was if it is none. */
    private boolean ascii(String value) {
        int before = length;
        int size = value.length();
        grow(Integer.BYTES + size);
        raw(size, Integer.BYTES);
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                length = before;
                return false;
            }
            buffer[length++] = (byte) c;
        }
        return true;
    }

    public <T> CanonicalWriter list(Collection<T> values, BiConsumer<CanonicalWriter, T> each) {
        uint32(values.size());
        values.forEach(value -> each.accept(this, value));
        return this;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** Forgets what was written and keeps the memory, for the next of millions. */
    public CanonicalWriter clear() {
        length = 0;
        return this;
    }

    private static void check(long value, long maximum) {
        if (value < 0 || value > maximum) {
            throw new ProofException(value + " is outside the field's range of 0 to " + maximum);
        }
    }

    private CanonicalWriter raw(long value, int width) {
        grow(width);
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void grow(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(length, more)));
        }
    }
}
