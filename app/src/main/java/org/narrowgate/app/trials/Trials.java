package org.narrowgate.app.trials;

import java.util.List;
import java.util.SplittableRandom;

/** All trials over one population, each by its kind and its number alone. */
public final class Trials {
    private static final long NULL_TRIALS = 11;
    private static final long TRUE_ROWS = 12;
    private static final long ORDINARY = 13;

    /** Kinds of noise in the rows that agencies really send, each with its share in a thousand; writing apart. */
    private record Share(Noise noise, int perMille) {}

    private static final List<Share> ORDINARY_SHARES = List.of(
            new Share(Noise.CASE, 120),
            new Share(Noise.WORDS, 120),
            new Share(Noise.ZIP_PLUS_4, 80),
            new Share(Noise.NO_ZIP, 20),
            new Share(Noise.NO_UNIT, 40),
            new Share(Noise.NO_MIDDLE, 120),
            new Share(Noise.MIDDLE_INITIAL, 60),
            new Share(Noise.NO_SUFFIX, 20),
            new Share(Noise.OLD_ADDRESS, 100),
            new Share(Noise.NICKNAME, 20),
            new Share(Noise.FORMER_SURNAME, 10),
            new Share(Noise.NEW_SURNAME, 5),
            new Share(Noise.ONE_SURNAME, 10),
            new Share(Noise.NAMES_SWAPPED, 3),
            new Share(Noise.KEYBOARD, 15),
            new Share(Noise.OCR, 3),
            new Share(Noise.PHONETIC, 7),
            new Share(Noise.STREET_SLIP, 5),
            new Share(Noise.DAY_FOR_MONTH, 5),
            new Share(Noise.WRONG_DIGIT, 10));

    private final World world;
    private final Draws draws;
    private final long seed;

    public Trials(World world, long seed) {
        this.world = world;
        this.draws = new Draws(world);
        this.seed = seed;
    }

    /** A null trial. */
    public Trial nullTrial(Stratum stratum, long index) {
        return stratum.trial(draws, Seeds.random(seed, NULL_TRIALS * 1_000 + stratum.ordinal(), index));
    }

    /** A row about a living person of the register, with one kind of noise. */
    public Trial trueRow(Noise noise, long index) {
        SplittableRandom random = Seeds.random(seed, TRUE_ROWS * 1_000 + noise.ordinal(), index);
        Person person = living(random);
        while (!noise.suits(person, world)) {
            person = living(random);
        }
        return new Trial(noise.of(person, world, random), person.index());
    }

    /**
     * A row about a living person of the register that states name, birth date, number and an address on record, with
     * ordinary noise.
     */
    public Trial ordinaryRow(long index) {
        SplittableRandom random = Seeds.random(seed, ORDINARY * 1_000, index);
        Person person = living(random);
        int chance = random.nextInt(1_000);
        Noise noise = Noise.NONE;
        for (Share share : ORDINARY_SHARES) {
            if (chance < share.perMille()) {
                noise = share.noise().suits(person, world) ? share.noise() : Noise.NONE;
                break;
            }
            chance -= share.perMille();
        }
        return new Trial(noise.of(person, world, random), person.index());
    }

    private Person living(SplittableRandom random) {
        Person person = world.person(draws.held(random));
        while (person.deathDay() != 0) {
            person = world.person(draws.held(random));
        }
        return person;
    }
}
