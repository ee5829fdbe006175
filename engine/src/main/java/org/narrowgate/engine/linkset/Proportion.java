package org.narrowgate.engine.linkset;

/**
 * A share that was counted, with the interval of E. B. Wilson, "Probable Inference, the Law of Succession, and
 * Statistical Inference", JASA 22(158), 1927, at 95 %, two-sided.
 *
 * @param counted of {@code of}
 */
public record Proportion(long counted, long of) {
    /** Standard normal quantile of 0.975. */
    private static final double Z = 1.959963984540054;

    public Proportion {
        if (counted < 0 || counted > of) {
            throw new IllegalArgumentException("a share of " + of + " cannot be " + counted);
        }
    }

    /** 0 if nothing was counted. */
    public double value() {
        return of == 0 ? 0 : (double) counted / of;
    }

    /** Lower end; 0 if nothing was counted. */
    public double lower() {
        return of == 0 ? 0 : Math.max(0, centre() - reach());
    }

    /** Upper end; 1 if nothing was counted. */
    public double upper() {
        return of == 0 ? 1 : Math.min(1, centre() + reach());
    }

    private double centre() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        double variance = value() * (1 - value()) / of + Z * Z / (4.0 * of * of);
        return Z * Math.sqrt(variance) / (1 + Z * Z / of);
    }
}
