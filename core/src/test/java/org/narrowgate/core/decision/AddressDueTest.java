package org.narrowgate.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.core.decision.InventedMatter.held;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.identity.HeldAddress;

class AddressDueTest {
    private static final String OAK = "12 Oak Ave, Dallas, TX 75201";
    private static final String MAIN = "100 Main St, Houston, TX 77002";
    private static final String MAIN_4 = "100 Main St Apt 4, Houston, TX 77002";
    private static final String MAIN_5 = "100 Main St Apt 5, Houston, TX 77002";

    @Test
    void the_latest_of_those_held_within_the_periods_is_due() {
        List<HeldAddress> history = List.of(held(OAK, 2010, 2015), held(MAIN, 2016, 2019), held(MAIN_4, 2020, 2024));
        assertThat(due(history, 2012)).contains(OAK);
        assertThat(due(history, 2012, 2016)).contains(MAIN);
        assertThat(due(history, 2015)).contains(OAK);
        assertThat(due(history, 2019)).contains(MAIN);
        assertThat(due(history, 2018, 2024)).contains(MAIN_4);
    }

    @Test
    void what_is_held_only_before_or_after_the_periods_is_not_due() {
        List<HeldAddress> history = List.of(held(OAK, 2010, 2015), held(MAIN, 2020, 2024));
        assertThat(due(history, 2016, 2019)).isEmpty();
        assertThat(due(history, 2009)).isEmpty();
        assertThat(due(history, 2025)).isEmpty();
        assertThat(due(history)).isEmpty();
        assertThat(due(List.of(), 2020)).isEmpty();
    }

    @Test
    void a_year_between_the_periods_counts_for_nothing() {
        assertThat(due(List.of(held(OAK, 2013, 2014)), 2012, 2015)).isEmpty();
    }

    @Test
    void of_two_that_end_in_one_year_the_one_that_began_later_is_due() {
        assertThat(due(List.of(held(MAIN, 2022, 2023), held(OAK, 2015, 2023)), 2023))
                .contains(MAIN);
    }

    @Test
    void two_different_ones_equally_late_leave_none_due() {
        assertThat(due(List.of(held(OAK, 2020, 2023), held(MAIN, 2020, 2023)), 2022))
                .isEmpty();
        assertThat(due(List.of(held(MAIN_5, 2020, 2023), held(MAIN_4, 2020, 2023)), 2022))
                .isEmpty();
        assertThat(due(List.of(held(MAIN_5, 2020, 2022), held(MAIN_4, 2020, 2023)), 2022))
                .contains(MAIN_4);
    }

    @Test
    void two_that_conflict_are_contested_though_both_agree_with_a_third() {
        List<HeldAddress> history =
                new ArrayList<>(List.of(held(MAIN, 2020, 2023), held(MAIN_4, 2020, 2023), held(MAIN_5, 2020, 2023)));
        for (int i = 0; i < 6; i++) {
            Collections.shuffle(history, new Random(i));
            assertThat(due(history, 2022)).as("order %d", i).isEmpty();
        }
        String street = "100 Main, Houston, TX 77002";
        String avenue = "100 Main Ave, Houston, TX 77002";
        assertThat(due(List.of(held(street, 2020, 2023), held(MAIN, 2020, 2023), held(avenue, 2020, 2023)), 2022))
                .isEmpty();
    }

    @Test
    void of_two_that_agree_the_fuller_one_is_due_in_whatever_order_they_came() {
        assertThat(due(List.of(held(MAIN, 2020, 2023), held(MAIN_4, 2020, 2023)), 2022))
                .contains(MAIN_4);
        assertThat(due(List.of(held(MAIN_4, 2020, 2023), held(MAIN, 2020, 2023)), 2022))
                .contains(MAIN_4);
    }

    @Test
    void an_address_that_cannot_be_taken_apart_is_still_the_one_on_record() {
        String abroad = "Calle Inventada s/n, Ciudad, Mexico";
        assertThat(due(List.of(held(OAK, 2015, 2019), held(abroad, 2020, 2023)), 2022))
                .contains(abroad);
        assertThat(due(List.of(held(abroad, 2020, 2023), held(abroad, 2020, 2023)), 2022))
                .contains(abroad);
        assertThat(due(List.of(held(abroad, 2020, 2023), held(OAK, 2020, 2023)), 2022))
                .isEmpty();
    }

    @Test
    void a_blank_on_record_is_no_address() {
        assertThat(due(List.of(held("", 2020, 2023)), 2022)).isEmpty();
        assertThat(due(List.of(held("  ", 2020, 2023), held(OAK, 2015, 2022)), 2022))
                .contains(OAK);
    }

    private static Optional<String> due(List<HeldAddress> history, Integer... years) {
        return AddressDue.of(history, List.of(years)).map(h -> h.address().raw());
    }
}
