package org.narrowgate.engine.linkset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Pairs with their weights, in a growing pair of arrays. */
final class WeighedPairs {
    private long[] pairs = new long[64];
    private double[] weights = new double[64];
    private int size;

    void add(long pair, double weight) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        pairs[size] = pair;
        weights[size++] = weight;
    }

    void addAll(WeighedPairs other) {
        for (int i = 0; i < other.size; i++) {
            add(other.pairs[i], other.weights[i]);
        }
    }

    int size() {
        return size;
    }

    long pair(int at) {
        return pairs[at];
    }

    double weight(int at) {
        return weights[at];
    }

    /** The heaviest first; of equal weight, the first rows first. */
    WeighedPairs heaviestFirst() {
        WeighedPairs sorted = new WeighedPairs();
        IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -weights[i]).thenComparingLong(i -> pairs[i]))
                .forEach(i -> sorted.add(pairs[i], weights[i]));
        return sorted;
    }
}
