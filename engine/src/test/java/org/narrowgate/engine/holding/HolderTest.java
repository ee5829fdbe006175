package org.narrowgate.engine.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.registry.UseTerms;

/** When a holder attests, to the day. */
class HolderTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final UseTerms TERMS = new UseTerms(FROM, FROM.plusDays(40), 10);

    private static Holder since(int days) {
        return Holder.of("Ada Example", Optional.empty(), FROM.plusDays(days), Optional.of(TERMS));
    }

    private static List<LocalDate> days(int... after) {
        return Arrays.stream(after).mapToObj(FROM::plusDays).toList();
    }

    @Test
    void attestations_fall_due_before_the_day_of_destruction_and_never_on_it() {
        assertThat(TERMS.attestBy()).isEqualTo(days(10, 20, 30));
        assertThat(new UseTerms(FROM, FROM.plusDays(41), 10).attestBy()).isEqualTo(days(10, 20, 30, 40));
        assertThat(new UseTerms(FROM, FROM.plusDays(10), 10).attestBy()).isEmpty();
        assertThatThrownBy(() -> new UseTerms(FROM, FROM, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UseTerms(FROM, FROM.plusDays(1), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_got_it_later_owes_nothing_for_the_days_before() {
        assertThat(since(10).unattested()).isEqualTo(days(10, 20, 30));
        assertThat(since(11).unattested()).isEqualTo(days(20, 30));
    }

    @Test
    void an_attestation_is_overdue_the_day_after_its_last_day() {
        assertThat(since(0).overdue(FROM.plusDays(10))).isEmpty();
        assertThat(since(0).overdue(FROM.plusDays(11))).isEqualTo(days(10));
        assertThat(since(0).ended(FROM.plusDays(5), "burnt").overdue(FROM.plusDays(11)))
                .as("who holds it no longer owes none")
                .isEmpty();
    }

    @Test
    void one_attestation_in_each_interval_is_enough_and_a_second_one_counts_for_no_other() {
        Holder once = since(0).attested(FROM.plusDays(10), 10);
        assertThat(once.unattested()).isEqualTo(days(20, 30));
        assertThat(once.attested(FROM.plusDays(10), 10).unattested()).isEqualTo(days(20, 30));
        assertThat(once.attested(FROM.plusDays(11), 10).unattested()).isEqualTo(days(30));
    }

    @Test
    void a_late_attestation_makes_up_for_what_has_passed_and_not_for_what_is_to_come() {
        assertThat(since(0).attested(FROM.plusDays(21), 10).unattested()).isEqualTo(days(30));
        assertThat(since(0).attested(FROM.plusDays(20), 10).unattested())
                .as("the twentieth day is not over")
                .isEqualTo(days(20, 30));
        assertThat(since(0).attested(FROM.plusDays(39), 10).unattested()).isEmpty();
    }
}
