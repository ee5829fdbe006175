package org.narrowgate.core.linkage;

/** Logarithms to base 2, by {@link StrictMath}: a weight must come out the same on every machine. */
final class Bits {
    private static final double LN_2 = StrictMath.log(2);

    private Bits() {}

    static double of(double ratio) {
        return StrictMath.log(ratio) / LN_2;
    }

    /** The probability of which these are the bits of the odds. */
    static double probability(double oddsBits) {
        return 1 / (1 + StrictMath.pow(2, -oddsBits));
    }
}
