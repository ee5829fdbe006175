package org.narrowgate.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.core.identity.InventedPeople.ADDRESS;
import static org.narrowgate.core.identity.InventedPeople.candidate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.identity.Identification.Status;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedDate;

class AddressRouteTest {
    private static final NameTables NAMES = NameTables.of(Map.of("elena", List.of("nena")));
    private static final IdentityRules BOTH = new IdentityRules(
                    List.of(IdentityRules.Route.byAddress(), IdentityRules.Route.byNumber("number")), true)
            .overIndexedRecords();
    private static final Identifier STRICT = new Identifier(BOTH, NAMES);
    private static final Identifier LOOSE = new Identifier(BOTH.withoutAddress(), NAMES);

    /** A row that states no number. */
    private static InventedPeople.Stated stated() {
        return InventedPeople.stated().number("");
    }

    @Test
    void identifies_the_one_record_whose_name_birth_date_and_address_agree_in_full() {
        Identification found =
                STRICT.identify(stated().build(), List.of(candidate().build()));

        assertThat(found.isIdentified()).isTrue();
        assertThat(found.rule()).isEqualTo("all-agree-by-address");
        assertThat(found.levels())
                .containsEntry("route", "ADDRESS")
                .containsEntry("full-name", "FULL")
                .containsEntry("address", "EXACT");
    }

    @Test
    void a_row_that_states_a_number_never_takes_this_route_whatever_the_order_of_routes() {
        Candidate other = candidate().number("402551234").build();

        assertThat(STRICT.identify(InventedPeople.stated().build(), List.of(other))
                        .rule())
                .isEqualTo("no-record-under-number");
        assertThat(STRICT.identify(stated().number("666-12-3456").build(), List.of(other))
                        .rule())
                .isEqualTo("number-invalid");
    }

    @Test
    void a_stated_number_that_no_permitted_route_goes_by_bars_the_row() {
        Identifier addressOnly =
                new Identifier(new IdentityRules(List.of(IdentityRules.Route.byAddress()), true, true), NAMES);

        assertThat(addressOnly
                        .identify(
                                InventedPeople.stated().build(),
                                List.of(candidate().build()))
                        .rule())
                .isEqualTo("no-route-permitted");
        assertThat(addressOnly
                        .identify(
                                stated().number("666-12-3456").build(),
                                List.of(candidate().build()))
                        .rule())
                .isEqualTo("number-invalid");
        assertThat(addressOnly
                        .identify(stated().build(), List.of(candidate().build()))
                        .isIdentified())
                .isTrue();
    }

    @Test
    void a_placeholder_for_a_number_is_no_number() {
        assertThat(STRICT.identify(
                                stated().number("123-45-6789").build(),
                                List.of(candidate().build()))
                        .isIdentified())
                .isTrue();
    }

    @Test
    void an_agreement_that_does_not_permit_it_leaves_the_row_without_a_number() {
        Identifier byNumber = new Identifier(IdentityRules.strict("number").overIndexedRecords(), NAMES);

        assertThat(byNumber.identify(stated().build(), List.of(candidate().build()))
                        .rule())
                .isEqualTo("no-number-stated");
    }

    @Test
    void records_that_are_not_indexed_are_said_to_be_so_and_never_not_found() {
        Identifier unindexed = new Identifier(new IdentityRules(BOTH.routes(), true), NAMES);

        for (List<Candidate> fetched :
                List.of(List.<Candidate>of(), List.of(candidate().build()))) {
            Identification found = unindexed.identify(stated().build(), fetched);
            assertThat(found.rule()).isEqualTo("records-not-indexed");
            assertThat(found.candidate()).isEmpty();
        }
    }

    @Test
    void every_part_must_be_stated() {
        decides(stated().birth(StatedDate.absent()), candidate(), "birth-date-not-stated");
        decides(stated().birth(StatedDate.parse("1900-01-01")), candidate(), "birth-date-not-stated");
        decides(stated().name(PersonName.of("FNU", "", "Reyes", "")), candidate(), "name-not-stated");
        decides(stated().name(PersonName.of("Elena", "", "", "")), candidate(), "name-not-stated");
        decides(stated().name(PersonName.of("E.", "", "Reyes", "")), candidate(), "name-not-in-full");
        decides(
                stated().name(PersonName.of("E", "", "Reyes", "")),
                candidate().names(PersonName.of("E", "", "Reyes", "")),
                "name-not-in-full");
        for (String address : List.of("", "Houston, TX 77002", "100, Houston, TX 77002", "100 Main St Apt 4")) {
            decides(stated().address(ADDRESS.parse(address)), candidate(), "address-not-comparable");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "E, Reyes, name-not-in-full",
        "Nena, Reyes, name-not-in-full",
        "'', Reyes, name-not-in-full",
        "Elena, '', name-not-in-full",
        "Elana, Reyes, no-record-under-address",
        "M, Reyes, no-record-under-address",
        "Elena, Reyez, no-record-under-address"
    })
    void a_name_on_record_must_be_whole_and_equal(String given, String family, String rule) {
        decides(stated(), candidate().names(PersonName.of(given, "", family, "")), rule);
    }

    @Test
    void both_names_must_agree_with_one_form() {
        PersonName[] split = {PersonName.of("Elena", "", "Soto", ""), PersonName.of("Marta", "", "Reyes", "")};
        decides(stated(), candidate().names(split), "no-record-under-address");

        Candidate former = candidate()
                .names(PersonName.of("Elena", "", "Soto", ""), PersonName.of("Elena", "", "Reyes", ""))
                .build();
        assertThat(STRICT.identify(stated().build(), List.of(former)).isIdentified())
                .isTrue();
    }

    @Test
    void the_birth_date_must_be_on_record_and_equal() {
        decides(stated(), candidate().birthDay(OptionalLong.empty()), "birth-date-not-on-record");
        decides(stated().birth(StatedDate.parse("1985-06-16")), candidate(), "no-record-under-address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 Main St, Houston, TX 77002|address-not-in-full",
                "100 Main Apt 4, Houston, TX 77002|address-not-in-full",
                "100 N Main St Apt 4, Houston, TX 77002|address-not-in-full",
                "100 Main St Apt 5, Houston, TX 77002|address-differs",
                "100 Main Ave Apt 4, Houston, TX 77002|no-record-under-address",
                "102 Main St Apt 4, Houston, TX 77002|no-record-under-address",
                "100 Oak St Apt 4, Houston, TX 77002|no-record-under-address",
                "100 Main St Apt 4, Dallas, TX 75201|no-record-under-address",
                "100 Main St Apt 4|address-not-comparable"
            })
    void an_address_on_record_must_be_whole_and_equal(String held, String rule) {
        decides(stated(), candidate().addresses(held), rule);
    }

    @Test
    void a_directional_on_record_conflicts_with_another_one() {
        decides(
                stated().address(ADDRESS.parse("100 E Main St, Houston, TX 77002")),
                candidate().addresses("100 W Main St, Houston, TX 77002"),
                "no-record-under-address");
    }

    @Test
    void city_and_state_stand_for_a_zip_that_one_side_lacks() {
        assertThat(STRICT.identify(
                                stated().address(ADDRESS.parse("100 Main St Apt 4, Houston, TX"))
                                        .build(),
                                List.of(candidate().build()))
                        .levels())
                .containsEntry("address", "WITHOUT_ZIP");
        assertThat(STRICT.identify(
                                stated().build(),
                                List.of(candidate()
                                        .addresses("100 Main St Apt 4, Houston, TX")
                                        .build()))
                        .isIdentified())
                .isTrue();
    }

    @Test
    void the_looser_reading_changes_nothing_on_this_route() {
        for (String held : List.of(
                "12 Oak Ave, Dallas, TX 75201",
                "100 Main St, Houston, TX 77002",
                "102 Main St Apt 4, Houston, TX 77002")) {
            Candidate record = candidate().addresses(held).build();
            assertThat(LOOSE.identify(stated().build(), List.of(record)).rule())
                    .isEqualTo(
                            STRICT.identify(stated().build(), List.of(record)).rule())
                    .isNotEqualTo("all-agree-by-address");
        }
        assertThat(LOOSE.identify(
                                stated().address(ADDRESS.parse("")).build(),
                                List.of(candidate().build()))
                        .rule())
                .isEqualTo("address-not-comparable");
    }

    @Test
    void every_veto_stands() {
        decides(
                stated().name(PersonName.of("Elena", "", "Reyes", "Jr")),
                candidate().names(PersonName.of("Elena", "", "Reyes", "Sr")),
                "suffix-conflict");
        decides(
                stated().name(PersonName.of("Elena", "B", "Reyes", "")),
                candidate().names(PersonName.of("Elena", "Marta", "Reyes", "")),
                "middle-initial-conflict");
        decides(stated().sex("male"), candidate().sex("F"), "sex-conflict");
        decides(stated(), candidate().deathDay(LocalDate.of(2021, 12, 31).toEpochDay()), "death-before-period");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"same", "initial", "nickname", "no-birth-date", "no-unit", "other-unit", "no-place", "vetoed"})
    void a_second_record_within_the_margin_makes_the_row_ambiguous(String how) {
        Candidate second = near(how).key("p2").build();
        Identification found =
                STRICT.identify(stated().build(), List.of(candidate().build(), second));

        assertThat(found.rule()).isEqualTo("two-records-under-address");
        assertThat(found.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(found.candidate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"given", "family", "birth", "number", "street", "place", "suffix"})
    void a_record_that_is_somebody_else_counts_for_nothing(String how) {
        Candidate other = elsewhere(how).key("p2").build();

        assertThat(STRICT.identify(stated().build(), List.of(other)).rule()).isEqualTo("no-record-under-address");
        assertThat(STRICT.identify(stated().build(), List.of(other, candidate().build()))
                        .candidate()
                        .map(Candidate::personKey))
                .contains("p1");
    }

    @Test
    void neither_the_order_of_candidates_nor_strangers_among_them_change_the_answer() {
        Random random = new Random(5);
        List<String> near = List.of("same", "initial", "nickname", "no-birth-date", "no-unit", "other-unit", "vetoed");
        List<String> far = List.of("given", "family", "birth", "number", "street", "place", "suffix");
        for (int trial = 0; trial < 300; trial++) {
            List<Candidate> pool = new ArrayList<>();
            int count = random.nextInt(3);
            for (int i = 0; i < count; i++) {
                pool.add(
                        near(near.get(random.nextInt(near.size()))).key("n" + i).build());
            }
            String alone = STRICT.identify(stated().build(), pool).toString();
            for (int i = random.nextInt(4); i > 0; i--) {
                pool.add(elsewhere(far.get(random.nextInt(far.size())))
                        .key("f" + i)
                        .build());
            }
            Collections.shuffle(pool, random);
            Identification found = STRICT.identify(stated().build(), pool);
            assertThat(found.toString()).as("seed 5, trial %d", trial).isEqualTo(alone);
            assertThat(found.isIdentified() && count != 1).isFalse();
        }
    }

    @Test
    void keys_are_equal_where_birth_day_house_and_street_are_and_absent_where_one_of_them_cannot_be_told() {
        AddressKeys keys = new AddressKeys();
        long born = LocalDate.of(1985, 6, 15).toEpochDay();
        OptionalLong key = keys.ofRecord(OptionalLong.of(born), ADDRESS.parse("100 Main Street #4, Houston, TX 77002"));

        assertThat(keys.ofStated(born, ADDRESS.parse("100 N Main Ave, Dallas, TX")))
                .hasSize(2)
                .contains(key.orElseThrow());
        assertThat(keys.ofStated(born + 1, ADDRESS.parse("100 Main St, Houston, TX 77002")))
                .doesNotContain(key.orElseThrow());
        assertThat(keys.ofStated(born, ADDRESS.parse("101 Main St, Houston, TX 77002")))
                .doesNotContain(key.orElseThrow());
        assertThat(keys.ofStated(born, ADDRESS.parse("100 Elm St, Houston, TX 77002")))
                .doesNotContain(key.orElseThrow());
        assertThat(keys.ofRecord(OptionalLong.of(born), ADDRESS.parse("Main St, Houston, TX 77002")))
                .isEmpty();
        assertThat(keys.ofStated(born, ADDRESS.parse("Houston, TX 77002"))).isEmpty();
        OptionalLong undated = keys.ofRecord(OptionalLong.empty(), ADDRESS.parse("100 Main St, Houston, TX 77002"));
        assertThat(keys.ofStated(born, ADDRESS.parse("100 Main St, Houston, TX 77002")))
                .contains(undated.orElseThrow());
        assertThat(undated).isNotEqualTo(keys.ofRecord(OptionalLong.of(0), ADDRESS.parse("100 Main St, Houston, TX")));
    }

    private static InventedPeople.Held near(String how) {
        return switch (how) {
            case "initial" -> candidate().names(PersonName.of("E", "", "Reyes", ""));
            case "nickname" -> candidate().names(PersonName.of("Nena", "", "Reyes", ""));
            case "no-birth-date" -> candidate().birthDay(OptionalLong.empty());
            case "no-unit" -> candidate().addresses("100 Main St, Houston, TX 77002");
            case "other-unit" -> candidate().addresses("100 Main St Apt 9, Houston, TX 77002");
            case "no-place" -> candidate().addresses("100 Main St Apt 4");
            case "vetoed" -> candidate().deathDay(0);
            default -> candidate();
        };
    }

    private static InventedPeople.Held elsewhere(String how) {
        return switch (how) {
            case "given" -> candidate().names(PersonName.of("Marta", "", "Reyes", ""));
            case "family" -> candidate().names(PersonName.of("Elena", "", "Soto", ""));
            case "birth" -> candidate().birthDay(OptionalLong.of(1));
            case "number" -> candidate().addresses("102 Main St Apt 4, Houston, TX 77002");
            case "street" -> candidate().addresses("100 Oak Ave Apt 4, Houston, TX 77002");
            case "place" -> candidate().addresses("100 Main St Apt 4, Dallas, TX 75201");
            default -> candidate().addresses("100 Main Ave Apt 4, Houston, TX 77002");
        };
    }

    private static void decides(InventedPeople.Stated person, InventedPeople.Held record, String rule) {
        Identification found = STRICT.identify(person.build(), List.of(record.build()));
        assertThat(found.rule()).isEqualTo(rule);
        assertThat(found.candidate()).isEmpty();
    }
}
