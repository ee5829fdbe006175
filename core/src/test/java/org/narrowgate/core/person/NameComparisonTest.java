package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.narrowgate.core.person.NameComparison.Level;

class NameComparisonTest {

    private static final NameTables TABLES =
            NameTables.of(Map.of("robert", List.of("bob", "rob"), "elizabeth", List.of("liz", "beth")));

    @Test
    void agrees_on_the_same_name_differently_written() {
        assertThat(compare(name("José", "", "García-López", ""), name("JOSE", "", "GARCIA LOPEZ", ""))
                        .agrees())
                .isTrue();
    }

    @Test
    void agrees_on_a_nickname_in_either_direction_but_not_by_a_chain() {
        PersonName formal = name("Robert", "", "Reyes", "");
        PersonName bob = name("Bob", "", "Reyes", "");
        PersonName rob = name("Rob", "", "Reyes", "");

        assertThat(compare(bob, formal).given()).isEqualTo(Level.NICKNAME);
        assertThat(compare(formal, bob).agrees()).isTrue();
        assertThat(compare(bob, rob).agrees()).isFalse();
    }

    @Test
    void takes_no_part_of_a_compound_surname_for_the_whole() {
        assertThat(compare(name("Elena", "", "Garcia", ""), name("Elena", "", "Garcia Lopez", ""))
                        .agrees())
                .isFalse();
    }

    @Test
    void joins_a_second_given_name_with_the_middle_column() {
        assertThat(compare(name("Mary Ann", "", "Reyes", ""), name("Mary", "Ann", "Reyes", ""))
                        .agrees())
                .isTrue();
        assertThat(compare(name("Mary", "", "Reyes", ""), name("Mary Ann", "", "Reyes", ""))
                        .agrees())
                .isFalse();
    }

    @Test
    void does_not_join_an_initial_to_a_given_name() {
        assertThat(compare(name("Daniel", "A", "Reyes", ""), name("Daniela", "", "Reyes", ""))
                        .agrees())
                .isFalse();
        assertThat(compare(name("Robert", "", "Reyes", ""), name("Rober", "T.", "Reyes", ""))
                        .agrees())
                .isFalse();
        assertThat(compare(name("Marya", "", "Reyes", ""), name("Mary", "A", "Reyes", ""))
                        .agrees())
                .isFalse();
    }

    @Test
    void vetoes_a_middle_initial_x_against_another_and_never_takes_it_for_agreement() {
        assertThat(compare(name("Juan", "X.", "Reyes", ""), name("Juan", "Bruno", "Reyes", ""))
                        .isVetoed())
                .isTrue();
        assertThat(compare(name("Juan", "Bruno", "Reyes", ""), name("Juan", "x", "Reyes", ""))
                        .isVetoed())
                .isTrue();
        assertThat(compare(name("Juan", "X", "Reyes", ""), name("Juan", "", "Reyes", ""))
                        .middle())
                .isEqualTo(Level.MISSING);
        assertThat(compare(name("Juan", "XX", "Reyes", ""), name("Juan", "Bruno", "Reyes", ""))
                        .isVetoed())
                .isFalse();
    }

    /** A level of its own tells a clerk what it may be; none of them is an agreement. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Elena|García|Elena|García López|PART",
                "Elena|García López|Elena|López|PART",
                "Elena|López García|Elena|García López|TURNED",
                "Elena|Cruz|Elena|de la Cruz|PART",
                "Elena|Berg|Elena|van den Berg|PART",
                "Elena|Garcia-Lopez|Elena|Lopez|PART",
                "Elena|de la Rosa|Elena|de la Cruz|CONFLICT",
                "Elena|de la|Elena|de la Cruz|CONFLICT",
                "Elena|Reyes|Elena|Keyes|CONFLICT",
                "Elena|Muller|Elena|Mueller|CONFLICT",
                "Elena|Иванова|Elena|Ivanova|CONFLICT",
                "Elena|''|Elena|García López|MISSING",
                "Elena|LNU|Elena|García López|MISSING",
                "Reyes|Elena|Elena|Reyes|SWAPPED"
            })
    void no_other_surname_agrees_however_near_it_comes(
            String given, String family, String heldGiven, String heldFamily, Level level) {
        NameComparison comparison = compare(name(given, "", family, ""), name(heldGiven, "", heldFamily, ""));

        assertThat(comparison.family()).isEqualTo(level);
        assertThat(comparison.agrees()).isFalse();
        assertThat(compare(name(heldGiven, "", heldFamily, ""), name(given, "", family, ""))
                        .family())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "García-López|Garcia Lopez",
                "de la Cruz|DELACRUZ",
                "Mc Donald|McDonald",
                "O’Brien|OBRIEN",
                "D'Angelo|Dangelo",
                "Müller|Mueller",
                "Müller|Muller",
                "Jørgensen|Joergensen",
                "Åberg|Aaberg",
                "Strauß|Strauss",
                "Nguyễn|Nguyen",
                "Reyes Jr.|Reyes",
                "Иванова|ИВАНОВА"
            })
    void the_same_surname_agrees_however_it_is_written(String one, String other) {
        assertThat(compare(name("Elena", "", one, ""), name("Elena", "", other, ""))
                        .agrees())
                .isTrue();
        assertThat(compare(name("Elena", "", other, ""), name("Elena", "", one, ""))
                        .agrees())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "R,INITIAL",
        "Roberto,CONFLICT",
        "Bob,NICKNAME",
        "Robert James,PART",
        "B,CONFLICT",
        "FNU,MISSING",
        "'',MISSING",
        "Mr. Robert,EXACT"
    })
    void a_given_name_agrees_in_full_or_by_the_table_only(String given, Level level) {
        NameComparison comparison = compare(name(given, "", "Reyes", ""), name("Robert", "", "Reyes", ""));

        assertThat(comparison.given()).isEqualTo(level);
        assertThat(comparison.agrees()).isEqualTo(level == Level.EXACT || level == Level.NICKNAME);
    }

    @Test
    void one_name_alone_agrees_with_nothing_not_even_itself() {
        PersonName alone = name("", "", "Suharto", "");

        assertThat(compare(alone, alone).agrees()).isFalse();
        assertThat(compare(alone, name("FNU", "", "Suharto", "")).agrees()).isFalse();
    }

    @Test
    void vetoes_a_different_suffix_and_a_different_middle_initial() {
        assertThat(compare(name("Juan", "", "Reyes", "Jr"), name("Juan", "", "Reyes", "Sr"))
                        .isVetoed())
                .isTrue();
        assertThat(compare(name("Juan", "A", "Reyes", ""), name("Juan", "Bruno", "Reyes", ""))
                        .isVetoed())
                .isTrue();
    }

    @Test
    void does_not_veto_what_stands_on_one_side_only() {
        assertThat(compare(name("Juan", "", "Reyes", "Jr"), name("Juan", "", "Reyes", ""))
                        .isVetoed())
                .isFalse();
        assertThat(compare(name("Juan", "A", "Reyes", ""), name("Juan", "Alberto", "Reyes", ""))
                        .middle())
                .isEqualTo(Level.INITIAL);
        assertThat(compare(name("Juan", "Andres", "Reyes", ""), name("Juan", "Alberto", "Reyes", ""))
                        .middle())
                .isEqualTo(Level.SAME_INITIAL);
    }

    @Test
    void never_agrees_where_a_placeholder_stands() {
        assertThat(compare(name("FNU", "", "Reyes", ""), name("FNU", "", "Reyes", ""))
                        .agrees())
                .isFalse();
    }

    private static NameComparison compare(PersonName stated, PersonName held) {
        return NameComparison.of(stated, held, TABLES);
    }

    private static PersonName name(String given, String middle, String family, String suffix) {
        return PersonName.of(given, middle, family, suffix);
    }
}
