package org.narrowgate.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.engine.tables.ReferenceTables;

class PoolTest {
    private static final AddressParser PARSER =
            new AddressParser(ReferenceTables.load().address(List.of()));
    private static final List<Near.Way> WAYS = List.of(Near.Way.values());

    /** The pairs that a part was given, as person and key of the record. */
    private static final class Taken implements Pool.Pairs {
        private final List<String> pairs = new ArrayList<>();

        @Override
        public void take(StatedPerson stated, Candidate another) {
            pairs.add(stated.name().rawMiddle() + " " + another.personKey());
        }
    }

    /** A person whose middle name is his number: two of each house, ten of each surname, far apart in the file. */
    private static Seen person(int number, int people, boolean identified) {
        PersonName name = PersonName.of("Ada", "n" + number, "Family" + letters(number % (people / 10)), "");
        HeldAddress home = new HeldAddress(
                PARSER.parse(100 + number % (people / 2) + " Elm St, Dallas, TX 75201"), 2000, 2020, "");
        Candidate record = new Candidate(
                "k" + number,
                Map.of("tin", "t" + number),
                List.of(name),
                OptionalLong.of(number),
                "",
                OptionalLong.empty(),
                List.of(home));
        StatedPerson stated =
                new StatedPerson(name, StatedDate.parse("1980-01-01"), Map.of(), home.address(), "", 2000, 2001);
        return new Seen(stated, identified ? Optional.of(record) : Optional.empty(), List.of(record));
    }

    private static String letters(int number) {
        return "abcdefghij".charAt(number % 10) + "" + "abcdefghij".charAt(number / 10 % 10);
    }

    private static Pool pool(int people, int most, int everyUnidentified) {
        Pool pool = new Pool(3, most);
        for (int i = 0; i < people; i++) {
            Seen seen = person(i, people, i % everyUnidentified != 0);
            pool.add(List.of(new Pool.Entry(() -> seen, Near.of(i * 100L, seen.candidates()))));
        }
        return pool;
    }

    private static List<String> near(Pool pool, Near.Way way) throws Exception {
        List<String> all = new ArrayList<>();
        pool.near(way, Taken::new, part -> all.addAll(part.pairs));
        return all;
    }

    private static List<String> random(Pool pool) throws Exception {
        List<String> all = new ArrayList<>();
        pool.random(Taken::new, part -> all.addAll(part.pairs));
        return all;
    }

    @Test
    void two_of_one_house_are_held_against_each_other_however_far_apart_they_stand_in_the_file() throws Exception {
        Set<String> pairs = new HashSet<>(near(pool(200, 1_000, 1_000), Near.Way.HOUSE));

        for (int i = 1; i < 100; i++) {
            assertThat(pairs).contains("n" + i + " k" + (i + 100));
        }
        assertThat(pairs).hasSize(2 * 100 - 1);
    }

    @Test
    void only_who_is_identified_is_held_against_a_record_and_never_against_his_own() throws Exception {
        Pool pool = pool(200, 1_000, 4);
        for (List<String> pairs : List.of(random(pool), near(pool, Near.Way.SURNAME))) {
            assertThat(pairs).isNotEmpty().allSatisfy(pair -> {
                int person = Integer.parseInt(pair.substring(1, pair.indexOf(' ')));
                assertThat(person % 4).isNotZero();
                assertThat(pair).doesNotEndWith(" k" + person);
            });
        }
        assertThat(random(pool)).hasSize(150 * 199).doesNotHaveDuplicates();
    }

    @Test
    void a_record_of_the_same_key_or_number_is_not_of_another_and_one_of_nobody_identified_is_not_known_to_be() {
        Seen one = person(1, 200, true);
        Candidate own = one.candidates().get(0);
        Candidate twice = new Candidate(
                "k9", own.numbers(), own.names(), own.birthDay(), "", OptionalLong.empty(), own.addresses());
        Candidate moved = new Candidate(
                own.personKey(), Map.of(), own.names(), own.birthDay(), "", OptionalLong.empty(), own.addresses());

        assertThat(one.isOfAnother(twice)).isFalse();
        assertThat(one.isOfAnother(moved)).isFalse();
        assertThat(one.isOfAnother(person(2, 200, true).candidates().get(0))).isTrue();
        assertThat(person(1, 200, false)
                        .isOfAnother(person(2, 200, true).candidates().get(0)))
                .isFalse();
    }

    @Test
    void of_more_rows_than_there_is_room_for_those_stay_that_belong_together_and_the_same_ones_each_time()
            throws Exception {
        Pool few = pool(2_000, 500, 10_000);
        Pool again = pool(2_000, 500, 10_000);

        assertThat(few.size()).isBetween(50, 500).isEqualTo(again.size());
        for (Near.Way way : WAYS) {
            assertThat(near(few, way)).isEqualTo(near(again, way));
        }
        long together =
                near(few, Near.Way.HOUSE).stream().collect(Collectors.toSet()).size();
        assertThat(together).isGreaterThan(few.size() / 5);
    }
}
