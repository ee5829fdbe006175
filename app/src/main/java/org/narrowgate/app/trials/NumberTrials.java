package org.narrowgate.app.trials;

import java.util.SplittableRandom;
import org.narrowgate.app.trials.Draws.Kin;

/** Rows whose number is not that of their person: whoever is found under it is somebody else. */
final class NumberTrials {
    private static final int TRIES = 12;

    private NumberTrials() {}

    static Attempt random(Draws draws, SplittableRandom random) {
        long person = draws.anybody(random);
        Person other = person(draws, other(draws, person, random));
        return row(person, other, stated(draws, person).numbered(other.number()));
    }

    static Attempt wrongDigit(Draws draws, SplittableRandom random) {
        return slipped(draws, false, random);
    }

    static Attempt transposition(Draws draws, SplittableRandom random) {
        return slipped(draws, true, random);
    }

    /** One slip, such that the number is another's; in two of five with the other's birth date, as kin may have it. */
    private static Attempt slipped(Draws draws, boolean transposed, SplittableRandom random) {
        while (true) {
            long person = draws.anybody(random);
            Statement own = stated(draws, person);
            for (int i = 0; i < TRIES; i++) {
                String number =
                        transposed ? Slips.transposed(own.number(), random) : Slips.wrongDigit(own.number(), random);
                long holder = draws.world().holder(number);
                if (holder >= 0 && holder != person && draws.world().isHeld(holder)) {
                    Person other = person(draws, holder);
                    Statement stated = own.numbered(number);
                    boolean copied = random.nextInt(5) < 2;
                    return row(person, other, copied ? stated.born(born(other)) : stated);
                }
            }
        }
    }

    static Attempt spouse(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.spouses(false, random), random);
    }

    static Attempt parentAndChild(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.parentAndChild(false, random), random);
    }

    static Attempt twins(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.twins(false, random), random);
    }

    static Attempt sameNameKin(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.sameNameKin(false, random), random);
    }

    static Attempt namesake(Draws draws, SplittableRandom random) {
        Kin pair = draws.namesakes(false, random);
        Person other = person(draws, pair.other());
        return row(pair.person(), other, stated(draws, pair.person()).numbered(other.number()));
    }

    static Attempt commonNames(Draws draws, SplittableRandom random) {
        return ofKin(draws, draws.common(false, random), random);
    }

    /** The other's number; in half of the rows his birth date too, as when a clerk copied from the wrong line. */
    private static Attempt ofKin(Draws draws, Kin kin, SplittableRandom random) {
        Person other = person(draws, kin.other());
        Statement stated = stated(draws, kin.person()).numbered(other.number());
        return row(kin.person(), other, random.nextBoolean() ? stated.born(born(other)) : stated);
    }

    /** A stranger of one name and birth date with somebody of the street in which he lives, under whose number he is looked up. */
    static Attempt withinStreet(Draws draws, SplittableRandom random) {
        Person other = person(draws, draws.held(random));
        return row(-1, other, Statement.of(other).at(Streets.elsewhere(other.home(), random)));
    }

    /** Some columns of a file slipped by a row; the file stands in the order of households, of names or of chance. */
    static Attempt shiftedRows(Draws draws, SplittableRandom random) {
        Kin rows = neighbours(draws, random);
        Statement own = stated(draws, rows.person());
        Person next = person(draws, rows.other());
        Statement other = Statement.of(next);
        Statement shifted = own.numbered(other.number());
        return row(
                rows.person(),
                next,
                switch (random.nextInt(5)) {
                    case 0 -> shifted;
                    case 1 -> shifted.born(other.birthDate());
                    case 2 -> shifted.livingAs(other);
                    case 3 -> shifted.born(other.birthDate()).livingAs(other);
                    default -> shifted.born(other.birthDate()).namedAs(other);
                });
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
    static Attempt borrowed(Draws draws, SplittableRandom random) {
        long person = draws.anybody(random);
        Statement own = stated(draws, person);
        Person owner = person(draws, other(draws, person, random));
        Statement lender = Statement.of(owner);
        int known = random.nextInt(15);
        Statement stated = own.numbered(lender.number());
        stated = (known & 1) == 0 ? stated : stated.born(lender.birthDate());
        stated = (known & 2) == 0 ? stated : stated.surname(lender.family());
        stated = (known & 4) == 0
                ? stated
                : stated.called(lender.given(), lender.middle(), stated.family(), lender.suffix());
        stated = (known & 8) == 0 ? stated : stated.livingAs(lender);
        return row(person, owner, stated);
    }

    /** Somebody who knows all about a person but one thing, and guesses that, as well as it can be guessed. */
    static Attempt guess(Draws draws, SplittableRandom random) {
        Person victim = person(draws, draws.held(random));
        Statement known = Statement.of(victim);
        if (random.nextInt(5) == 0) {
            Person hit = person(draws, other(draws, victim.index(), random));
            return row(-1, hit, known.numbered(hit.number()));
        }
        return row(-1, victim, Guesses.particular(victim, known, draws.world(), random));
    }

    /** Everything that is true of somebody, stated by somebody else. */
    static Attempt stolenWhole(Draws draws, SplittableRandom random) {
        Person owner = person(draws, draws.held(random));
        return row(-1, owner, Statement.of(owner));
    }

    private static Attempt row(long person, Person near, Statement stated) {
        return new Attempt(stated, person, near);
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

    private static String born(Person person) {
        return Statement.date(person.birthDay());
    }
}
