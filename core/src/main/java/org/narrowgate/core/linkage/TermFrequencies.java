package org.narrowgate.core.linkage;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How common each value of a field is, so that agreement on a rare one weighs more than on a common one: the adjustment
 * of W. E. Winkler, "Frequency-Based Matching in Fellegi-Sunter Model of Record Linkage" (U.S. Census Bureau, RR2000/06),
 * in the form in which Splink applies it: {@code weight * log2(u / frequency)} on the exact level.
 */
public final class TermFrequencies {
    private final SortedMap<String, Double> frequencies;
    private final double floor;
    private final double weight;

    private TermFrequencies(SortedMap<String, Double> frequencies, double floor, double weight) {
        this.frequencies = frequencies;
        this.floor = floor;
        this.weight = weight;
    }

    /**
     * The frequencies of a comparison's values.
     *
     * @param frequencies share of each value among the values present, above 0 and at most 1, values as the comparison
     *     folds them
     * @param floor what a rarer or an unlisted value counts as: a value that nobody listed may be common elsewhere, and a
     *     rare one may be a misspelling; above 0 and at most 1
     * @param weight 1 for the whole adjustment, 0 for none
     */
    public static TermFrequencies of(Map<String, Double> frequencies, double floor, double weight) {
        if (!isShare(floor) || !(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("the floor lies above 0 and up to 1, the weight between 0 and 1");
        }
        if (!frequencies.values().stream().allMatch(TermFrequencies::isShare)) {
            throw new IllegalArgumentException("a frequency lies above 0 and up to 1");
        }
        return new TermFrequencies(Collections.unmodifiableSortedMap(new TreeMap<>(frequencies)), floor, weight);
    }

    private static boolean isShare(double value) {
        return value > 0 && value <= 1;
    }

    /** Share of each listed value, in the order of the values. */
    public SortedMap<String, Double> frequencies() {
        return frequencies;
    }

    public double floor() {
        return floor;
    }

    public double weight() {
        return weight;
    }

    /**
     * Bits to add where both sides have this value.
     *
     * @param u how often two random records agree on any value
     * @param value as the comparison folds it; empty if the caller does not say which, which adds nothing
     */
    double adjustment(double u, String value) {
        if (value.isEmpty()) {
            return 0;
        }
        double frequency = Math.max(floor, frequencies.getOrDefault(value, floor));
        return weight * Bits.of(u / frequency);
    }
}
