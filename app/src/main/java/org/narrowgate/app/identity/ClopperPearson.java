package org.narrowgate.app.identity;

/**
 * Exact bounds on a share from a count (C. J. Clopper and E. S. Pearson, Biometrika 26, 1934, 404-413), by the
 * incomplete beta function as a continued fraction (NIST Digital Library of Mathematical Functions, 8.17.22).
 */
final class ClopperPearson {
    private static final int MOST_TERMS = 1_000_000;
    private static final double PRECISION = 1e-15;
    private static final double TINY = 1e-300;

    /** Lanczos, g = 7, nine terms. */
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private ClopperPearson() {}

    /**
     * The share that is exceeded with no more than the given chance.
     *
     * @param count of the trials that showed it
     * @param error chance that the true share is higher, e.g. 0.05 for a one-sided bound of 95 %
     * @return 1 where nothing was tried
     */
    static double upper(long count, long trials, double error) {
        return count >= trials ? 1 : quantile(1 - error, (double) count + 1, (double) trials - count);
    }

    /** The share below which the true one lies with no more than the given chance. */
    static double lower(long count, long trials, double error) {
        return count == 0 ? 0 : quantile(error, (double) count, (double) trials - count + 1);
    }

    /** Where the beta distribution reaches a probability. */
    private static double quantile(double probability, double a, double b) {
        double low = 0;
        double high = 1;
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (incompleteBeta(middle, a, b) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The regularised incomplete beta function. */
    static double incompleteBeta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** By the method of Lentz: two terms a round. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                return h;
            }
        }
        throw new IllegalStateException("the continued fraction of the beta function did not converge");
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    private static double logGamma(double x) {
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
