package org.narrowgate.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EstimationTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
    private static final Estimation ALL = Estimation.of(Simulated.COMPARISONS, SEEDS);
    private static final double LEAST = Estimation.LEAST_SHARE * (1 - 1e-6);

    @Test
    void everything_is_recovered_from_patterns_of_which_nobody_says_what_they_are() {
        Estimate found = ALL.run(Simulated.patterns(200_000, Simulated.PRIOR, 7));

        assertThat(found.converged()).isTrue();
        isTheTruth(found.model(), Simulated.PRIOR, 0.01);
    }

    @Test
    void with_u_from_random_pairs_m_is_recovered_where_one_pair_in_a_thousand_is_one_person() {
        Estimation estimation = ALL.withRandomPairs(Simulated.patterns(400_000, 0, 8));
        Estimate found = estimation.run(Simulated.patterns(1_000_000, 0.001, 9));

        assertThat(found.converged()).isTrue();
        isTheTruth(found.model(), 0.001, 0.05);
    }

    private static void isTheTruth(LinkageModel model, double prior, double tolerance) {
        assertThat(model.prior()).isCloseTo(prior, within(prior / 10));
        for (int i = 0; i < Simulated.COMPARISONS.size(); i++) {
            for (int level = 0; level < Simulated.M.get(i).size(); level++) {
                LevelWeights weights = model.comparisons().get(i);
                assertThat(weights.m(level)).isCloseTo(Simulated.M.get(i).get(level), within(tolerance));
                assertThat(weights.u(level)).isCloseTo(Simulated.U.get(i).get(level), within(tolerance));
            }
        }
    }

    @Test
    void every_start_ends_at_the_same_place_and_says_whether_it_converged() {
        Map<Pattern, Long> counts = Simulated.patterns(50_000, Simulated.PRIOR, 10);

        assertThat(ALL.run(counts).starts()).allMatch(Estimate.Start::converged).allSatisfy(start -> assertThat(
                        start.logLikelihood())
                .isCloseTo(ALL.run(counts).best().logLikelihood(), within(0.01)));
        Estimation short2 =
                new Estimation(Simulated.COMPARISONS, java.util.Optional.empty(), SEEDS, 2, ALL.tolerance());
        assertThat(short2.run(counts).converged()).isFalse();
        assertThat(short2.run(counts).best().rounds()).isEqualTo(2);
    }

    @Test
    void the_order_in_which_pairs_were_counted_changes_nothing() {
        Map<Pattern, Long> counts = Simulated.patterns(5_000, Simulated.PRIOR, 11);
        Map<Pattern, Long> turned = new java.util.LinkedHashMap<>();
        new TreeMap<>(counts).descendingMap().forEach(turned::put);

        LinkageModel one = ALL.run(counts).model();
        LinkageModel other = ALL.run(turned).model();
        assertThat(counts.keySet()).allMatch(pattern -> one.weight(pattern) == other.weight(pattern));
    }

    @Test
    void likelihood_never_falls_and_no_parameter_ends_at_0_or_1_whatever_was_counted() {
        for (long seed = 0; seed < 60; seed++) {
            Estimation estimation = seed % 2 == 0 ? ALL : ALL.withU(Simulated.U);
            Estimate found = estimation.run(random(seed));

            assertThat(found.model().prior()).isBetween(LEAST, 1 - LEAST);
            for (Estimate.Start start : found.starts()) {
                for (int round = 1; round < start.path().size(); round++) {
                    double before = start.path().get(round - 1);
                    assertThat(start.path().get(round))
                            .as("seed %d, round %d", seed, round)
                            .isGreaterThanOrEqualTo(before - 1e-9 * Math.abs(before));
                }
            }
            for (LevelWeights weights : found.model().comparisons()) {
                for (int level = 0; level < weights.comparison().levels().size(); level++) {
                    assertThat(weights.m(level)).isBetween(LEAST, 1 - LEAST);
                    assertThat(weights.bits(level)).isFinite();
                }
            }
        }
    }

    /** Few patterns, some counted once and some a million times. */
    private static Map<Pattern, Long> random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Pattern, Long> counts = new TreeMap<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            int[] levels = new int[Simulated.COMPARISONS.size()];
            Arrays.setAll(
                    levels,
                    c -> random.nextInt(Simulated.COMPARISONS.get(c).levels().size() + 1) - 1);
            counts.put(Pattern.of(levels), (long) Math.pow(10, 6 * random.nextDouble()));
        }
        return counts;
    }

    @Test
    void no_pairs_and_patterns_of_other_comparisons_are_refused() {
        assertThatThrownBy(() -> ALL.run(Map.of())).hasMessageContaining("no pairs");
        assertThatThrownBy(() -> ALL.run(Map.of(Pattern.of(0, 0), 1L))).hasMessageContaining("another number");
        assertThatThrownBy(() -> ALL.run(Map.of(Pattern.of(0, 0, 0, 2), 1L))).hasMessageContaining("that there is not");
    }
}
