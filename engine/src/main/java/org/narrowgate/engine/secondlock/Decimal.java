package org.narrowgate.engine.secondlock;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A decimal as a model file writes it: the fewest of 15, 16 and 17 digits that read back to the same number. Not
 * {@link Double#toString(double)}, which writes some numbers otherwise from Java 19 on: a file would change its hash with
 * the machine that reads it.
 */
final class Decimal {
    private static final MathContext[] DIGITS = {new MathContext(15), new MathContext(16), new MathContext(17)};

    private Decimal() {}

    /** @throws NumberFormatException if it is not finite */
    static String text(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal written = exact;
        for (int i = 0; i < DIGITS.length; i++) {
            written = exact.round(DIGITS[i]);
            if (written.doubleValue() == value) {
                break;
            }
        }
        BigDecimal bare = written.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toString();
    }

    /**
     * Reads what {@link #text} wrote, and nothing else.
     *
     * @throws NumberFormatException if it is anything else
     */
    static double of(String text) {
        double value = Double.parseDouble(text);
        if (!text(value).equals(text)) {
            throw new NumberFormatException("another spelling of a number");
        }
        return value;
    }
}
