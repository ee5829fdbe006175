package org.narrowgate.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.seal.DisclosedRow;

/** Acts and persons are counted apart. */
final class ActsTest {
    private static DisclosedRow row(long number, String record) {
        return new DisclosedRow(number, Outcome.DISCLOSE, record, List.of("mailing_address"));
    }

    @Test
    void a_person_in_several_rows_is_one_person_and_as_many_acts_and_each_again_is_named() {
        Acts acts = Acts.of(
                List.of(row(1, "a"), row(4, "b"), row(7, "a"), row(9, "a"), row(11, "c")), Set.of(1L, 4L, 7L, 9L));
        assertThat(acts).isEqualTo(new Acts(4, 2, List.of(new Acts.Duplicate(7, 1), new Acts.Duplicate(9, 1))));
        assertThat(acts.dollars()).isEqualTo(4000);
        assertThat(acts.dollarsByPerson()).isEqualTo(2000);
    }

    @Test
    void a_row_of_which_nothing_left_is_no_act() {
        assertThat(Acts.of(List.of(row(1, "a")), Set.of(2L))).isEqualTo(new Acts(0, 0, List.of()));
    }
}
