package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.person.StatedDate.Status;

class StatedDateTest {

    @Test
    void reads_every_day_of_two_centuries_as_it_is_written() {
        for (LocalDate day = LocalDate.of(1900, 1, 2); day.isBefore(LocalDate.of(2100, 1, 1)); day = day.plusDays(1)) {
            if (day.equals(LocalDate.of(1901, 1, 1)) || day.equals(LocalDate.of(1904, 1, 1))) {
                continue; // zero points of other calendars
            }
            assertThat(StatedDate.parse(day.toString())).isEqualTo(StatedDate.of(day));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t"})
    void takes_a_blank_for_absence(String text) {
        assertThat(StatedDate.parse(text).status()).isEqualTo(Status.ABSENT);
    }

    @Test
    void takes_no_column_for_absence() {
        assertThat(StatedDate.parse(null)).isEqualTo(StatedDate.absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900-01-01",
                "9999-12-31",
                "9999-01-01",
                "0001-01-01",
                "0000-00-00",
                "1900-00-00",
                "1899-12-30",
                "1111-11-11",
                "1901-01-01",
                "1753-01-01",
                "2999-12-31",
                "2222-02-22",
                "01/01/1900",
                "12/31/9999",
                "11/11/1111",
                "99-99-9999",
                "00/00/0000",
                "31.12.9999",
                "00000000",
                "99999999",
                "19000101",
                "UNKNOWN",
                "unknown",
                "N/A",
                "n/a",
                "-",
                "XX",
                "TBD"
            })
    void takes_a_placeholder_for_absence_and_not_for_a_date(String text) {
        assertThat(StatedDate.parse(text).status()).isEqualTo(Status.PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1985-02-29",
                "1985-13-01",
                "1985-00-10",
                "1985-04-31",
                "1985-1-1",
                "01/02/1985",
                "1985/01/02",
                "19850102",
                "1985-01-02T00:00:00",
                "1985-01-0２",
                "85-01-02",
                "1985-01",
                "1900-02-29",
                "yesterday",
                "02/01/1900",
                "12/31/1998",
                "01/01/1970",
                "1985-W01-1",
                "1 Jan 1900"
            })
    void refuses_what_is_no_calendar_date_in_iso_form(String text) {
        assertThat(StatedDate.parse(text).status()).isEqualTo(Status.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900-01-02",
                "1901-01-02",
                "1901-02-01",
                "1904-12-31",
                "1970-01-01",
                "2000-02-29",
                " 1985-06-15 "
            })
    void keeps_dates_next_to_the_line(String text) {
        assertThat(StatedDate.parse(text).isStated()).isTrue();
    }

    @Test
    void never_throws_on_random_text() {
        long seed = 20260701;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = RandomText.of(random, 14, "0123456789-/ ANX");
            assertThat(StatedDate.parse(text)).as("seed %d", seed).isNotNull();
        }
    }
}
