package org.narrowgate.core.proof;

import java.util.Base64;

/**
 * RFC 4648, section 4, accepting one spelling only: the JDK's decoder tolerates absent padding and stray trailing
 * bits, and two spellings of one signature would be two different notes.
 */
final class StrictBase64 {
    private StrictBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] decode(String text, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ProofException(what + " is not base64 (RFC 4648, section 4)", e);
        }
        if (!encode(bytes).equals(text)) {
            throw new ProofException(what + " is not the canonical base64 of its bytes (RFC 4648, sections 3.5 and 4)");
        }
        return bytes;
    }
}
