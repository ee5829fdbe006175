package org.narrowgate.core.proof;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * Ed25519 (RFC 8032) on the 32 raw bytes that notes use for a key and the 64 for a signature (section 5.1.2).
 *
 * <p>It accepts less than the RFC allows to accept, so that a key and a signature have one spelling each and no key
 * signs everything: a point must be spelt in its one way (section 5.1.3), S must be below the group's order (section
 * 5.1.7, step 1), a key must be of prime order, and R not of small order. A key that was made as section 5.1.5 says,
 * and what it signs, always passes.
 */
public final class Ed25519 {
    /** Length of a public key, and of a private one's seed, in bytes: 32. */
    public static final int KEY_BYTES = 32;
    /** Length of a signature in bytes: 64. */
    public static final int SIGNATURE_BYTES = 64;

    private static final String NAME = "Ed25519";

    private Ed25519() {}

    static byte[] raw(PublicKey key) {
        if (!(key instanceof EdECPublicKey ed) || !ed.getParams().getName().equals(NAME)) {
            throw new ProofException("a note is signed with an Ed25519 key; this one is " + key.getAlgorithm());
        }
        byte[] raw = new byte[KEY_BYTES];
        byte[] y = ed.getPoint().getY().toByteArray();
        for (int i = 0; i < Math.min(y.length, KEY_BYTES); i++) {
            raw[i] = y[y.length - 1 - i];
        }
        if (ed.getPoint().isXOdd()) {
            raw[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return raw;
    }

    /**
     * Whether the signature (RFC 8032, section 5.1.7) is of that key over that message; false for whatever is
     * malformed, of whatever length.
     */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return publicKey.length == KEY_BYTES && isSound(publicKey) && verify(publicKey(publicKey), message, signature);
    }

    /** Whether the 32 bytes are the one spelling of a key that anybody may have made. */
    static boolean isSound(byte[] raw) {
        return EdwardsPoint.decode(raw).filter(EdwardsPoint::isOfPrimeOrder).isPresent();
    }

    private static boolean isSoundSignature(byte[] signed) {
        return signed.length == SIGNATURE_BYTES
                && EdwardsPoint.littleEndian(signed, KEY_BYTES).compareTo(EdwardsPoint.ORDER) < 0
                && EdwardsPoint.decode(Arrays.copyOf(signed, KEY_BYTES))
                        .filter(r -> !r.isOfSmallOrder())
                        .isPresent();
    }

    static PublicKey publicKey(byte[] raw) {
        byte[] bigEndian = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bigEndian[i] = raw[KEY_BYTES - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
        } catch (InvalidKeySpecException e) {
            throw new ProofException("the 32 bytes are no Ed25519 public key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    static byte[] seed(PrivateKey key) {
        if (!(key instanceof EdECPrivateKey ed) || !ed.getParams().getName().equals(NAME)) {
            throw new ProofException("a note is signed with an Ed25519 key; this one is " + key.getAlgorithm());
        }
        return ed.getBytes().orElseThrow(() -> new ProofException("this Ed25519 key does not give its bytes away"));
    }

    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (InvalidKeySpecException e) {
            throw new ProofException("the bytes are no Ed25519 private key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with an Ed25519 key failed", e);
        }
    }

    /** For a key that {@link #isSound is sound}. */
    static boolean verify(PublicKey key, byte[] message, byte[] signed) {
        if (!isSoundSignature(signed)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // The JDK answers a malformed signature with an exception, and a wrong one with false.
            return false;
        }
    }
}
