package org.narrowgate.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.identity.Candidate;

/** Whoever has every mark is in a class, and nobody leaves it by a gap in his record. */
final class PersonClassTest {
    private static final LocalDate DAY = LocalDate.parse("2008-06-01");

    private static Candidate person(OptionalLong birthDay, Map<String, String> numbers) {
        return new Candidate("p-1", numbers, List.of(), birthDay, "", OptionalLong.empty(), List.of());
    }

    private static PersonClass born(Optional<LocalDate> from, Optional<LocalDate> before) {
        return new PersonClass(Set.of(), from, before, Map.of());
    }

    @Test
    void the_day_on_which_it_begins_is_in_it_and_the_one_on_which_it_ends_is_not() {
        Candidate on = person(OptionalLong.of(DAY.toEpochDay()), Map.of());
        Candidate before = person(OptionalLong.of(DAY.toEpochDay() - 1), Map.of());
        assertThat(born(Optional.of(DAY), Optional.empty()).has(on)).isTrue();
        assertThat(born(Optional.of(DAY), Optional.empty()).has(before)).isFalse();
        assertThat(born(Optional.empty(), Optional.of(DAY)).has(on)).isFalse();
        assertThat(born(Optional.empty(), Optional.of(DAY)).has(before)).isTrue();
        assertThat(born(Optional.of(DAY), Optional.empty()).has(person(OptionalLong.empty(), Map.of())))
                .as("no birth date is on record")
                .isTrue();
    }

    @Test
    void a_number_is_told_by_how_it_begins() {
        PersonClass itin = new PersonClass(Set.of(), Optional.empty(), Optional.empty(), Map.of("tin", "9"));
        assertThat(itin.has(person(OptionalLong.empty(), Map.of("tin", "900700001"))))
                .isTrue();
        assertThat(itin.has(person(OptionalLong.empty(), Map.of("tin", "401551234"))))
                .isFalse();
        assertThat(itin.has(person(OptionalLong.empty(), Map.of("card", "401551234"))))
                .as("none on record")
                .isTrue();
    }

    @Test
    void a_record_without_an_address_is_in_a_class_by_state_and_every_mark_must_hold() {
        PersonClass young = new PersonClass(Set.of("CA"), Optional.of(DAY), Optional.empty(), Map.of());
        assertThat(young.has(person(OptionalLong.of(DAY.toEpochDay()), Map.of())))
                .isTrue();
        assertThat(young.has(person(OptionalLong.of(DAY.toEpochDay() - 1), Map.of())))
                .isFalse();
        assertThatThrownBy(() -> new PersonClass(Set.of(), Optional.empty(), Optional.empty(), Map.of()))
                .hasMessageContaining("has a mark");
    }
}
