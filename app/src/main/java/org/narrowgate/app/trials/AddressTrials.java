package org.narrowgate.app.trials;

import java.util.SplittableRandom;
import org.narrowgate.app.trials.Draws.Kin;

/** Rows without a number about persons who are not in the register, while somebody near them is. */
final class AddressTrials {
    private AddressTrials() {}

    static Trial random(Draws draws, SplittableRandom random) {
        long person = draws.anybody(random);
        while (draws.world().isHeld(person)) {
            person = draws.anybody(random);
        }
        return row(draws, person, stated(draws, person), random);
    }

    /** Kin in whose house the person lives, with a slip in birth date or house number. */
    static Trial wrongDigit(Draws draws, SplittableRandom random) {
        return slipped(draws, false, random);
    }

    static Trial transposition(Draws draws, SplittableRandom random) {
        return slipped(draws, true, random);
    }

    /** Somebody's particulars with one digit changed belong to a stranger: they must not find him. */
    private static Trial slipped(Draws draws, boolean transposed, SplittableRandom random) {
        Statement held = stated(draws, draws.held(random));
        String date = Slips.otherDate(held.birthDate(), transposed, random);
        if (random.nextBoolean() && !date.equals(held.birthDate())) {
            return row(draws, -1, held.born(date), random);
        }
        int end = held.line().indexOf(' ');
        String number = held.line().substring(0, end);
        String slip = transposed ? Slips.transposed(number, random) : Slips.wrongDigit(number, random);
        if (slip.equals(number) || slip.startsWith("0")) {
            slip = number + "1";
        }
        return row(
                draws,
                -1,
                held.at(slip + held.line().substring(end), held.city(), held.state(), held.zip()),
                random);
    }

    static Trial spouse(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.kin(World.FATHER, World.MOTHER, true, random), random);
    }

    static Trial parentAndChild(Draws draws, SplittableRandom random) {
        int parent = random.nextBoolean() ? World.FATHER : World.MOTHER;
        return ofKin(draws, draws.kin(parent, World.SON + random.nextInt(3), true, random), random);
    }

    static Trial twins(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.kin(World.TWIN, World.OTHER_TWIN, true, random), random);
    }

    static Trial sameNameKin(Draws draws, SplittableRandom random) {
        Kin kin = random.nextBoolean()
                ? draws.kin(World.FATHER, World.SON, true, random)
                : draws.kin(World.TWIN, World.COUSIN, true, random);
        return ofKin(draws, kin, random);
    }

    static Trial namesake(Draws draws, SplittableRandom random) {
        Kin pair = draws.namesakes(true, random);
        return row(draws, pair.person(), stated(draws, pair.person()), random);
    }

    static Trial commonNames(Draws draws, SplittableRandom random) {
        Kin pair = draws.common(true, random);
        Statement own = stated(draws, pair.person());
        Statement other = stated(draws, pair.other());
        return row(
                draws,
                pair.person(),
                switch (random.nextInt(3)) {
                    case 0 -> own;
                    case 1 -> own.born(other.birthDate());
                    default -> own.livingAs(other);
                },
                random);
    }

    /** In a third of the rows the kin's birth date, in a third the kin's home, as when a clerk copied from the wrong line. */
    private static Trial ofKin(Draws draws, Kin kin, SplittableRandom random) {
        Statement own = stated(draws, kin.person());
        Statement other = stated(draws, kin.other());
        return row(
                draws,
                kin.person(),
                switch (random.nextInt(3)) {
                    case 0 -> own;
                    case 1 -> own.born(other.birthDate());
                    default -> own.born(other.birthDate()).livingAs(other);
                },
                random);
    }

    static Trial withinStreet(Draws draws, SplittableRandom random) {
        Person other = draws.world().person(draws.held(random));
        return row(draws, -1, Statement.of(other).at(Streets.elsewhere(other.home(), random)), random);
    }

    /** Some columns of the row before about somebody of the same house, the same name or a stranger. */
    static Trial shiftedRows(Draws draws, SplittableRandom random) {
        Kin rows = random.nextBoolean()
                ? draws.common(true, random)
                : draws.kin(random.nextInt(3), 3 + random.nextInt(3), true, random);
        Statement own = stated(draws, rows.person());
        Statement other = stated(draws, rows.other());
        return row(
                draws,
                rows.person(),
                switch (random.nextInt(4)) {
                    case 0 -> own.born(other.birthDate());
                    case 1 -> own.livingAs(other);
                    case 2 -> own.namedAs(other);
                    default -> own.born(other.birthDate()).livingAs(other);
                },
                random);
    }

    static Trial guess(Draws draws, SplittableRandom random) {
        Person victim = draws.world().person(draws.held(random));
        return row(draws, -1, Guesses.particular(victim, Statement.of(victim), draws.world(), random), random);
    }

    static Trial stolenWhole(Draws draws, SplittableRandom random) {
        return row(draws, -1, stated(draws, draws.held(random)), random);
    }

    private static Trial row(Draws draws, long person, Statement stated, SplittableRandom random) {
        return new Trial(Noise.ofWriting(stated.numbered(""), draws.world(), random), person);
    }

    private static Statement stated(Draws draws, long index) {
        return Statement.of(draws.world().person(index));
    }
}
