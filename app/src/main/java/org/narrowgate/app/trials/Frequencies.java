package org.narrowgate.app.trials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Words, each drawn as often as its frequency says. */
final class Frequencies {
    private final List<String> words = new ArrayList<>();
    private double[] upTo = new double[1024];
    private double total;

    void add(String word, double frequency) {
        if (frequency <= 0) {
            return;
        }
        if (words.size() == upTo.length) {
            upTo = Arrays.copyOf(upTo, 2 * upTo.length);
        }
        total += frequency;
        upTo[words.size()] = total;
        words.add(word);
    }

    String draw(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, 0, words.size(), random.nextDouble() * total);
        return words.get(Math.min(words.size() - 1, found < 0 ? -found - 1 : found + 1));
    }

    /** One of the most frequent. */
    String common(int among, SplittableRandom random) {
        return words.get(random.nextInt(Math.min(among, words.size())));
    }

    List<String> first(int among) {
        return words.subList(0, Math.min(among, words.size()));
    }
}
