package org.narrowgate.core.proof;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A point of edwards25519 (RFC 8032, section 5.1) in extended coordinates (section 5.1.4), to say of keys and
 * signatures what the platform does not ask: whether a point is spelt in its one way, and of which order it is. It
 * handles nothing secret, so it need not run in constant time.
 */
record EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
    /** 2^255 - 19. */
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    /** The order L of the base point, 2^252 + 27742317777372353535851937790883648493. */
    static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    /** -121665/121666. */
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);

    private static final BigInteger SQUARE_ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    private static final EdwardsPoint NEUTRAL =
            new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

    /** RFC 8032, section 5.1.3, with the checks of its steps 1 and 4; empty if the 32 bytes are no point so spelt. */
    static Optional<EdwardsPoint> decode(byte[] raw) {
        BigInteger encoded = littleEndian(raw, 0);
        boolean odd = encoded.testBit(255);
        BigInteger y = encoded.clearBit(255);
        // 1. A y from p on is another spelling of y - p.
        if (y.compareTo(P) >= 0) {
            return Optional.empty();
        }
        // 2. and 3.
        BigInteger square = y.multiply(y).mod(P);
        BigInteger u = square.subtract(BigInteger.ONE).mod(P);
        BigInteger v = square.multiply(D).add(BigInteger.ONE).mod(P);
        BigInteger wanted = u.multiply(v.modInverse(P)).mod(P);
        BigInteger x = wanted.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(wanted)) {
            x = x.multiply(SQUARE_ROOT_OF_MINUS_ONE).mod(P);
        }
        // 4. There is no minus zero.
        if (!x.multiply(x).mod(P).equals(wanted) || (x.signum() == 0 && odd)) {
            return Optional.empty();
        }
        x = x.testBit(0) == odd ? x : P.subtract(x);
        return Optional.of(new EdwardsPoint(x, y, BigInteger.ONE, x.multiply(y).mod(P)));
    }

    /** The integer whose 32 bytes begin there, the least significant first. */
    static BigInteger littleEndian(byte[] bytes, int offset) {
        byte[] bigEndian = new byte[Ed25519.KEY_BYTES];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = bytes[offset + bigEndian.length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    /** RFC 8032, section 5.1.4; complete, so it doubles too. */
    EdwardsPoint plus(EdwardsPoint other) {
        BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
        BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
        BigInteger c = t.multiply(other.t).mod(P).multiply(D).shiftLeft(1).mod(P);
        BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
        BigInteger e = b.subtract(a);
        BigInteger f = d.subtract(c);
        BigInteger g = d.add(c);
        BigInteger h = b.add(a);
        return new EdwardsPoint(
                e.multiply(f).mod(P),
                g.multiply(h).mod(P),
                f.multiply(g).mod(P),
                e.multiply(h).mod(P));
    }

    EdwardsPoint times(BigInteger scalar) {
        EdwardsPoint product = NEUTRAL;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            product = product.plus(product);
            product = scalar.testBit(bit) ? product.plus(this) : product;
        }
        return product;
    }

    private boolean isNeutral() {
        return x.signum() == 0 && y.equals(z);
    }

    /** Whether eight times it is nothing: then anybody can make what looks signed by it. */
    boolean isOfSmallOrder() {
        return times(BigInteger.valueOf(8)).isNeutral();
    }

    /** Whether it is a multiple of the base point, and not nothing, as every honestly made key is. */
    boolean isOfPrimeOrder() {
        return !isNeutral() && times(ORDER).isNeutral();
    }
}
