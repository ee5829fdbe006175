package org.narrowgate.engine.linkset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    @ParameterizedTest
    @CsvSource({
        "MARTHA, MARHTA, 0.9611",
        "DIXON, DICKSONX, 0.8133",
        "DWAYNE, DUANE, 0.84",
        "ABROMS, ABRAMS, 0.9222",
        "SMITH, SMITH, 1",
        "ABC, XYZ, 0",
    })
    void jaro_winkler_gives_the_published_values(String one, String other, double published) {
        assertThat(Likeness.jaroWinkler(one, other)).isCloseTo(published, within(0.0001));
        assertThat(Likeness.jaroWinkler(other, one)).isCloseTo(published, within(0.0001));
    }

    @Test
    void nothing_is_like_an_absent_text_and_no_length_breaks_it() {
        assertThat(Likeness.jaroWinkler("", "A")).isZero();
        assertThat(Likeness.jaroWinkler("A", "")).isZero();
        assertThat(Likeness.jaroWinkler("A".repeat(500), "A".repeat(499) + "B")).isCloseTo(1, within(1e-9));
    }

    @Test
    void texts_that_their_letters_tell_apart_are_alike_by_no_measure_and_most_different_ones_are() {
        SplittableRandom random = new SplittableRandom(20261128);
        int apart = 0;
        for (int i = 0; i < 20_000; i++) {
            String one = text(random);
            String other = i % 4 == 0 ? one.substring(random.nextInt(4)) + (char) ('A' + i % 26) : text(random);
            if (Letters.tellApart(Letters.of(one), Letters.of(other))) {
                apart++;
                assertThat(Likeness.jaroWinkler(one, other))
                        .as(one + " " + other)
                        .isLessThan(0.7);
                assertThat(Likeness.isOneEdit(one, other)).as(one + " " + other).isFalse();
            }
        }
        assertThat(apart).isGreaterThan(8_000);
        String longest = "A".repeat(70);
        assertThat(Letters.tellApart(Letters.of(longest), Letters.of("B".repeat(70))))
                .isFalse();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int length = 4 + random.nextInt(9); length > 0; length--) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "R163, ROBERT",
        "R163, RUPERT",
        "A261, ASHCRAFT",
        "T522, TYMCZAK",
        "P236, PFISTER",
        "H555, HONEYMAN",
        "L000, LEE"
    })
    void soundex_is_that_of_the_national_archives(String code, String name) {
        assertThat(Likeness.soundex(name)).isEqualTo(code);
    }

    @Test
    void what_begins_with_no_letter_has_no_sound() {
        assertThat(Likeness.soundex("")).isEmpty();
        assertThat(Likeness.soundex("3M")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, 1234567",
        "1234567, 1234568",
        "1234567, 123456",
        "1234567, 12345670",
        "1234567, 2134567",
        "AB, BA"
    })
    void one_slip_makes_one_of_the_other(String one, String other) {
        assertThat(Likeness.isOneEdit(one, other)).isTrue();
        assertThat(Likeness.isOneEdit(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1234567, 1234589", "1234567, 12345", "1234567, 3214567", "1234567, 2143567", "AB, CD"})
    void two_slips_are_more_than_one(String one, String other) {
        assertThat(Likeness.isOneEdit(one, other)).isFalse();
        assertThat(Likeness.isOneEdit(other, one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "19850304, 19850304, EXACT",
        "19850304, 19850403, DAY_AND_MONTH_SWAPPED",
        "19850304, 19850314, ONE_SLIP",
        "19850304, 9850304, ONE_SLIP",
        "19850304, 19850328, TWO_PARTS_OF_THREE",
        "19850304, 19360304, TWO_PARTS_OF_THREE",
        "19850304, 19851127, SAME_YEAR",
        "19850304, 19761127, DIFFERENT",
        "19850304, UNKNOWN, DIFFERENT",
    })
    void birth_dates_stand_to_each_other_as_their_parts_do(String one, String other, BirthLevel level) {
        assertThat(BirthLevel.of(one, other)).isEqualTo(level);
        assertThat(BirthLevel.of(other, one)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "'SMITH, JOHN Q', JOHN, Q, SMITH",
        "JOHN QUINCY ADAMS, JOHN, QUINCY, ADAMS",
        "JOHN SMITH, JOHN, '', SMITH",
        "SMITH, '', '', SMITH",
    })
    void a_whole_name_is_taken_apart_in_either_order(String whole, String given, String middle, String family) {
        assertThat(FullName.of(whole)).isEqualTo(new FullName(given, middle, family));
    }

    @Test
    void wilsons_interval_is_the_published_one_and_holds_where_nothing_or_all_was_counted() {
        assertThat(new Proportion(81, 263).lower()).isCloseTo(0.2553, within(0.0001));
        assertThat(new Proportion(81, 263).upper()).isCloseTo(0.3662, within(0.0001));
        assertThat(new Proportion(0, 20).lower()).isZero();
        assertThat(new Proportion(0, 20).upper()).isCloseTo(0.1611, within(0.0001));
        assertThat(new Proportion(20, 20).upper()).isEqualTo(1);
        assertThat(new Proportion(0, 0).upper()).isEqualTo(1);
    }
}
