package org.narrowgate.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateMentionTest {
    private static final LocalDate FIRST = LocalDate.of(1930, 1, 1);
    private static final int DAYS = 36_500;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd",
                "yyyyMMdd",
                "M/d/yyyy",
                "MM/dd/yyyy",
                "MM-dd-yy",
                "M.d.yy",
                "MMMM d, yyyy",
                "MMM dd yyyy",
                "MMMM d'th', yyyy",
                "d MMMM yyyy",
                "d'th of' MMMM yyyy",
                "'the' d'st day of' MMMM, yyyy",
                "yyyy MMMM d"
            })
    void finds_a_day_in_every_usual_spelling_and_no_other_day_in_it(String spelling) {
        DateTimeFormatter written = DateTimeFormatter.ofPattern(spelling, Locale.US);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            Words prose = Words.of("Departed on " + day.format(written) + ", as case 4 of 19 says.");

            assertThat(DateMention.in(prose, day.toEpochDay())).isTrue();
            assertThat(DateMention.in(prose, day.plusDays(1).toEpochDay())).isFalse();
            assertThat(DateMention.in(prose, day.minusYears(1).toEpochDay())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "14/05/23",
                "May 14",
                "14 May",
                "May 2023",
                "14xx May 2023",
                "14th of the May 2023",
                "14th of",
                "2023",
                "202305141",
                "M 14 2023",
                "MAYO 14 2023",
                "Ma 14 2023",
                "May 14 23"
            })
    void takes_nothing_for_a_day_that_leaves_it_open_or_says_too_little(String text) {
        assertThat(DateMention.in(Words.of(text), LocalDate.of(2023, 5, 14).toEpochDay()))
                .isFalse();
    }
}
