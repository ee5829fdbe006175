package org.narrowgate.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.core.identity.InventedPeople.ADDRESS;
import static org.narrowgate.core.identity.InventedPeople.candidate;
import static org.narrowgate.core.identity.InventedPeople.stated;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.identity.Identification.Status;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedDate;

class IdentifierTest {

    private static final NameTables NAMES = NameTables.of(Map.of("elena", List.of("nena")));
    private final Identifier strict = new Identifier(IdentityRules.strict("number"), NAMES);
    private final Identifier loose =
            new Identifier(IdentityRules.strict("number").withoutAddress(), NAMES);

    @Test
    void identifies_the_one_record_with_which_everything_agrees() {
        Identification found =
                strict.identify(stated().build(), List.of(candidate().build()));

        assertThat(found.isIdentified()).isTrue();
        assertThat(found.rule()).isEqualTo("all-agree");
        assertThat(found.candidate()).isPresent();
        assertThat(found.levels()).containsEntry("birth-date", "EXACT").containsEntry("address", "EXACT");
    }

    @Test
    void does_not_look_for_a_person_without_number_or_with_a_placeholder() {
        decides(stated().number("").build(), candidate().build(), Status.NOT_FOUND, "no-number-stated");
        decides(stated().number("123-45-6789").build(), candidate().build(), Status.NOT_FOUND, "no-number-stated");
    }

    @Test
    void an_invalid_number_is_a_failed_one() {
        decides(stated().number("666-12-3456").build(), candidate().build(), Status.NOT_FOUND, "number-invalid");
    }

    @Test
    void ignores_candidates_that_do_not_hold_the_number() {
        decides(stated().build(), candidate().number("402551234").build(), Status.NOT_FOUND, "no-record-under-number");
        assertThat(strict.identify(stated().build(), List.of()).rule()).isEqualTo("no-record-under-number");
    }

    @Test
    void two_records_under_one_number_are_ambiguous_whatever_else_they_hold() {
        Candidate other = candidate().birthDay(OptionalLong.of(1)).build();
        Identification found =
                strict.identify(stated().build(), List.of(candidate().build(), other));

        assertThat(found.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(found.rule()).isEqualTo("two-records-under-number");
        assertThat(found.candidate()).isEmpty();
    }

    @Test
    void of_several_numbers_each_must_stand_in_whatever_order_the_routes_are_permitted() {
        for (List<String> order : List.of(List.of("number", "plate"), List.of("plate", "number"))) {
            Identifier both = new Identifier(
                    new IdentityRules(
                            order.stream().map(IdentityRules.Route::byNumber).toList(), true),
                    NAMES);
            assertThat(both.identify(withPlate("AB1234"), List.of(holding("AB1234")))
                            .rule())
                    .isEqualTo("all-agree");
            assertThat(both.identify(withPlate(""), List.of(holding("AB1234"))).rule())
                    .isEqualTo("all-agree");
            assertThat(both.identify(withPlate("12"), List.of(holding("AB1234")))
                            .rule())
                    .isEqualTo("number-invalid");
        }
    }

    @Test
    void a_second_number_that_is_not_the_records_conflicts_and_one_that_it_does_not_hold_says_nothing() {
        assertThat(strict.identify(withPlate("CD5678"), List.of(holding("AB1234"))))
                .satisfies(found -> assertThat(found.rule()).isEqualTo("other-number-differs"))
                .satisfies(found -> assertThat(found.status()).isEqualTo(Status.CONFLICTING))
                .satisfies(found -> assertThat(found.candidate()).isEmpty());
        assertThat(strict.identify(withPlate("CD5678"), List.of(holding(""))).rule())
                .isEqualTo("all-agree");
    }

    private static StatedPerson withPlate(String plate) {
        StatedPerson of = stated().build();
        Map<String, IdentityNumber> numbers = new HashMap<>(of.numbers());
        numbers.put(
                "plate",
                IdentityNumber.parse(
                        plate, new NumberRule("plate", List.of(NumberScheme.pattern("[A-Z]{2}[0-9]{4}")))));
        return new StatedPerson(
                of.name(), of.birthDate(), numbers, of.address(), of.sex(), of.firstYear(), of.lastYear());
    }

    private static Candidate holding(String plate) {
        Candidate of = candidate().build();
        Map<String, String> numbers = new HashMap<>(of.numbers());
        if (!plate.isEmpty()) {
            numbers.put("plate", plate);
        }
        return new Candidate(
                of.personKey(), numbers, of.names(), of.birthDay(), of.sex(), of.deathDay(), of.addresses());
    }

    @Test
    void every_veto_stands_against_all_that_agrees() {
        decides(
                stated().name(PersonName.of("Elena", "", "Reyes", "Jr")).build(),
                candidate().names(PersonName.of("Elena", "", "Reyes", "Sr")).build(),
                Status.CONFLICTING,
                "suffix-conflict");
        decides(
                stated().name(PersonName.of("Elena", "B", "Reyes", "")).build(),
                candidate().names(PersonName.of("Elena", "Marta", "Reyes", "")).build(),
                Status.CONFLICTING,
                "middle-initial-conflict");
        decides(stated().sex("male").build(), candidate().sex("F").build(), Status.CONFLICTING, "sex-conflict");
        decides(
                stated().build(),
                candidate().deathDay(LocalDate.of(2021, 12, 31).toEpochDay()).build(),
                Status.CONFLICTING,
                "death-before-period");
    }

    @Test
    void a_death_within_the_period_is_no_veto() {
        Candidate record =
                candidate().deathDay(LocalDate.of(2022, 1, 1).toEpochDay()).build();

        assertThat(strict.identify(stated().build(), List.of(record)).isIdentified())
                .isTrue();
    }

    @Test
    void a_form_without_suffix_does_not_outweigh_a_form_that_conflicts() {
        decides(
                stated().name(PersonName.of("Elena", "", "Reyes", "Jr")).build(),
                candidate()
                        .names(PersonName.of("Elena", "", "Reyes", ""), PersonName.of("Elena", "", "Reyes", "Sr"))
                        .build(),
                Status.CONFLICTING,
                "suffix-conflict");
    }

    @Test
    void a_birth_date_must_be_there_on_both_sides_and_equal() {
        decides(
                stated().birth(StatedDate.absent()).build(),
                candidate().build(),
                Status.NOT_FOUND,
                "birth-date-not-stated");
        decides(
                stated().birth(StatedDate.parse("1900-01-01")).build(),
                candidate().build(),
                Status.NOT_FOUND,
                "birth-date-not-stated");
        decides(
                stated().build(),
                candidate().birthDay(OptionalLong.empty()).build(),
                Status.NOT_FOUND,
                "birth-date-not-on-record");
        decides(
                stated().birth(StatedDate.parse("1985-06-16")).build(),
                candidate().build(),
                Status.CONFLICTING,
                "birth-date-differs");
    }

    @Test
    void a_name_must_agree_with_one_form_that_the_record_holds() {
        Candidate married = candidate()
                .names(PersonName.of("Elena", "", "Reyes", ""), PersonName.of("Marta", "", "Soto", ""))
                .build();
        decides(
                stated().name(PersonName.of("Elena", "", "Soto", "")).build(),
                married,
                Status.CONFLICTING,
                "given-name-differs");
        decides(
                stated().name(PersonName.of("Elena", "", "Reyez", "")).build(),
                married,
                Status.CONFLICTING,
                "surname-differs");
        decides(
                stated().name(PersonName.of("FNU", "", "Reyes", "")).build(),
                married,
                Status.NOT_FOUND,
                "name-not-stated");
        assertThat(strict.identify(
                                stated().name(PersonName.of("Nena", "", "Reyes", ""))
                                        .build(),
                                List.of(married))
                        .levels())
                .containsEntry("given-name", "NICKNAME");
        assertThat(strict.identify(
                                stated().name(PersonName.of("Marta", "", "Soto", ""))
                                        .build(),
                                List.of(married))
                        .isIdentified())
                .isTrue();
    }

    @Test
    void a_nickname_agrees_only_where_it_is_permitted_and_a_form_that_the_record_holds_always() {
        StatedPerson nena =
                stated().name(PersonName.of("Nena", "", "Reyes", "")).build();
        Candidate elena = candidate().build();
        Candidate both = candidate()
                .names(PersonName.of("Elena", "", "Reyes", ""), PersonName.of("Nena", "", "Reyes", ""))
                .build();
        Identifier permitting = new Identifier(IdentityRules.strict("number").withNicknames(), NAMES);

        decides(nena, elena, Status.CONFLICTING, "nickname-not-permitted");
        assertThat(strict.identify(nena, List.of(both)).isIdentified()).isTrue();
        assertThat(permitting.identify(nena, List.of(elena)).levels()).containsEntry("given-name", "NICKNAME");
        assertThat(permitting.identify(nena, List.of(elena)).isIdentified()).isTrue();
        assertThat(permitting
                        .identify(nena, List.of(candidate().deathDay(0).build()))
                        .rule())
                .isEqualTo("death-before-period");
        assertThat(new Identifier(IdentityRules.strict("number").withNicknames(), NameTables.empty())
                        .identify(nena, List.of(elena))
                        .rule())
                .isEqualTo("given-name-differs");
    }

    @Test
    void the_stated_address_must_agree_with_one_of_the_history_under_the_strict_reading_only() {
        StatedPerson moved =
                stated().address(ADDRESS.parse("7 Elm St, Houston, TX 77002")).build();
        StatedPerson blank = stated().address(ADDRESS.parse("")).build();

        decides(moved, candidate().build(), Status.CONFLICTING, "address-differs");
        decides(blank, candidate().build(), Status.NOT_FOUND, "address-not-comparable");
        assertThat(loose.identify(moved, List.of(candidate().build())).isIdentified())
                .isTrue();
        assertThat(loose.identify(moved, List.of(candidate().build())).levels()).containsEntry("address", "DIFFERENT");
    }

    @Test
    void the_looser_reading_drops_the_address_and_nothing_else() {
        StatedPerson other = stated().birth(StatedDate.parse("1985-06-16")).build();

        assertThat(loose.identify(other, List.of(candidate().build())).rule()).isEqualTo("birth-date-differs");
    }

    @Test
    void a_veto_decides_before_a_mere_difference() {
        decides(
                stated().sex("M").birth(StatedDate.parse("1985-06-16")).build(),
                candidate().sex("F").build(),
                Status.CONFLICTING,
                "sex-conflict");
    }

    @Test
    void permits_nothing_where_no_route_is_permitted() {
        Identifier none = new Identifier(new IdentityRules(List.of(), true), NAMES);

        assertThat(none.identify(stated().build(), List.of(candidate().build())).rule())
                .isEqualTo("no-route-permitted");
    }

    @Test
    void prints_no_particulars() {
        String printed = stated().build().toString()
                + candidate().build()
                + strict.identify(stated().build(), List.of(candidate().build()));

        assertThat(printed)
                .doesNotContainIgnoringCase("reyes")
                .doesNotContain("401551234")
                .doesNotContain("Main");
    }

    private void decides(StatedPerson person, Candidate record, Status status, String rule) {
        Identification found = strict.identify(person, List.of(record));
        assertThat(found.rule()).isEqualTo(rule);
        assertThat(found.status()).isEqualTo(status);
        assertThat(found.candidate()).isEmpty();
    }
}
