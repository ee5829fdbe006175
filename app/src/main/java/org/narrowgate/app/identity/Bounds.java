package org.narrowgate.app.identity;

import java.util.Locale;

/**
 * A share and what is known of the true one, as figures in a million.
 *
 * @param count of the trials that showed it
 * @param trials all of them
 */
record Bounds(long count, long trials) {
    /** A bound is wrong with no more than this chance. */
    private static final double ERROR = 0.05;

    /** The share that was seen. */
    double share() {
        return trials == 0 ? 0 : (double) count / trials;
    }

    /** One-sided: the true share is higher with a chance of one in twenty at most. */
    double atMost() {
        return ClopperPearson.upper(count, trials, ERROR);
    }

    /** Lower end of the two-sided interval. */
    double low() {
        return ClopperPearson.lower(count, trials, ERROR / 2);
    }

    /** Upper end of the two-sided interval. */
    double high() {
        return ClopperPearson.upper(count, trials, ERROR / 2);
    }

    static String perMillion(double share) {
        double value = share * 1e6;
        return String.format(Locale.ROOT, value == 0 || value >= 100 ? "%,.0f" : value < 10 ? "%.3f" : "%.1f", value);
    }

    static String perCent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** The share with its two-sided interval, in per cent. */
    String interval() {
        return String.format(Locale.ROOT, "%.2f to %.2f %%", 100 * low(), 100 * high());
    }
}
