package org.narrowgate.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.core.identity.InventedPeople.ADDRESS;
import static org.narrowgate.core.identity.InventedPeople.candidate;
import static org.narrowgate.core.identity.InventedPeople.stated;

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
import org.narrowgate.core.identity.Identification.Status;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedDate;

/** What must hold of every set of candidates, whatever they are. */
class IdentifierProperties {
    private static final NameTables NAMES = NameTables.of(Map.of("elena", List.of("nena")));
    private static final Identifier STRICT = new Identifier(IdentityRules.strict("number"), NAMES);
    private static final Identifier WITH_NICKNAMES =
            new Identifier(IdentityRules.strict("number").withNicknames(), NAMES);
    private static final Identifier LOOSE =
            new Identifier(IdentityRules.strict("number").withoutAddress(), NAMES);

    @Test
    void the_order_in_which_candidates_arrive_never_matters() {
        Random random = new Random(3);
        for (int trial = 0; trial < 500; trial++) {
            List<Candidate> pool = pool(random);
            StatedPerson person = person(random);
            String first = answer(STRICT.identify(person, pool));
            for (int order = 0; order < 4; order++) {
                Collections.shuffle(pool, random);
                assertThat(answer(STRICT.identify(person, pool)))
                        .as("seed 3, trial %d", trial)
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void a_second_record_under_the_number_is_always_ambiguous_and_one_under_another_never_counts() {
        Random random = new Random(4);
        int identified = 0;
        for (int trial = 0; trial < 500; trial++) {
            StatedPerson person = person(random);
            Candidate first = record(random).build();
            Identification alone = STRICT.identify(person, List.of(first));
            identified += alone.isIdentified() ? 1 : 0;
            Candidate stranger = record(random).number("402551234").build();
            assertThat(answer(STRICT.identify(person, List.of(stranger, first))))
                    .isEqualTo(answer(alone));
            Candidate second = record(random).build();
            for (Identifier identifier : List.of(STRICT, LOOSE)) {
                Identification both = identifier.identify(person, List.of(first, second));
                assertThat(both.status()).isEqualTo(Status.AMBIGUOUS);
                assertThat(both.candidate()).isEmpty();
            }
        }
        assertThat(identified).isBetween(20, 480);
    }

    @Test
    void the_looser_reading_identifies_whom_the_strict_one_does_and_nobody_whom_another_rule_refuses() {
        Random random = new Random(5);
        for (int trial = 0; trial < 500; trial++) {
            StatedPerson person = person(random);
            List<Candidate> pool = List.of(record(random).build());
            Identification strict = STRICT.identify(person, pool);
            Identification loose = LOOSE.identify(person, pool);
            boolean addressDecided = strict.rule().startsWith("address-");
            assertThat(loose.isIdentified()).isEqualTo(strict.isIdentified() || addressDecided);
            assertThat(loose.levels()).isEqualTo(strict.levels());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 Main St Apt 4, Houston, TX 77002|all-agree",
                "100 Main St, Houston, TX 77002|all-agree",
                "100 Main Street #4, Houston, TX|all-agree",
                "100 Main Apt 4, Houston, TX 77002|all-agree",
                "12 Oak Ave, Dallas, TX 75201|all-agree",
                "12 N Oak Ave, Dallas, TX 75201|all-agree",
                "100 Main St Apt 5, Houston, TX 77002|address-differs",
                "101 Main St Apt 4, Houston, TX 77002|address-differs",
                "1000 Main St Apt 4, Houston, TX 77002|address-differs",
                "100 Main Ave Apt 4, Houston, TX 77002|address-differs",
                "100 Maine St Apt 4, Houston, TX 77002|address-differs",
                "100 Main St Apt 4, Dallas, TX|address-differs",
                "100 Main St Apt 4, Dallas, TX 75201|address-differs",
                "12 Oak Ave, Houston, TX 77002|address-differs",
                "100 Oak Ave, Dallas, TX 75201|address-differs",
                "PO Box 100, Houston, TX 77002|address-differs",
                "Main St Apt 4, Houston, TX 77002|address-not-comparable",
                "100 Main St Apt 4|address-not-comparable",
                "Houston, TX 77002|address-not-comparable"
            })
    void the_stated_address_must_agree_part_by_part_with_one_of_the_history(String line, String rule) {
        StatedPerson person = stated().address(ADDRESS.parse(line)).build();
        assertThat(STRICT.identify(person, List.of(candidate().build())).rule()).isEqualTo(rule);
        assertThat(LOOSE.identify(person, List.of(candidate().build())).rule()).isEqualTo("all-agree");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Elena||Reyes||all-agree",
                "ELENA||REYES||all-agree",
                "Nena||Reyes||nickname-not-permitted",
                "Nena||Reyez||surname-differs",
                "Eléna||Réyes||all-agree",
                "Elena|Marta|Reyes||all-agree",
                "E||Reyes||given-name-differs",
                "Elen||Reyes||given-name-differs",
                "Reyes||Elena||surname-differs",
                "Elena||Nena||surname-differs",
                "Elena||Reyes-Soto||surname-differs",
                "Elena||Rey||surname-differs",
                "||Reyes||name-not-stated",
                "Elena||||name-not-stated",
                "Elena||LNU||name-not-stated"
            })
    void a_name_agrees_exactly_after_normalisation_and_by_a_nickname_only_where_that_is_permitted(
            String given, String middle, String family, String suffix, String rule) {
        StatedPerson person =
                stated().name(PersonName.of(given, middle, family, suffix)).build();
        assertThat(STRICT.identify(person, List.of(candidate().build())).rule()).isEqualTo(rule);
        assertThat(WITH_NICKNAMES.identify(person, List.of(candidate().build())).rule())
                .isEqualTo(rule.equals("nickname-not-permitted") ? "all-agree" : rule);
    }

    private static String answer(Identification found) {
        return found.status() + " " + found.rule() + " " + found.levels() + " "
                + found.candidate().map(c -> c.birthDay() + c.sex()).orElse("");
    }

    private static List<Candidate> pool(Random random) {
        List<Candidate> pool = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            InventedPeople.Held held = record(random);
            pool.add(random.nextInt(3) > 0 ? held.number("402551234").build() : held.build());
        }
        return pool;
    }

    private static StatedPerson person(Random random) {
        InventedPeople.Stated stated = stated();
        switch (random.nextInt(8)) {
            case 0 -> stated.sex("F");
            case 1 -> stated.birth(StatedDate.parse("1985-06-16"));
            case 2 -> stated.name(PersonName.of("Elena", "B", "Reyes", "Jr"));
            case 3 -> stated.address(ADDRESS.parse("100 Main St, Houston, TX"));
            case 4 -> stated.address(ADDRESS.parse("7 Elm St, Houston, TX 77002"));
            case 5 -> stated.address(ADDRESS.parse(""));
            default -> {}
        }
        return stated.build();
    }

    private static InventedPeople.Held record(Random random) {
        InventedPeople.Held held = candidate();
        switch (random.nextInt(8)) {
            case 0 -> held.sex("M");
            case 1 -> held.birthDay(OptionalLong.empty());
            case 2 -> held.names(PersonName.of("Elena", "C", "Reyes", ""));
            case 3 -> held.names(PersonName.of("Elena", "", "Soto", ""), PersonName.of("Elena", "", "Reyes", "Sr"));
            case 4 -> held.deathDay(LocalDate.of(2020 + random.nextInt(4), 7, 1).toEpochDay());
            default -> {}
        }
        return held;
    }
}
