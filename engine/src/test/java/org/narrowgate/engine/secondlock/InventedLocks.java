package org.narrowgate.engine.secondlock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.narrowgate.core.identity.SecondLock;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.engine.secondlock.Card.SetBy;

/** Locks of any shape that the format can hold. */
final class InventedLocks {
    private static final long PERSONS = 330_000_000;

    private InventedLocks() {}

    static LockFile of(long seed, int terms) {
        SplittableRandom random = new SplittableRandom(seed);
        Card card = card(random, terms > 0 ? Map.of("surname", PERSONS, "birth-date", 1L + PERSONS) : Map.of());
        List<LevelWeights> weights = new ArrayList<>();
        for (Comparison comparison : SecondLock.COMPARISONS) {
            LevelWeights plain = LevelWeights.of(
                    comparison,
                    shares(random, comparison.levels().size()),
                    shares(random, comparison.levels().size()));
            boolean listed = card.terms().persons().containsKey(comparison.name());
            weights.add(
                    listed ? plain.with(card.terms().frequencies(comparison.name(), counts(random, terms))) : plain);
        }
        SecondLock lock = new SecondLock(
                new LinkageModel(share(random), weights), 60 * random.nextDouble() - 20, 30 * random.nextDouble());
        return LockFile.of(lock, card);
    }

    private static double share(SplittableRandom random) {
        return StrictMath.pow(10, -9 * random.nextDouble()) * (1 - 1e-9);
    }

    private static List<Double> shares(SplittableRandom random, int levels) {
        double[] parts =
                random.doubles(levels).map(d -> StrictMath.pow(10, -9 * d)).toArray();
        double sum = java.util.Arrays.stream(parts).sum();
        return java.util.Arrays.stream(parts).map(part -> part / sum).boxed().toList();
    }

    private static Map<String, Long> counts(SplittableRandom random, int terms) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < terms; i++) {
            counts.put("Q\"\u00E9\u4E2D" + i, random.nextLong(20, PERSONS));
        }
        return counts;
    }

    private static Card card(SplittableRandom random, Map<String, Long> persons) {
        SetBy[] by = SetBy.values();
        return new Card(
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                "0.1.0",
                new Card.Evidence(List.of(1L, 4L), 9, 12, 100, random.nextLong() / 1000),
                new Card.Fit(17, random.nextBoolean(), -1e6 * random.nextDouble()),
                new Card.Terms("ab".repeat(32), 20, new TreeMap<>(persons)),
                new Card.Setting(
                        by[random.nextInt(by.length)],
                        by[random.nextInt(by.length)],
                        3,
                        random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
                        8,
                        1));
    }
}
