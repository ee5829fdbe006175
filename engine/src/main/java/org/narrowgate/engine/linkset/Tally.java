package org.narrowgate.engine.linkset;

/**
 * Links against the truth.
 *
 * @param right links that are one person
 * @param wrong links that are not
 * @param missed of one person and not linked
 */
public record Tally(long right, long wrong, long missed) {
    /** Share of links that are right. */
    public Proportion precision() {
        return new Proportion(right, right + wrong);
    }

    /** Share of what is one person that was linked. */
    public Proportion recall() {
        return new Proportion(right, right + missed);
    }

    /** Harmonic mean of the two; 0 if nothing is right. */
    public double f1() {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
    }
}
