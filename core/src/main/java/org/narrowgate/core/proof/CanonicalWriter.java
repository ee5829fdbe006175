package org.narrowgate.core.proof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * The one way a value becomes bytes: big-endian integers, byte strings and texts behind a uint32 length, lists behind
 * a uint32 count. What is written is a function of the values alone, so that two engines commit to the same bytes.
 */
public final class CanonicalWriter {
    private static final VarHandle WORD16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle WORD32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle WORD64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] buffer = new byte[128];
    private char[] characters = {};
    private int length;

    public CanonicalWriter uint8(int value) {
        check(value, 0xff);
        grow(1);
        buffer[length++] = (byte) value;
        return this;
    }

    public CanonicalWriter uint16(int value) {
        check(value, 0xffff);
        grow(Short.BYTES);
        WORD16.set(buffer, length, (short) value);
        length += Short.BYTES;
        return this;
    }

    public CanonicalWriter uint32(long value) {
        check(value, 0xffff_ffffL);
        grow(Integer.BYTES);
        WORD32.set(buffer, length, (int) value);
        length += Integer.BYTES;
        return this;
    }

    /** Negative values are those from 2^63 on. */
    public CanonicalWriter uint64(long value) {
        grow(Long.BYTES);
        WORD64.set(buffer, length, value);
        length += Long.BYTES;
        return this;
    }

    public CanonicalWriter flag(boolean value) {
        return uint8(value ? 1 : 0);
    }

    public CanonicalWriter bytes(byte[] value) {
        return uint32(value.length).fixed(value);
    }

    /** Bytes without a length, for what has one length by its kind: a hash, a run id. */
    public CanonicalWriter fixed(byte[] value) {
        return fixed(value, 0, value.length);
    }

    /** The same of a part of them. */
    public CanonicalWriter fixed(byte[] value, int from, int count) {
        grow(count);
        System.arraycopy(value, from, buffer, length, count);
        length += count;
        return this;
    }

    /** UTF-8; half a surrogate pair is refused. */
    public CanonicalWriter text(String value) {
        return ascii(value) ? this : bytes(Utf8.encode(value, "a text"));
    }

    /** Writes a text of ASCII, as nearly all are, without a copy; leaves everything as it was if it is none. */
    private boolean ascii(String value) {
        int size = value.length();
        grow(Integer.BYTES + size);
        if (characters.length < size) {
            characters = new char[Math.max(2 * characters.length, size)];
        }
        // In one piece, which is faster than one by one.
        value.getChars(0, size, characters, 0);
        byte[] into = buffer;
        char[] from = characters;
        int at = length + Integer.BYTES;
        int all = 0;
        for (int i = 0; i < size; i++) {
            all |= from[i];
            into[at + i] = (byte) from[i];
        }
        if (all >= 0x80) {
            return false;
        }
        WORD32.set(into, length, size);
        length = at + size;
        return true;
    }

    public <T> CanonicalWriter list(Collection<T> values, BiConsumer<CanonicalWriter, T> each) {
        uint32(values.size());
        for (T value : values) {
            each.accept(this, value);
        }
        return this;
    }

    /** What was written, in place: to be read, neither changed nor kept, before anything more is written. */
    public ByteBuffer view() {
        return ByteBuffer.wrap(buffer, 0, length);
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

    private void grow(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(length, more)));
        }
    }
}
