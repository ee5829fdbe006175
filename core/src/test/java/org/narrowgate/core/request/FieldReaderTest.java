package org.narrowgate.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.person.StatedDate;

class FieldReaderTest {
    /** For columns that are read without looking at the rest of their row. */
    private static final StatedRow NO_ROW = new StatedRow(
            new String[0],
            new RequestRow.Person(
                    PersonName.of("", "", "", ""),
                    StatedDate.absent(),
                    List.of(),
                    Sample.address(new StatedAddress("", "", "", "", ""))),
            new FieldValue[0]);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022;2023|2|2022|2023",
                "2020-2023|4|2020|2023",
                "2020 - 2023|4|2020|2023",
                "2023, 2021|2|2021|2023",
                "2022;2022|1|2022|2022",
                "2022;|1|2022|2022",
            })
    void counts_the_years_of_periods(String cell, int count, int first, int last) {
        FieldValue.Periods periods = (FieldValue.Periods) Sample.value("tax_periods", cell);
        assertThat(periods.status()).isEqualTo(FieldStatus.STATED);
        assertThat(List.of(periods.count(), periods.first(), periods.last())).isEqualTo(List.of(count, first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "all years",
                "19",
                "20222",
                "2023-2020",
                "1900-2099",
                "22",
                "2022 2023",
                "2022;all",
                "0000"
            })
    void takes_nothing_for_periods_that_is_no_statement_of_years(String cell) {
        assertThat(Sample.value("tax_periods", cell).status()).isEqualTo(FieldStatus.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "active|open",
                " IN PROGRESS |open",
                "open|open",
                "none|none",
                "Not opened|none",
            })
    void takes_every_listed_spelling_of_a_choice(String cell, String canonical) {
        FieldValue value = Sample.value("case_status", cell);
        assertThat(value.status()).isEqualTo(FieldStatus.STATED);
        assertThat(value.canonical()).isEqualTo(canonical);
    }

    @Test
    void calls_another_choice_unlisted_a_filler_a_placeholder_and_a_blank_absent() {
        assertThat(Sample.value("case_status", "dormant").status()).isEqualTo(FieldStatus.UNLISTED);
        assertThat(Sample.value("case_status", "unknown").status()).isEqualTo(FieldStatus.PLACEHOLDER);
        assertThat(Sample.value("case_status", "  ").status()).isEqualTo(FieldStatus.ABSENT);
    }

    @Test
    void takes_a_day_only_in_one_spelling() {
        FieldValue.Day day = (FieldValue.Day) Sample.value("order_date", "2019-03-07");
        assertThat(day.epochDay()).isEqualTo(LocalDate.of(2019, 3, 7).toEpochDay());
        assertThat(Sample.value("order_date", "03/07/2019").status()).isEqualTo(FieldStatus.MALFORMED);
        assertThat(Sample.value("order_date", "2019-02-30").status()).isEqualTo(FieldStatus.MALFORMED);
        assertThat(Sample.value("order_date", "9999-12-31").status()).isEqualTo(FieldStatus.PLACEHOLDER);
        assertThat(Sample.value("order_date", "").status()).isEqualTo(FieldStatus.ABSENT);
    }

    @Test
    void takes_yes_and_no_and_nothing_else_for_a_flag() {
        assertThat(((FieldValue.Flag) Sample.value("review_pending", "YES")).value())
                .isTrue();
        assertThat(((FieldValue.Flag) Sample.value("review_pending", "no")).value())
                .isFalse();
        assertThat(Sample.value("review_pending", "maybe").status()).isEqualTo(FieldStatus.MALFORMED);
        assertThat(Sample.value("review_pending", "unknown").status()).isEqualTo(FieldStatus.PLACEHOLDER);
    }

    @Test
    void compares_codes_without_their_punctuation() {
        assertThat(Sample.value("case_id", "cr-2024/0117").canonical())
                .isEqualTo(Sample.value("case_id", "CR 2024 0117").canonical());
        assertThat(Sample.value("case_id", "N/A").status()).isEqualTo(FieldStatus.PLACEHOLDER);
        assertThat(Sample.value("case_id", "---").status()).isEqualTo(FieldStatus.PLACEHOLDER);
    }

    @Test
    void counts_officials_unknown_ones_and_those_outside_the_agency() {
        FieldValue.Roster roster = (FieldValue.Roster) Sample.value("officials", "off-1; CON-1;OTH-1;XYZ-9;OFF-1");
        assertThat(roster.count()).isEqualTo(4);
        assertThat(roster.unknown()).isEqualTo(1);
        assertThat(roster.outside()).isEqualTo(3);
        assertThat(roster.positions()).containsExactly(0, 2, 3);
        assertThat(((FieldValue.Roster) Sample.value("officials", "OFF-1;OFF-2")).outside())
                .isZero();
        assertThat(Sample.value("officials", ";;").status()).isNotEqualTo(FieldStatus.STATED);
        assertThat(Sample.value("officials", "").status()).isEqualTo(FieldStatus.ABSENT);
    }

    @Test
    void reads_a_lone_official_as_it_reads_him_among_blanks_and_marks() {
        for (String id : List.of("off-1", "OFF-1", "CON-1", "OTH-1", "XYZ-9")) {
            assertThat(Sample.value("officials", " " + id + " "))
                    .isEqualTo(Sample.value("officials", id))
                    .isEqualTo(Sample.value("officials", ";" + id + ";" + id));
        }
    }

    @Test
    void finds_the_packs_phrases_at_word_boundaries_whatever_the_punctuation() {
        assertThat(text("for civil-removal purposes").speaks()).containsExactly("civil");
        assertThat(text("CIVIL  REMOVAL; illegal re-entry").speaks()).containsExactly("civil", "criminal");
        assertThat(text("uncivil removal, prosecutions").speaks()).isEmpty();
        assertThat(text("ci\u200Bvil remo\u00ADval").speaks()).containsExactly("civil");
    }

    @Test
    void takes_a_word_of_two_scripts_for_unreadable() {
        assertThat(text("c\u0456vil removal of a person").status()).isEqualTo(FieldStatus.MALFORMED);
        assertThat(text("arrest of \u0418\u0432\u0430\u043D for fraud").status())
                .isEqualTo(FieldStatus.STATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "unknown", "Failed to provide", "not available", "...", "xxx"})
    void takes_filler_for_no_reason(String cell) {
        assertThat(text(cell).status()).isEqualTo(FieldStatus.PLACEHOLDER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wanted in case CR-2024-0117|1",
                "wanted in case CR20240117|1",
                "wanted in case XCR-2024-0117|0",
                "wanted in case CR-2024-01179|0",
                "ordered on 2019-03-07|1",
                "ordered on 3/7/2019|1",
                "ordered on 03-07-19|1",
                "ordered on March 7th, 2019|1",
                "ordered on 7 Mar 2019|1",
                "ordered on the 7th day of March, 2019|1",
                "ordered 20190307|1",
                "ordered on 7/3/2019|0",
                "ordered on March 7, 2018|0",
                "charged under section 1326(a)|1",
                "charged under 8 U.S.C. § 1326(a)(1)|1",
                "charged under 8 U.S.C. 1325(a)|0",
                "charged under 18 U.S.C. 1326(a)|0",
                "room 1326|0",
                "about Mr. Exemplar|1",
                "about Exemplars|0",
                "born May 14, 1980, number 212345678|2",
                "returns of 2022 to 2023|1",
                "returns of 2022|0",
                "a general matter|0",
            })
    void counts_which_of_the_rows_own_particulars_a_reason_names(String cell, int particulars) {
        assertThat(text(cell).particulars()).isEqualTo(particulars);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CR-2024-0117|0",
                "Case CR-2024-0117, 8 USC 1326(a), 2019-03-07|1",
                "prosecution prosecution Prosecution CR-2024-0117|1",
                "n/a - prosecution - CR 2024 0117|1",
                "p r o s e c u t i o n of Mara Exemplar|2",
                "The address shows venue for prosecution CR-2024-0117|6",
            })
    void counts_the_words_that_a_reason_adds_to_the_rows_other_columns(String cell, int words) {
        assertThat(text(cell).words()).isEqualTo(words);
    }

    @Test
    void takes_a_part_of_a_listed_provision_for_it_and_nothing_else_in_brackets() {
        FieldReader reader = FieldReader.of(
                Sample.field(
                        "ground",
                        FieldType.CHOICE,
                        Map.of("deportable", List.of("1227", "INA 237(a)")),
                        Map.of(),
                        List.of()),
                Sample.LAYOUT,
                Sample.header(Map.of()));
        for (String cell : List.of("INA 237(a)(2)(B)(ii)", "INA \u00a7 237 (a) (1)", "1227")) {
            assertThat(reader.read(cell, NO_ROW).canonical()).as(cell).isEqualTo("deportable");
        }
        for (String cell : List.of("INA 237(b)", "INA 237", "INA 237(a)(not)", "1227(b)", "INA 237(a)(2) waived")) {
            assertThat(reader.read(cell, NO_ROW).status()).as(cell).isEqualTo(FieldStatus.UNLISTED);
        }
    }

    private static FieldValue.Text text(String cell) {
        return (FieldValue.Text) Sample.value("reason", cell);
    }
}
