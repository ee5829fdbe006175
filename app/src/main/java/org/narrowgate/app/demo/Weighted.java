package org.narrowgate.app.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Texts drawn with the frequency of a table. */
final class Weighted {
    private final List<String> texts;
    private final long[] cumulative;

    private Weighted(List<String> texts, long[] cumulative) {
        this.texts = texts;
        this.cumulative = cumulative;
    }

    String pick(SplittableRandom random) {
        long at = random.nextLong(cumulative[cumulative.length - 1]);
        int found = Arrays.binarySearch(cumulative, at);
        return texts.get(found >= 0 ? found + 1 : -found - 1);
    }

    static final class Builder {
        private final List<String> texts = new ArrayList<>();
        private final List<Long> cumulative = new ArrayList<>();
        private long total;

        void add(String text, long weight) {
            if (weight > 0) {
                total += weight;
                texts.add(text);
                cumulative.add(total);
            }
        }

        Weighted build() {
            return new Weighted(
                    List.copyOf(texts),
                    cumulative.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
