package org.narrowgate.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final World WORLD = World.of(3, 8_000);

    @Test
    void gives_every_person_a_number_of_his_own_by_which_he_is_found_again() {
        Set<String> numbers = new HashSet<>();
        for (long i = 0; i < WORLD.people(); i++) {
            String number = WORLD.numberOf(i);
            assertThat(number).matches("[0-9]{9}");
            assertThat(numbers.add(number)).isTrue();
            assertThat(WORLD.holder(number)).isEqualTo(i);
        }
        assertThat(WORLD.holder("401000000")).isEqualTo(-1);
        assertThat(WORLD.holder("123456789")).isEqualTo(-1);
        assertThat(numbers).anyMatch(number -> number.startsWith("9"));
    }

    @Test
    void every_other_slip_in_the_last_digits_of_a_number_hits_somebodys() {
        long hits = LongStream.range(0, WORLD.people())
                .filter(i -> WORLD.holder(Slips.wrongDigit(WORLD.numberOf(i), Seeds.random(1, 1, i))) >= 0)
                .count();
        assertThat(hits).isBetween(WORLD.people() / 5, WORLD.people() * 3 / 5);
    }

    @Test
    void kin_are_what_their_places_say() {
        for (long family = 0; family < WORLD.families(); family++) {
            Person father = WORLD.person(family * World.KIN + World.FATHER);
            Person son = WORLD.person(family * World.KIN + World.SON);
            Person twin = WORLD.person(family * World.KIN + World.TWIN);
            Person other = WORLD.person(family * World.KIN + World.OTHER_TWIN);
            Person cousin = WORLD.person(family * World.KIN + World.COUSIN);
            Person neighbour = WORLD.person(family * World.KIN + World.NEIGHBOUR);
            Person namesake = WORLD.person((family ^ 1) * World.KIN + World.NAMESAKE);
            assertThat(son.given()).isEqualTo(father.given());
            assertThat(son.birthDay()).isGreaterThan(father.birthDay());
            assertThat(other.birthDay()).isEqualTo(twin.birthDay());
            assertThat(other.given()).isNotEqualTo(twin.given());
            assertThat(cousin.given() + cousin.family()).isEqualTo(twin.given() + twin.family());
            assertThat(namesake.given() + namesake.family()).isEqualTo(neighbour.given() + neighbour.family());
            assertThat(namesake.birthDay()).isEqualTo(neighbour.birthDay());
            assertThat(twin.home()).isEqualTo(father.home());
        }
    }

    @Test
    void one_person_in_five_is_not_in_the_register() {
        long held = LongStream.range(0, WORLD.people()).filter(WORLD::isHeld).count();
        assertThat(held).isBetween(WORLD.people() * 3 / 4, WORLD.people() * 17 / 20);
    }

    @Test
    void a_trial_depends_on_seed_kind_and_number_alone_and_contradicts_the_record_that_it_is_near() {
        Trials trials = new Trials(WORLD, 3);
        Trials again = new Trials(World.of(3, 8_000), 3);
        for (Stratum stratum : Stratum.values()) {
            for (long i = 0; i < 200; i++) {
                Trial trial = trials.nullTrial(stratum, i);
                assertThat(again.nullTrial(stratum, i)).isEqualTo(trial);
                assertThat(trial.stated().number().isEmpty()).isNotEqualTo(stratum.statesNumber());
                long holder =
                        stratum.statesNumber() ? WORLD.holder(trial.stated().number()) : -1;
                if (holder >= 0) {
                    assertThat(holder).as(stratum.id()).isNotEqualTo(trial.person());
                    Contradiction seen = Contradiction.between(trial.stated(), holder, WORLD);
                    assertThat(seen)
                            .as(stratum.id())
                            .isNotEqualTo(stratum.isClaimed() ? Contradiction.NONE : Contradiction.SEEN);
                } else if (stratum.isClaimed() && !stratum.statesNumber() && trial.person() >= 0) {
                    assertThat(WORLD.isHeld(trial.person())).as(stratum.id()).isFalse();
                }
            }
        }
    }

    @Test
    void a_row_contradicts_a_record_in_whatever_it_states_otherwise_and_in_nothing_that_it_leaves_out() {
        long index = LongStream.range(0, WORLD.people())
                .filter(i -> WORLD.person(i).middle().length() > 1
                        && WORLD.names().hasOtherForm(WORLD.person(i).given()))
                .findFirst()
                .orElseThrow();
        Person person = WORLD.person(index);
        Statement own = Statement.of(person);
        assertThat(Contradiction.between(own, index, WORLD)).isEqualTo(Contradiction.NONE);
        assertThat(Contradiction.between(own.called(own.given(), "", own.family(), ""), index, WORLD))
                .isEqualTo(Contradiction.NONE);
        assertThat(Contradiction.between(own.numbered(""), index, WORLD)).isEqualTo(Contradiction.NONE);
        String form = WORLD.names().otherForm(person.given(), Seeds.random(1, 1, 1));
        assertThat(Contradiction.between(own.givenName(form), index, WORLD)).isEqualTo(Contradiction.FORM_OF_NAME);
        assertThat(Contradiction.between(own.givenName("Zebulon"), index, WORLD))
                .isEqualTo(Contradiction.SEEN);
        assertThat(Contradiction.between(own.surname("Zebulon"), index, WORLD)).isEqualTo(Contradiction.SEEN);
        assertThat(Contradiction.between(own.born("1901-02-03"), index, WORLD)).isEqualTo(Contradiction.SEEN);
        assertThat(Contradiction.between(own.numbered("401019999"), index, WORLD))
                .isEqualTo(Contradiction.SEEN);
        assertThat(Contradiction.between(own.at(Streets.elsewhere(person.home(), Seeds.random(1, 1, 1))), index, WORLD))
                .isEqualTo(Contradiction.SEEN);
    }
}
