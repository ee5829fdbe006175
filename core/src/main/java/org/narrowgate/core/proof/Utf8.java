package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 without substitution: what cannot be encoded or decoded is refused, so that text and bytes are one to one. */
final class Utf8 {
    private Utf8() {}

    static byte[] encode(String text, String what) {
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
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProofException(what + " is not valid UTF-8", e);
        }
    }
}
