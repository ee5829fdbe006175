package org.narrowgate.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.narrowgate.core.identity.InventedPeople.ADDRESS;
import static org.narrowgate.core.identity.InventedPeople.candidate;
import static org.narrowgate.core.identity.InventedPeople.stated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.identity.Identification.Status;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.core.linkage.TermFrequencies;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedDate;

class SecondLockTest {
    private static final NameTables NAMES = NameTables.of(Map.of("elena", List.of("nena")));
    private static final IdentityRules RULES = new IdentityRules(
            List.of(IdentityRules.Route.byNumber("number"), IdentityRules.Route.byAddress()), true, true);
    private static final LinkageModel MODEL = model();

    /** The most agreeing level is the most common among pairs of one person, the least agreeing among those of two. */
    private static LinkageModel model() {
        List<LevelWeights> weights = new ArrayList<>();
        for (Comparison comparison : SecondLock.COMPARISONS) {
            List<Double> u = new ArrayList<>();
            double left = 1;
            for (int level = 1; level < comparison.levels().size(); level++) {
                left /= 8;
                u.add(left * 7);
            }
            u.add(left);
            List<Double> m = new ArrayList<>(u);
            Collections.reverse(u);
            weights.add(LevelWeights.of(comparison, m, u));
        }
        return new LinkageModel(0.5, weights);
    }

    private static Identifier locked(double threshold, double margin) {
        return new Identifier(RULES, NAMES, Optional.of(new SecondLock(MODEL, threshold, margin)));
    }

    private static final Identifier OPEN = locked(-1000, 0);
    private static final Identifier SHUT = locked(1000, 0);

    @Test
    void all_that_agree_and_reach_the_threshold_are_identified_and_the_finding_says_that_the_lock_passed() {
        Identification found =
                OPEN.identify(stated().build(), List.of(candidate().build()));

        assertThat(found.rule()).isEqualTo("all-agree");
        assertThat(found.levels()).containsEntry("second-lock", "PASSED");
    }

    @Test
    void below_the_threshold_nobody_is_identified_by_either_route() {
        Identification byNumber =
                SHUT.identify(stated().build(), List.of(candidate().build()));
        Identification byAddress =
                SHUT.identify(stated().number("").build(), List.of(candidate().build()));

        assertThat(List.of(byNumber, byAddress)).allSatisfy(found -> {
            assertThat(found.rule()).isEqualTo("score-below-threshold");
            assertThat(found.status()).isEqualTo(Status.NOT_FOUND);
            assertThat(found.candidate()).isEmpty();
            assertThat(found.levels()).containsEntry("second-lock", "FAILED");
        });
        assertThat(byAddress.levels()).containsEntry("route", "ADDRESS");
    }

    @Test
    void a_weight_at_the_threshold_passes_and_one_bit_below_does_not() {
        StatedPerson person = stated().build();
        Map<String, String> levels =
                OPEN.identify(person, List.of(candidate().build())).levels();
        double weight = new SecondLock(MODEL, 0, 0).weight(person, levels);

        assertThat(weight).isGreaterThan(3);
        assertThat(locked(weight, 0)
                        .identify(person, List.of(candidate().build()))
                        .isIdentified())
                .isTrue();
        assertThat(locked(weight + 1, 0)
                        .identify(person, List.of(candidate().build()))
                        .isIdentified())
                .isFalse();
    }

    @Test
    void another_candidate_within_the_margin_is_ambiguous_in_whichever_order_they_come() {
        Candidate person = candidate().build();
        Candidate twin = candidate()
                .number("402551234")
                .names(PersonName.of("Marta", "", "Reyes", ""))
                .build();

        for (List<Candidate> both : List.of(List.of(person, twin), List.of(twin, person))) {
            assertThat(locked(0, 0).identify(stated().build(), both).isIdentified())
                    .isTrue();
            Identification near = locked(0, 500).identify(stated().build(), both);
            assertThat(near.rule()).isEqualTo("second-record-within-margin");
            assertThat(near.status()).isEqualTo(Status.AMBIGUOUS);
        }
    }

    @Test
    void the_lock_turns_no_refusal_into_an_identification_and_without_a_model_nothing_is_said_of_it() {
        Identifier plain = new Identifier(RULES, NAMES);
        List<Candidate> records = List.of(
                candidate().build(),
                candidate().sex("M").build(),
                candidate().birthDay(OptionalLong.empty()).build(),
                candidate().names(PersonName.of("Elena", "C", "Reyes", "")).build(),
                candidate().number("402551234").build());
        List<StatedPerson> people = List.of(
                stated().build(),
                stated().sex("F").build(),
                stated().number("").build(),
                stated().birth(StatedDate.parse("1985-06-16")).build(),
                stated().name(PersonName.of("Elena", "B", "Reyes", "")).build(),
                stated().address(ADDRESS.parse("7 Elm St, Houston, TX 77002")).build());
        int identified = 0;
        for (StatedPerson person : people) {
            for (Candidate record : records) {
                Identification without = plain.identify(person, List.of(record));
                Identification with = OPEN.identify(person, List.of(record));
                identified += without.isIdentified() ? 1 : 0;
                assertThat(without.levels()).doesNotContainKey("second-lock");
                assertThat(with.rule()).isEqualTo(without.rule());
                assertThat(SHUT.identify(person, List.of(record)).isIdentified())
                        .isFalse();
            }
        }
        assertThat(identified).isBetween(3, 25);
    }

    @Test
    void a_level_that_the_model_does_not_know_counts_as_its_worst_and_what_was_not_compared_as_nothing() {
        List<Comparison> compared = SecondLock.COMPARISONS;
        Map<String, String> strange = Map.of("birth-date", "ROUGHLY", "address", "NOT_COMPARABLE");

        assertThat(SecondLock.pattern(compared, strange))
                .isEqualTo(SecondLock.pattern(compared, Map.of("birth-date", "CONFLICT")));
    }

    @Test
    void a_common_name_weighs_less_than_a_rare_one() {
        LinkageModel model = new LinkageModel(
                0.5, List.of(MODEL.comparisons().get(0).with(TermFrequencies.of(Map.of("REYES", 0.01), 0.0001, 1))));
        Map<String, String> levels = Map.of("surname", "EXACT");
        SecondLock lock = new SecondLock(model, 0, 0);
        StatedPerson rare =
                stated().name(PersonName.of("Elena", "", "Quillfeather", "")).build();

        assertThat(lock.weight(rare, levels)).isGreaterThan(lock.weight(stated().build(), levels) + 6);
    }

    @Test
    void a_lock_that_weighs_what_nobody_compares_or_has_no_threshold_is_refused() {
        LinkageModel other = new LinkageModel(
                0.5,
                List.of(LevelWeights.of(
                        new Comparison("shoe-size", List.of("EXACT", "CONFLICT")),
                        List.of(0.9, 0.1),
                        List.of(0.1, 0.9))));

        assertThatThrownBy(() -> new SecondLock(other, 0, 0)).hasMessageContaining("`shoe-size`");
        for (double wrong : List.of(Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> new SecondLock(MODEL, wrong, 0)).hasMessageContaining("bits");
            assertThatThrownBy(() -> new SecondLock(MODEL, 0, wrong)).hasMessageContaining("bits");
        }
    }
}
