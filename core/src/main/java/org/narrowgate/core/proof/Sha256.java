package org.narrowgate.core.proof;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) as every Java platform must have it; the two checked exceptions cannot happen. */
public final class Sha256 {
    static final int BYTES = 32;

    private Sha256() {}

    /** A digest of which nothing was taken yet. */
    public static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    /** The digest of these bytes, in lower-case hexadecimal. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(create().digest(content));
    }

    static void finish(MessageDigest digest, byte[] into, int offset) {
        try {
            digest.digest(into, offset, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 refused a 32-byte buffer", e);
        }
    }
}
