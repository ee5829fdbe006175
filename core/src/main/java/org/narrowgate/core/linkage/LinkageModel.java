package org.narrowgate.core.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * A frozen Fellegi-Sunter model. The weight of a pair is the sum of {@code log2(m / u)} over its comparisons, each taken
 * as independent of the others given what the pair is; they are not quite, so a weight orders pairs and is no error rate.
 *
 * @param prior share of pairs of one person among the pairs that the model was estimated on, inside (0, 1)
 * @param comparisons each of another name
 */
public record LinkageModel(double prior, List<LevelWeights> comparisons) {

    public LinkageModel {
        comparisons = List.copyOf(comparisons);
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("the prior lies between 0 and 1");
        }
        long names =
                comparisons.stream().map(c -> c.comparison().name()).distinct().count();
        if (comparisons.isEmpty() || names != comparisons.size()) {
            throw new IllegalArgumentException("a model needs comparisons, each of another name");
        }
    }

    /** What is compared, in the order of its patterns. */
    public List<Comparison> compared() {
        return comparisons.stream().map(LevelWeights::comparison).toList();
    }

    /** Bits for one person against two, whatever the values are. */
    public double weight(Pattern pattern) {
        return weight(pattern, List.of());
    }

    /**
     * The same, adjusted by how common the agreed values are.
     *
     * @param values for each comparison the value on both sides as the model's table folds it, empty where they do not
     *     agree or the table is not to be asked; an empty list asks none
     * @throws IllegalArgumentException if pattern or values are not of this model's comparisons
     */
    public double weight(Pattern pattern, List<String> values) {
        check(pattern, values);
        double bits = 0;
        for (int i = 0; i < comparisons.size(); i++) {
            LevelWeights weights = comparisons.get(i);
            int level = pattern.level(i);
            bits += weights.bits(level) + weights.bitsByFrequency(level, values.isEmpty() ? "" : values.get(i));
        }
        return bits;
    }

    /** What the model holds for the probability of one person at this weight: prior odds times likelihood ratio. */
    public double probability(double weight) {
        return Bits.probability(Bits.of(prior / (1 - prior)) + weight);
    }

    /** The weight taken apart, comparison by comparison. */
    public Explanation explain(Pattern pattern, List<String> values) {
        check(pattern, values);
        List<Explanation.Part> parts = new ArrayList<>(comparisons.size());
        for (int i = 0; i < comparisons.size(); i++) {
            LevelWeights weights = comparisons.get(i);
            int level = pattern.level(i);
            boolean missing = level == Pattern.MISSING;
            parts.add(new Explanation.Part(
                    weights.comparison().name(),
                    weights.comparison().level(level),
                    missing ? Double.NaN : weights.m(level),
                    missing ? Double.NaN : weights.u(level),
                    weights.bits(level),
                    weights.bitsByFrequency(level, values.isEmpty() ? "" : values.get(i))));
        }
        double weight = weight(pattern, values);
        return new Explanation(parts, weight, probability(weight));
    }

    private void check(Pattern pattern, List<String> values) {
        if (!values.isEmpty() && values.size() != comparisons.size()) {
            throw new IllegalArgumentException(
                    "there are " + comparisons.size() + " comparisons and " + values.size() + " values");
        }
        boolean fits = pattern.size() == comparisons.size();
        for (int i = 0; fits && i < comparisons.size(); i++) {
            fits = comparisons.get(i).has(pattern.level(i));
        }
        if (!fits) {
            throw new IllegalArgumentException(pattern + " is not a pattern of the model's comparisons");
        }
    }
}
