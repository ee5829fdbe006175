package org.narrowgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.tables.ReferenceTables;

class StatedStateTest {
    private final StatedState states = new StatedState(ReferenceTables.load().address(List.of()));

    private String of(String state, String zip, String free) {
        int found = states.of(state, zip, free);
        return found < 0 ? String.valueOf(found == Axis.NOT_STATED ? "none" : "unreadable") : Axis.stateCode(found);
    }

    @Test
    void takes_a_code_or_a_name_in_any_case() {
        assertThat(of("CA", "", "")).isEqualTo("CA");
        assertThat(of(" ca ", "", "")).isEqualTo("CA");
        assertThat(of("New Mexico", "", "")).isEqualTo("NM");
        assertThat(of("PR", "", "")).isEqualTo("PR");
    }

    @Test
    void takes_the_zip_where_no_state_is_stated_or_it_is_none() {
        assertThat(of("", "90001", "")).isEqualTo("CA");
        assertThat(of("Ruritania", "10001-1234", "")).isEqualTo("NY");
        assertThat(of("Ruritania", "", "")).isEqualTo("unreadable");
        assertThat(of("", "9", "")).isEqualTo("unreadable");
    }

    @Test
    void takes_the_end_of_an_address_in_one_piece() {
        assertThat(of("", "", "1 Main St, Springfield IL 62701")).isEqualTo("IL");
        assertThat(of("", "", "1 Main St, Springfield, il")).isEqualTo("IL");
        assertThat(of("", "", "1 Main St, 62701-0001")).isEqualTo("IL");
        assertThat(of("", "", "unknown")).isEqualTo("unreadable");
    }

    @Test
    void says_so_where_nothing_is_stated() {
        assertThat(of("", "", "")).isEqualTo("none");
        assertThat(of(" ", " ", " ")).isEqualTo("none");
    }

    @Test
    void rows_that_state_the_same_fall_into_the_classes_at_which_packs_begin_to_ask() {
        assertThat(List.of(1L, 2L, 5L, 6L, 25L, 26L, 250L, 251L, 2_500L, 2_501L, Long.MAX_VALUE))
                .map(Repetition::of)
                .containsExactly(
                        Repetition.ONE,
                        Repetition.UP_TO_5,
                        Repetition.UP_TO_5,
                        Repetition.UP_TO_25,
                        Repetition.UP_TO_25,
                        Repetition.UP_TO_250,
                        Repetition.UP_TO_250,
                        Repetition.UP_TO_2500,
                        Repetition.UP_TO_2500,
                        Repetition.MORE,
                        Repetition.MORE);
    }
}
