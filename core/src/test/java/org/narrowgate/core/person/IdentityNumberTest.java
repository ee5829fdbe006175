package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.person.IdentityNumber.Status;

class IdentityNumberTest {

    private static final NumberRule NINE =
            new NumberRule("number", List.of(NumberScheme.usSsn(), NumberScheme.usItin()));

    private static final NumberRule CARD = new NumberRule("card", List.of(NumberScheme.pattern("[A-Z]{2}[0-9]{6}")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "001-01-0001",
                "665-01-0001",
                "667-01-0001",
                "899-99-9998",
                "401 55 1234",
                "401551234",
                " 401-55-1234 ",
                "900-50-0001",
                "999-65-0001",
                "912-70-1234",
                "912-88-1234",
                "912-90-1234",
                "912-92-1234",
                "912-94-1234",
                "912-99-1234",
                "987-65-4319",
                "987-65-4330",
                "401\u201355\u20131234",
                "\uFF14\uFF10\uFF11\uFF15\uFF15\uFF11\uFF12\uFF13\uFF14",
                "'401551234",
                "\u2019401-55-1234",
                "401\u00A055\u00A01234",
                "\u200B401551234",
                "\u0664\u0660\u0661\u0665\u0665\u0661\u0662\u0663\u0664",
                "401\u00AD55\u00AD1234",
                "401\uFF0D55\uFF0D1234",
                "401\u221255\u22121234",
                "401\u202F55\u202F1234"
            })
    void accepts_a_number_that_could_have_been_issued(String text) {
        assertThat(IdentityNumber.parse(text, NINE).status()).isEqualTo(Status.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000-12-3456",
                "666-12-3456",
                "401-00-1234",
                "401-55-0000",
                "900-49-0001",
                "912-66-1234",
                "912-69-1234",
                "912-89-1234",
                "912-93-1234",
                "12-3456789",
                "40155123",
                "4015512345",
                "401-551-234",
                "4O1551234",
                "401.55.1234",
                "4015512-34",
                "401551234X",
                "401551234'",
                "''401551234",
                "401551234.0",
                "4.01551234E8",
                "SSN 401-55-1234",
                "XXX-XX-1234",
                "401-55-12 34"
            })
    void refuses_a_number_that_was_never_issued(String text) {
        IdentityNumber number = IdentityNumber.parse(text, NINE);

        assertThat(number.status()).isEqualTo(Status.INVALID);
        assertThat(number.canonical()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "078-05-1120",
                "219-09-9999",
                "123-45-6789",
                "457-55-5462",
                "987-65-4320",
                "987-65-4329",
                "111111111",
                "234567890",
                "345-67-8901",
                "876543210",
                "999-99-9999",
                "000-00-0000",
                "UNKNOWN",
                "N/A",
                "none",
                "XXX-XX-XXXX",
                "-",
                "NA"
            })
    void takes_sample_and_filler_numbers_for_absence(String text) {
        assertThat(IdentityNumber.parse(text, NINE).status()).isEqualTo(Status.PLACEHOLDER);
    }

    @ParameterizedTest
    @CsvSource({
        "912-93-1234,VALID",
        "999931234,VALID",
        "912-92-1234,INVALID",
        "912-94-1234,INVALID",
        "412-93-1234,INVALID",
        "912-93-123,INVALID",
        "999-99-9999,PLACEHOLDER",
        "N/A,PLACEHOLDER",
        "'',ABSENT"
    })
    void an_adoption_number_has_group_93_and_an_area_from_900(String text, Status status) {
        assertThat(IdentityNumber.parse(text, new NumberRule("atin", List.of(NumberScheme.usAtin())))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "01-3456782,VALID",
        "20-1234562,VALID",
        "201234562,VALID",
        "20 1234562,VALID",
        "99-1234562,VALID",
        "00-1234562,INVALID",
        "07-1234562,INVALID",
        "17-1234562,INVALID",
        "28-1234562,INVALID",
        "69-1234562,INVALID",
        "89-1234562,INVALID",
        "96-1234562,INVALID",
        "201-23-4562,INVALID",
        "2-01234562,INVALID",
        "20-123456,INVALID",
        "12-3456789,PLACEHOLDER",
        "00-0000000,PLACEHOLDER",
        "none,PLACEHOLDER",
        "'',ABSENT"
    })
    void an_employer_number_has_a_prefix_that_is_given_out(String text, Status status) {
        assertThat(IdentityNumber.parse(text, new NumberRule("ein", List.of(NumberScheme.usEin())))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void takes_a_blank_or_no_column_for_absence() {
        assertThat(IdentityNumber.parse(" ", NINE)).isEqualTo(IdentityNumber.absent("number"));
        assertThat(IdentityNumber.parse(null, NINE).status()).isEqualTo(Status.ABSENT);
    }

    @ParameterizedTest
    @CsvSource({"ab 123-456,VALID,AB123456", "A123456,INVALID,''", "AB12345,INVALID,''"})
    void holds_other_numbers_against_the_pattern_that_the_pack_declares(String text, Status status, String canonical) {
        assertThat(IdentityNumber.parse(text, CARD)).isEqualTo(new IdentityNumber("card", status, canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A1234567", " a-123 45-67 ", "'a1234567", " ' a1234567", "A\u20111234567", "\uff21\uff11234567"})
    void two_spellings_of_one_number_are_compared_as_one(String text) {
        assertThat(IdentityNumber.compared(text)).isEqualTo("A1234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", " - ", "' --"})
    void what_is_no_number_at_all_is_compared_as_nothing(String text) {
        assertThat(IdentityNumber.compared(text)).isEmpty();
    }

    @Test
    void never_prints_the_number() {
        assertThat(IdentityNumber.parse("401-55-1234", NINE).toString()).doesNotContainPattern("[0-9]{3}");
    }

    @Test
    void refuses_a_rule_that_could_accept_nothing_or_anything() {
        assertThatThrownBy(() -> new NumberRule("number", List.of())).hasMessageContaining("at least one scheme");
        assertThatThrownBy(() -> NumberScheme.pattern(" ")).hasMessageContaining("regular expression");
        assertThatThrownBy(() -> NumberScheme.pattern("[")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NumberScheme(NumberScheme.Kind.US_SSN, "x"))
                .hasMessageContaining("no pattern");
    }
}
