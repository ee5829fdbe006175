package org.narrowgate.core.linkage;

import java.util.List;

/**
 * Why a pair has its weight.
 *
 * @param weight sum of the parts, in bits
 * @param probability what the model holds it for; not an error rate
 */
public record Explanation(List<Part> parts, double weight, double probability) {

    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * One comparison.
     *
     * @param m not a number where nothing could be compared, like {@code u}
     * @param bits of the level, whatever the value is
     * @param bitsByFrequency what the frequency of the value adds or takes
     */
    public record Part(String comparison, String level, double m, double u, double bits, double bitsByFrequency) {
        public double total() {
            return bits + bitsByFrequency;
        }
    }
}
