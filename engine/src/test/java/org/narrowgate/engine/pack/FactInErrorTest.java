package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;

/**
 * A fact that is in error never opens anything, over every pack and every case of it.
 *
 * <p>{@link Facts} takes no value of another type than was declared, so that no reader can put one in; what these tests
 * put there by reflection stands for whatever else might go wrong while a condition is worked out.
 */
class FactInErrorTest {
    @Test
    void a_value_of_another_shape_than_was_declared_is_taken_by_no_fact() throws Exception {
        for (Pack pack : StatutePacks.withInvented()) {
            for (FactDeclaration fact : pack.schema().declarations()) {
                for (Object value : List.of(true, 1L, "text", 1, 1.0, List.of())) {
                    Facts facts = Facts.none(pack.schema());
                    if (!fact.type().holds(value)) {
                        assertThatThrownBy(() -> facts.set(fact.name(), value))
                                .isInstanceOf(IllegalArgumentException.class);
                        assertThat(facts.get(fact.name())).isNull();
                    }
                }
            }
        }
    }

    @Test
    void no_finding_opens_or_fails_to_be_made_when_a_fact_is_in_error() throws Exception {
        int errors = 0;
        for (Pack pack : StatutePacks.withInvented()) {
            for (PackCase example : pack.cases()) {
                Facts whole = PackCases.facts(pack, example);
                for (ElementTest test : pack.tests(example)) {
                    Finding before = test.on(whole);
                    for (String fact : test.element().facts()) {
                        if (whole.get(fact) != null) {
                            Finding after = test.on(inError(whole, fact));
                            assertThat(openness(after.status()))
                                    .as(where(test, fact, example))
                                    .isLessThanOrEqualTo(openness(before.status()));
                            errors++;
                        }
                    }
                }
            }
        }
        assertThat(errors).isGreaterThan(10_000);
    }

    @Test
    void what_is_met_or_open_is_denied_by_both_evaluators_once_what_they_work_out_has_no_value() throws Exception {
        int asked = 0;
        int denied = 0;
        for (Pack pack : StatutePacks.withInvented()) {
            ElementOracle oracle = new ElementOracle(pack);
            for (PackCase example : pack.cases()) {
                Facts whole = PackCases.facts(pack, example);
                for (ElementTest test : pack.tests(example)) {
                    FindingStatus before = test.on(whole).status();
                    assertThat(oracle.status(test.element(), whole))
                            .as(test.element().id() + " in case `" + example.name() + "` of " + example.file())
                            .satisfies(theirs -> assertThat(openness(before)).isLessThanOrEqualTo(openness(theirs)));
                    for (String fact : openness(before) > 0 ? test.element().facts() : Set.<String>of()) {
                        Facts broken = inError(whole, fact);
                        int ours = openness(test.on(broken).status());
                        int theirs = openness(oracle.status(test.element(), broken));
                        assertThat(ours).as(where(test, fact, example)).isLessThanOrEqualTo(theirs);
                        assertThat(theirs).as(where(test, fact, example)).isLessThanOrEqualTo(openness(before));
                        asked++;
                        denied += ours == 0 && theirs == 0 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(denied).isGreaterThan(asked / 2).isGreaterThan(10_000);
    }

    @Test
    void a_number_so_large_that_a_sum_has_no_value_opens_nothing_that_the_second_evaluator_would_not()
            throws Exception {
        int noValue = 0;
        for (Pack pack : StatutePacks.withInvented()) {
            ElementOracle oracle = new ElementOracle(pack);
            for (PackCase example : pack.cases()) {
                Facts whole = PackCases.facts(pack, example);
                for (ElementTest test : pack.tests(example)) {
                    for (String fact : numbers(test, whole)) {
                        for (long extreme : List.of(Long.MIN_VALUE, Long.MAX_VALUE)) {
                            Facts extremely = whole.copy().set(fact, extreme);
                            Finding found = test.on(extremely);
                            assertThat(openness(found.status()))
                                    .as(where(test, fact, example))
                                    .isLessThanOrEqualTo(openness(oracle.status(test.element(), extremely)));
                            noValue += (int) found.each().stream()
                                    .filter(part -> part.detail().contains("no value"))
                                    .peek(part -> assertThat(part.status()).isEqualTo(FindingStatus.NOT_SHOWN))
                                    .count();
                        }
                    }
                }
            }
        }
        assertThat(noValue).isGreaterThan(100);
    }

    private static List<String> numbers(ElementTest test, Facts facts) {
        return test.element().facts().stream()
                .filter(fact -> facts.get(fact) instanceof Long)
                .toList();
    }

    private static String where(ElementTest test, String fact, PackCase example) {
        return test.element().id() + " with " + fact + " in error in case `" + example.name() + "` of "
                + example.file();
    }

    /** The same facts, one of which holds what is no value of its type. */
    private static Facts inError(Facts facts, String name) {
        try {
            Field values = Facts.class.getDeclaredField("values");
            values.setAccessible(true);
            Facts copy = facts.copy();
            ((Object[]) values.get(copy))[facts.schema().slot(name)] = new Object();
            return copy;
        } catch (ReflectiveOperationException moved) {
            throw new LinkageError(moved.getMessage(), moved);
        }
    }

    private static int openness(FindingStatus status) {
        return switch (status) {
            case NOT_MET, NOT_SHOWN -> 0;
            case OPEN -> 1;
            case MET -> 2;
        };
    }
}
