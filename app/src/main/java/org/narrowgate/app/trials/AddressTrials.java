package org.narrowgate.app.trials;

import java.util.SplittableRandom;
import org.narrowgate.app.trials.Draws.Kin;

/** Rows without a number about persons who are not in the register, while somebody near them is. */
final class AddressTrials {
    private AddressTrials() {}

    static Attempt random(Draws draws, SplittableRandom random) {
        long person = draws.anybody(random);
        while (draws.world().isHeld(person)) {
            person = draws.anybody(random);
        }
        Person absent = draws.world().person(person);
        return row(person, draws.world().person(draws.held(random)), Statement.of(absent));
    }

    static Attempt wrongDigit(Draws draws, SplittableRandom random) {
        return slipped(draws, false, random);
    }

    static Attempt transposition(Draws draws, SplittableRandom random) {
        return slipped(draws, true, random);
    }

    /** Somebody's particulars with a slip in birth date, house number or ZIP belong to a stranger: they must not find him. */
    private static Attempt slipped(Draws draws, boolean transposed, SplittableRandom random) {
        Person victim = draws.world().person(draws.held(random));
        Statement held = Statement.of(victim);
        int end = held.line().indexOf(' ');
        String number = held.line().substring(0, end);
        return row(
                -1,
                victim,
                switch (random.nextInt(3)) {
                    case 0 -> held.born(Slips.otherDate(held.birthDate(), transposed, random));
                    case 1 ->
                        held.at(
                                slipped(number, transposed, random)
                                        + held.line().substring(end),
                                held.city(),
                                held.state(),
                                held.zip());
                    default -> held.at(held.line(), held.city(), held.state(), slipped(held.zip(), transposed, random));
                });
    }

    private static String slipped(String digits, boolean transposed, SplittableRandom random) {
        return transposed ? Slips.transposed(digits, random) : Slips.wrongDigit(digits, random);
    }

    static Attempt spouse(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.spouses(true, random), random);
    }

    static Attempt parentAndChild(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.parentAndChild(true, random), random);
    }

    static Attempt twins(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.twins(true, random), random);
    }

    static Attempt sameNameKin(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.sameNameKin(true, random), random);
    }

    static Attempt namesake(Draws draws, SplittableRandom random) {
        Kin pair = draws.namesakes(true, random);
        return row(pair.person(), draws.world().person(pair.other()), stated(draws, pair.person()));
    }

    static Attempt commonNames(Draws draws, SplittableRandom random) {
        Kin pair = draws.common(true, random);
        Statement own = stated(draws, pair.person());
        Person near = draws.world().person(pair.other());
        Statement other = Statement.of(near);
        return row(
                pair.person(),
                near,
                switch (random.nextInt(3)) {
                    case 0 -> own;
                    case 1 -> own.born(other.birthDate());
                    default -> own.livingAs(other);
                });
    }

    /** In a third of the rows the kin's birth date, in a third the kin's home, as when a clerk copied from the wrong line. */
    private static Attempt ofKin(Draws draws, Kin kin, SplittableRandom random) {
        Statement own = stated(draws, kin.person());
        Person near = draws.world().person(kin.other());
        Statement other = Statement.of(near);
        return row(
                kin.person(),
                near,
                switch (random.nextInt(3)) {
                    case 0 -> own;
                    case 1 -> own.born(other.birthDate());
                    default -> own.born(other.birthDate()).livingAs(other);
                });
    }

    static Attempt withinStreet(Draws draws, SplittableRandom random) {
        return NumberTrials.withinStreet(draws, random).withoutNumber();
    }

    /** Some columns of the row before about somebody of the same house, the same name or a stranger. */
    static Attempt shiftedRows(Draws draws, SplittableRandom random) {
        Kin rows = random.nextBoolean()
                ? draws.common(true, random)
                : draws.kin(random.nextInt(3), 3 + random.nextInt(3), true, random);
        Statement own = stated(draws, rows.person());
        Person near = draws.world().person(rows.other());
        Statement other = Statement.of(near);
        return row(
                rows.person(),
                near,
                switch (random.nextInt(4)) {
                    case 0 -> own.born(other.birthDate());
                    case 1 -> own.livingAs(other);
                    case 2 -> own.namedAs(other);
                    default -> own.born(other.birthDate()).livingAs(other);
                });
    }

    static Attempt guess(Draws draws, SplittableRandom random) {
        Person victim = draws.world().person(draws.held(random));
        return row(-1, victim, Guesses.particular(victim, Statement.of(victim), draws.world(), random));
    }

    static Attempt stolenWhole(Draws draws, SplittableRandom random) {
        return NumberTrials.stolenWhole(draws, random).withoutNumber();
    }

    private static Attempt row(long person, Person near, Statement stated) {
        return new Attempt(stated, person, near).withoutNumber();
    }

    private static Statement stated(Draws draws, long index) {
        return Statement.of(draws.world().person(index));
    }
}
