package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.person.PersonName.Status;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "José|JOSE",
                "MUÑOZ|MUNOZ",
                "O'Brien|OBRIEN",
                "O’Brien|OBRIEN",
                "Garcia-Lopez|GARCIALOPEZ",
                "García López|GARCIALOPEZ",
                "de la Cruz|DELACRUZ",
                "Mc Donald|MCDONALD",
                "Łukasz|LUKASZ",
                "Søren|SOREN",
                "Strauß|STRAUSS",
                "St. John|STJOHN",
                "  Ann  |ANN",
                "Дмитрий|ДМИТРИИ"
            })
    void folds_two_spellings_of_a_name_into_one(String raw, String folded) {
        assertThat(PersonName.of(raw, "", raw, "").family()).isEqualTo(folded);
        assertThat(PersonName.of(raw, "", raw, "").given()).isEqualTo(folded);
        assertThat(PersonName.of(raw, "", raw, "").rawFamily()).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Reyes Jr|''|JR", "Reyes, Jr.|''|JR", "REYES III|''|III", "Reyes|junior|JR", "Reyes|Sr.|SR",
                        "Reyes|2nd|II",
                "Reyes Sr|III|III", "Reyes|3|III", "Reyes 3rd|''|III", "Reyes|IV|IV", "Reyes|V|V", "Reyes|''|''",
                "Reyes|N/A|''", "Reyes|MD|''", "Reyes Jr MD|''|JR"
            })
    void reads_the_suffix_wherever_it_is_written(String family, String suffix, String canonical) {
        PersonName name = PersonName.of("Elena", "", family, suffix);

        assertThat(name.suffix()).isEqualTo(canonical);
        assertThat(name.family()).isEqualTo("REYES");
    }

    @Test
    void does_not_take_a_whole_name_for_a_suffix() {
        assertThat(PersonName.of("Elena", "", "Sr", "").family()).isEqualTo("SR");
        assertThat(PersonName.of("Elena", "", "Reyes V", "").suffix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FNU",
                "LNU",
                "fnu",
                "UNKNOWN",
                "Unknown",
                "NA",
                "N/A",
                "N.A.",
                "NONE",
                "TEST",
                "X",
                "XX",
                "XXXX",
                "-",
                ".",
                "?",
                "123",
                "0",
                "No Name",
                "NFN",
                "Not Provided",
                "Unk",
                "NULL",
                "no last name"
            })
    void takes_placeholders_for_absence_in_any_field(String text) {
        assertThat(PersonName.of(text, "", text, "").status()).isEqualTo(Status.PLACEHOLDER);
        assertThat(PersonName.of("Elena", text, "Reyes", "").middle()).isEmpty();
        assertThat(PersonName.of("Elena", "", text, "").status()).isEqualTo(Status.INCOMPLETE);
        assertThat(PersonName.of(text, "", "Reyes", "").given()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"John,Doe", "JANE,DOE", "john,roe", "Test,Test", "Unknown,Unknown"})
    void takes_stock_persons_for_absence(String given, String family) {
        assertThat(PersonName.of(given, "", family, "").status()).isEqualTo(Status.PLACEHOLDER);
    }

    @ParameterizedTest
    @CsvSource({"Nona,Tester", "Noel,Nan-Reyes", "Unka,Nullmeyer", "Elena,Doe", "Xavier,Ng", "O,Wu"})
    void keeps_real_names_that_look_a_little_like_placeholders(String given, String family) {
        assertThat(PersonName.of(given, "", family, "").status()).isEqualTo(Status.STATED);
    }

    @Test
    void is_absent_when_nothing_was_stated() {
        assertThat(PersonName.of("", null, " ", "").status()).isEqualTo(Status.ABSENT);
    }

    @Test
    void never_prints_the_name() {
        assertThat(PersonName.of("Elena", "", "Reyes", "").toString()).doesNotContainIgnoringCase("reyes");
    }

    @Test
    void never_throws_on_random_text() {
        long seed = 20260702;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            PersonName name = PersonName.of(
                    RandomText.of(random, 12, "AÉ'-. JR"),
                    RandomText.of(random, 4, "AN/ "),
                    RandomText.of(random, 12, "XUNK 3"),
                    RandomText.of(random, 4, "JRSI."));
            assertThat(name.status()).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void a_mark_for_an_unknown_part_and_a_word_for_anybody_are_no_names() {
        for (String given : List.of("FNU", "Ilvane FNU", "Alien", "Subject", "Multiple", "Mr.", "A.K.A.")) {
            assertThat(PersonName.of(given, "", "Reyes", "").status()).as(given).isNotEqualTo(PersonName.Status.STATED);
        }
        for (String family : List.of("LNU", "Reyes LNU", "Respondent")) {
            assertThat(PersonName.of("Ilvane", "", family, "").status())
                    .as(family)
                    .isNotEqualTo(PersonName.Status.STATED);
        }
        for (String given : List.of("Mister", "Marisol", "Lu", "Nu")) {
            assertThat(PersonName.of(given, "", "Person", "").status())
                    .as(given)
                    .isEqualTo(PersonName.Status.STATED);
        }
    }
}
