package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 without substitution: what cannot be encoded or decoded is refused, so that text and bytes are one to one. */
final class Utf8 {
    private Utf8() {}

    static byte[] encode(String text, String what) {
        return isPaired(text) ? text.getBytes(StandardCharsets.UTF_8) : encodeStrictly(text, what);
    }

    /** Whether no half of a surrogate pair can stand in it, because no surrogate does. */
    private static boolean isPaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] encodeStrictly(String text, String what) {
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new ProofException(what + " holds half a surrogate pair, which is no Unicode text", e);
        }
    }

    static String decode(byte[] bytes, String what) {
        return decode(bytes, 0, bytes.length, what);
    }

    /** Most texts are ASCII and there are hundreds of millions of them: a decoder is made only for the others. */
    static String decode(byte[] bytes, int from, int length, String what) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return decodeStrictly(bytes, from, length, what);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static String decodeStrictly(byte[] bytes, int from, int length, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProofException(what + " is not valid UTF-8", e);
        }
    }
}
