package org.narrowgate.core.proof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads what {@link CanonicalWriter} wrote, and nothing else: short bytes, trailing bytes, a flag other than 0 or 1 and
 * text that is not UTF-8 are refused with the position in bytes.
 */
public final class CanonicalReader {
    private static final VarHandle WORD16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle WORD32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle WORD64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Reads all of the bytes, which it does not copy. */
    public CanonicalReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads a part of the bytes; a part that is not within them is refused. */
    public CanonicalReader(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw new ProofException("the encoding lies outside its bytes");
        }
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    /** One byte, 0 to 255. */
    public int uint8() {
        return bytes[take(1)] & 0xff;
    }

    /** Two bytes, big-endian, 0 to 65,535. */
    public int uint16() {
        return (short) WORD16.get(bytes, take(Short.BYTES)) & 0xffff;
    }

    /** Four bytes, big-endian, 0 to 2^32 - 1. */
    public long uint32() {
        return (int) WORD32.get(bytes, take(Integer.BYTES)) & 0xffff_ffffL;
    }

    /** Negative values are those from 2^63 on. */
    public long uint64() {
        return (long) WORD64.get(bytes, take(Long.BYTES));
    }

    /** One byte that is 0 or 1. */
    public boolean flag() {
        int value = uint8();
        if (value > 1) {
            throw refusal("a flag is 0 or 1, not " + value);
        }
        return value == 1;
    }

    /** A byte string behind its uint32 length. */
    public byte[] bytes() {
        return fixed(length());
    }

    private int length() {
        long length = uint32();
        if (length > remaining()) {
            throw refusal("a byte string of " + length + " bytes, but only " + remaining() + " are left");
        }
        return (int) length;
    }

    /** So many bytes, copied. */
    public byte[] fixed(int length) {
        int from = take(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** A text in UTF-8 behind the uint32 length of its bytes. */
    public String text() {
        int length = length();
        String text = Utf8.decode(bytes, position, length, "a text");
        position += length;
        return text;
    }

    /** A list behind its uint32 count; a count beyond the bytes that are left is refused. */
    public <T> List<T> list(Function<CanonicalReader, T> each) {
        long count = uint32();
        // No element is shorter than nothing, but a count beyond the bytes left is an attack on memory.
        if (count > remaining()) {
            throw refusal("a list of " + count + " elements, but only " + remaining() + " bytes are left");
        }
        List<T> values = new ArrayList<>((int) Math.min(count, 1024));
        for (long i = 0; i < count; i++) {
            values.add(each.apply(this));
        }
        return values;
    }

    /** How many bytes are not yet read. */
    public int remaining() {
        return end - position;
    }

    /** To be called last: refuses what nobody read. */
    public void finish() {
        if (remaining() != 0) {
            throw refusal(remaining() + " bytes follow where the encoding ends");
        }
    }

    /** Where so many bytes begin, which are read with that. */
    private int take(int length) {
        if (length < 0 || length > remaining()) {
            throw refusal(length + " bytes are needed, but only " + remaining() + " are left");
        }
        int from = position;
        position += length;
        return from;
    }

    private ProofException refusal(String what) {
        return new ProofException("encoding refused at byte " + position + ": " + what);
    }
}
