package org.narrowgate.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ContradictionTest {
    private static final World WORLD = World.of(1, 8_000);
    /** Without a unit on record in his one home. */
    private static final Person OWNER = LongStream.range(0, WORLD.people())
            .mapToObj(WORLD::person)
            .filter(person -> person.residences().size() == 1
                    && person.home().unit().isEmpty()
                    && !person.middle().isEmpty())
            .findFirst()
            .orElseThrow();

    private static Contradiction of(Statement stated) {
        return Contradiction.between(stated, OWNER, WORLD);
    }

    private static Statement at(String line, String zip) {
        Home home = OWNER.home();
        return Statement.of(OWNER).at(line, home.city(), home.state(), zip);
    }

    @Test
    void what_a_record_does_not_hold_contradicts_nothing_and_what_it_holds_otherwise_does() {
        Home home = OWNER.home();
        assertThat(of(Statement.of(OWNER))).isEqualTo(Contradiction.NONE);
        assertThat(of(at(home.line() + " Apt 18", home.zip()))).isEqualTo(Contradiction.NONE);
        assertThat(of(at(home.line() + " APARTMENT 18", home.zip()))).isEqualTo(Contradiction.NONE);
        assertThat(of(at(home.line() + " Rd", home.zip()))).isEqualTo(Contradiction.SEEN);
        assertThat(of(at(home.numbered(home.number() + 1).line(), home.zip()))).isEqualTo(Contradiction.SEEN);

        Person housed = new Person(
                OWNER.index(),
                OWNER.given(),
                OWNER.middle(),
                OWNER.family(),
                OWNER.suffix(),
                OWNER.former(),
                OWNER.birthDay(),
                OWNER.man(),
                OWNER.deathDay(),
                OWNER.number(),
                List.of(new Person.Residence(home.inUnit("Apt", "4"), 2012, 2024)));
        assertThat(Contradiction.between(at(home.line(), home.zip()), housed, WORLD))
                .isEqualTo(Contradiction.NONE);
        assertThat(Contradiction.between(at(home.line() + " Apt 5", home.zip()), housed, WORLD))
                .isEqualTo(Contradiction.SEEN);
    }

    @Test
    void a_zip_that_stands_for_none_contradicts_nothing_and_another_one_does() {
        String line = OWNER.home().line();
        assertThat(of(at(line, ""))).isEqualTo(Contradiction.NONE);
        assertThat(of(at(line, "99999"))).isEqualTo(Contradiction.NONE);
        assertThat(of(at(line, "00000"))).isEqualTo(Contradiction.NONE);
        assertThat(of(at(line, OWNER.home().zip() + "-1234"))).isEqualTo(Contradiction.NONE);
        assertThat(of(at(line, "99998"))).isEqualTo(Contradiction.SEEN);
    }
}
