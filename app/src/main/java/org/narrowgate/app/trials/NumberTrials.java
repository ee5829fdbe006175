package org.narrowgate.app.trials;

import java.util.SplittableRandom;
import org.narrowgate.app.trials.Draws.Kin;

/** Rows whose number is not that of their person: whoever is found under it is somebody else. */
final class NumberTrials {
    private static final int TRIES = 12;

    private NumberTrials() {}

    static Trial random(Draws draws, SplittableRandom random) {
        long person = draws.anybody(random);
        return row(draws, person, stated(draws, person).numbered(person(draws, other(draws, person, random)).number()), random);
    }

    static Trial wrongDigit(Draws draws, SplittableRandom random) {
        return slipped(draws, false, random);
    }

    static Trial transposition(Draws draws, SplittableRandom random) {
        return slipped(draws, true, random);
    }

    /** One slip, such that the number is another's; in two of five with the other's birth date, as kin may have it. */
    private static Trial slipped(Draws draws, boolean transposed, SplittableRandom random) {
        while (true) {
            long person = draws.anybody(random);
            Statement own = stated(draws, person);
            for (int i = 0; i < TRIES; i++) {
                String number =
                        transposed ? Slips.transposed(own.number(), random) : Slips.wrongDigit(own.number(), random);
                long holder = draws.world().holder(number);
                if (holder >= 0 && holder != person && draws.world().isHeld(holder)) {
                    Statement stated = own.numbered(number);
                    return row(
                            draws,
                            person,
                            random.nextInt(5) < 2 ? stated.born(born(draws, holder)) : stated,
                            random);
                }
            }
        }
    }

    static Trial spouse(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.kin(World.FATHER, World.MOTHER, false, random), random);
    }

    static Trial parentAndChild(Draws draws, SplittableRandom random) {
        int parent = random.nextBoolean() ? World.FATHER : World.MOTHER;
        int child = World.SON + random.nextInt(3);
        return ofKin(draws, draws.kin(parent, child, false, random), random);
    }

    static Trial twins(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.kin(World.TWIN, World.OTHER_TWIN, false, random), random);
    }

    static Trial sameNameKin(Draws draws, SplittableRandom random) {
        Kin kin = random.nextBoolean()
                ? draws.kin(World.FATHER, World.SON, false, random)
                : draws.kin(World.TWIN, World.COUSIN, false, random);
        return ofKin(draws, kin, random);
    }

    static Trial namesake(Draws draws, SplittableRandom random) {
        Kin pair = draws.namesakes(false, random);
        return row(draws, pair.person(), stated(draws, pair.person()).numbered(number(draws, pair.other())), random);
    }

    static Trial commonNames(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.common(false, random), random);
    }

    /** The other's number; in half of the rows his birth date too, as when a clerk copied from the wrong line. */
    private static Trial ofKin(Draws draws, Kin kin, SplittableRandom random) {
        Statement stated = stated(draws, kin.person()).numbered(number(draws, kin.other()));
        return row(draws, kin.person(), random.nextBoolean() ? stated.born(born(draws, kin.other())) : stated, random);
    }

    /** A stranger of one name and birth date with somebody of the street in which he lives, under whose number he is looked up. */
    static Trial withinStreet(Draws draws, SplittableRandom random) {
        Person other = person(draws, draws.held(random));
        return row(draws, -1, Statement.of(other).at(Streets.elsewhere(other.home(), random)), random);
    }

    /** Some columns of a file slipped by a row; the file stands in the order of households, of names or of chance. */
    static Trial shiftedRows(Draws draws, SplittableRandom random) {
        Kin rows = neighbours(draws, random);
        Statement own = stated(draws, rows.person());
        Statement other = stated(draws, rows.other());
        Statement shifted = own.numbered(other.number());
        return row(
                draws,
                rows.person(),
                switch (random.nextInt(5)) {
                    case 0 -> shifted;
                    case 1 -> shifted.born(other.birthDate());
                    case 2 -> shifted.livingAs(other);
                    case 3 -> shifted.born(other.birthDate()).livingAs(other);
                    default -> shifted.born(other.birthDate()).namedAs(other);
                },
                random);
    }

    private static Kin neighbours(Draws draws, SplittableRandom random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                int place = random.nextInt(World.KIN - 1);
                return draws.kin(place, place + 1, false, random);
            }
            case 1 -> {
                return draws.common(false, random);
            }
            default -> {
                long person = draws.anybody(random);
                return new Kin(person, other(draws, person, random));
            }
        }
    }

    /** A number of somebody else, with some of what is true of him; never with all. */
    static Trial borrowed(Draws draws, SplittableRandom random) {
        long person = draws.anybody(random);
        Statement own = stated(draws, person);
        Statement lender = stated(draws, other(draws, person, random));
        int known = random.nextInt(15);
        Statement stated = own.numbered(lender.number());
        stated = (known & 1) == 0 ? stated : stated.born(lender.birthDate());
        stated = (known & 2) == 0 ? stated : stated.surname(lender.family());
        stated = (known & 4) == 0
                ? stated
                : stated.called(lender.given(), lender.middle(), stated.family(), lender.suffix());
        stated = (known & 8) == 0 ? stated : stated.livingAs(lender);
        return row(draws, person, stated, random);
    }

    /** Somebody who knows all about a person but one thing, and guesses that, as well as it can be guessed. */
    static Trial guess(Draws draws, SplittableRandom random) {
        Person victim = person(draws, draws.held(random));
        Statement known = Statement.of(victim);
        Statement guessed = random.nextInt(5) == 0
                ? known.numbered(person(draws, other(draws, victim.index(), random)).number())
                : Guesses.particular(victim, known, draws.world(), random);
        return row(draws, -1, guessed, random);
    }

    /** Everything that is true of somebody, stated by somebody else. */
    static Trial stolenWhole(Draws draws, SplittableRandom random) {
        return row(draws, -1, stated(draws, draws.held(random)), random);
    }

    private static Trial row(Draws draws, long person, Statement stated, SplittableRandom random) {
        return new Trial(Noise.ofWriting(stated, draws.world(), random), person);
    }

    private static long other(Draws draws, long person, SplittableRandom random) {
        long other = draws.held(random);
        while (other == person) {
            other = draws.held(random);
        }
        return other;
    }

    private static Person person(Draws draws, long index) {
        return draws.world().person(index);
    }

    private static Statement stated(Draws draws, long index) {
        return Statement.of(person(draws, index));
    }

    private static String number(Draws draws, long index) {
        return draws.world().numberOf(index);
    }

    private static String born(Draws draws, long index) {
        return Statement.date(person(draws, index).birthDay());
    }
}
