package org.narrowgate.app.trials;

import java.util.SplittableRandom;

/** The best guesses at one particular of a person of whom all others are known. */
final class Guesses {
    private Guesses() {}

    /** The day within the right year, a common given name of the right sex, a common surname, or a house of the street. */
    static Statement particular(Person victim, Statement known, World world, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> known.born(Statement.date(dayOfYear(victim.birthDay(), random)));
            case 1 -> known.givenName(world.names().commonGiven(victim.man(), random));
            case 2 -> known.surname(world.names().commonFamily(random));
            default -> known.at(Streets.elsewhere(victim.home(), random));
        };
    }

    private static long dayOfYear(long birthDay, SplittableRandom random) {
        java.time.LocalDate birth = java.time.LocalDate.ofEpochDay(birthDay);
        return birth.withDayOfYear(1 + random.nextInt(birth.lengthOfYear())).toEpochDay();
    }
}
