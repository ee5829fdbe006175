package org.narrowgate.engine.secondlock;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.narrowgate.core.linkage.TermFrequencies;

/**
 * Where a model comes from and how it was set, for whoever has to answer for it. Counts alone; no person can be told from
 * it.
 *
 * @param made when
 * @param engine version of the program that made it
 */
public record Card(Instant made, String engine, Evidence evidence, Fit fit, Terms terms, Setting setting) {

    /** Who chose a number of the lock. */
    public enum SetBy {
        /** One step above the highest weight that a null trial reached. */
        NULL_TRIALS,
        /** The program's own number. */
        DEFAULT,
        /** Whoever gave the command. */
        HAND
    }

    /**
     * What it was estimated from.
     *
     * @param runs numbers in the register of the workspace
     * @param rows that were looked up
     * @param pairs of such a row with a record found for it
     * @param randomPairs of a row with a record found for another one, drawn by the seed
     */
    public record Evidence(List<Long> runs, long rows, long pairs, long randomPairs, long seed) {
        public Evidence {
            runs = List.copyOf(runs);
        }
    }

    /**
     * How EM ended.
     *
     * @param logLikelihood natural, of all pairs
     */
    public record Fit(int rounds, boolean converged, double logLikelihood) {}

    /**
     * What its term frequencies were counted in.
     *
     * @param records version of the records, SHA-256 in hexadecimal
     * @param leastPersons a value that fewer persons share is not in the file and counts as if so many did; at least 1
     * @param persons how many have a value, by the name of each comparison whose values are counted
     */
    public record Terms(String records, int leastPersons, SortedMap<String, Long> persons) {
        public Terms {
            persons = Collections.unmodifiableSortedMap(new TreeMap<>(persons));
        }

        /**
         * The frequencies of a comparison's values.
         *
         * @param counts how many persons share each value; at least {@link #leastPersons}
         * @throws IllegalArgumentException if a value is rarer, or more common than there are persons
         */
        public TermFrequencies frequencies(String comparison, Map<String, Long> counts) {
            double all = persons.getOrDefault(comparison, 0L);
            Map<String, Double> shares = new HashMap<>();
            counts.forEach((value, count) -> {
                if (count < leastPersons) {
                    throw new IllegalArgumentException(
                            "a value of `" + comparison + "` is shared by fewer persons than the card says");
                }
                shares.put(value, count / all);
            });
            return TermFrequencies.of(shares, Math.min(1, leastPersons / all), 1);
        }

        /** The counts again. */
        SortedMap<String, Long> counts(String comparison, TermFrequencies table) {
            double all = persons.getOrDefault(comparison, 0L);
            SortedMap<String, Long> counts = new TreeMap<>();
            table.frequencies().forEach((value, share) -> counts.put(value, Math.round(share * all)));
            return counts;
        }
    }

    /**
     * How threshold and margin were set, and at what price.
     *
     * @param nullTrials pairs of two persons who are near to each other; one that is near in two ways counts twice
     * @param highest the greatest weight among them, in bits; empty if there were none
     * @param identified rows of the evidence that the rules identify without a second lock
     * @param below those of them that the lock refuses: below the threshold, or beside another record within the margin
     */
    public record Setting(
            SetBy threshold, SetBy margin, long nullTrials, OptionalDouble highest, long identified, long below) {

        /** Share of the identified rows that the lock refuses. */
        public double loss() {
            return identified == 0 ? 0 : (double) below / identified;
        }
    }
}
