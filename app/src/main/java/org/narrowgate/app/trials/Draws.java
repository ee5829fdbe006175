package org.narrowgate.app.trials;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Draws persons out of a population: anybody, one of the register, one who is not in it, kin. */
final class Draws {
    private final World world;
    /** Persons whose given name and surname are both common, those of one name beside each other. */
    private final long[] common;

    Draws(World world) {
        this.world = world;
        this.common = common(world);
    }

    private static long[] common(World world) {
        record Named(String name, long person) {}
        return LongStream.range(0, world.people())
                .parallel()
                .filter(i -> i % World.KIN != World.COUSIN && i % World.KIN != World.SON)
                .mapToObj(world::person)
                .filter(person -> world.names().areCommon(person.given(), person.family()))
                .map(person -> new Named(person.given() + " " + person.family(), person.index()))
                .sorted(Comparator.comparing(Named::name).thenComparing(Named::person))
                .mapToLong(Named::person)
                .toArray();
    }

    World world() {
        return world;
    }

    long anybody(SplittableRandom random) {
        return random.nextLong(world.people());
    }

    long held(SplittableRandom random) {
        long person = anybody(random);
        while (!world.isHeld(person)) {
            person = anybody(random);
        }
        return person;
    }

    /** Two persons of one family. */
    record Kin(long person, long other) {}

    /**
     * Two places of a family.
     *
     * @param absent whether the person must be missing from the register, in which the other is
     */
    Kin kin(int place, int otherPlace, boolean absent, SplittableRandom random) {
        while (true) {
            long family = random.nextLong(world.families());
            boolean exchanged = random.nextBoolean();
            long person = family * World.KIN + (exchanged ? otherPlace : place);
            long other = family * World.KIN + (exchanged ? place : otherPlace);
            if (world.isHeld(other) && !(absent && world.isHeld(person))) {
                return new Kin(person, other);
            }
        }
    }

    Kin spouses(boolean absent, SplittableRandom random) {
        return kin(World.FATHER, World.MOTHER, absent, random);
    }

    Kin parentAndChild(boolean absent, SplittableRandom random) {
        int parent = random.nextBoolean() ? World.FATHER : World.MOTHER;
        return kin(parent, World.SON + random.nextInt(3), absent, random);
    }

    Kin twins(boolean absent, SplittableRandom random) {
        return kin(World.TWIN, World.OTHER_TWIN, absent, random);
    }

    /** Father and son of one name, or a twin and the cousin who has his. */
    Kin sameNameKin(boolean absent, SplittableRandom random) {
        return random.nextBoolean()
                ? kin(World.FATHER, World.SON, absent, random)
                : kin(World.TWIN, World.COUSIN, absent, random);
    }

    /** A neighbour and his namesake of the next family. */
    Kin namesakes(boolean absent, SplittableRandom random) {
        while (true) {
            long family = random.nextLong(world.families());
            long neighbour = family * World.KIN + World.NEIGHBOUR;
            long namesake = (family ^ 1) * World.KIN + World.NAMESAKE;
            boolean exchanged = random.nextBoolean();
            long person = exchanged ? namesake : neighbour;
            long other = exchanged ? neighbour : namesake;
            if (world.isHeld(other) && !(absent && world.isHeld(person))) {
                return new Kin(person, other);
            }
        }
    }

    /** Two persons with common names, of one name where there are two. */
    Kin common(boolean absent, SplittableRandom random) {
        while (true) {
            int at = random.nextInt(common.length);
            int other = (at + 1 + random.nextInt(3)) % common.length;
            if (at != other && world.isHeld(common[other]) && !(absent && world.isHeld(common[at]))) {
                return new Kin(common[at], common[other]);
            }
        }
    }
}
