package org.narrowgate.app.trials;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An invented population in families of eight: parents, a son named after his father, twins, a cousin who has the name
 * of one of them, a neighbour, and a namesake of the next family's neighbour, born on the same day. About one person in
 * five is not in the register.
 *
 * <p>Everything depends on the seed and an index alone: nothing is stored.
 */
public final class World {
    /** Persons in a family. */
    static final int KIN = 8;

    static final int FATHER = 0;
    static final int MOTHER = 1;
    static final int SON = 2;
    static final int TWIN = 3;
    static final int OTHER_TWIN = 4;
    static final int COUSIN = 5;
    static final int NEIGHBOUR = 6;
    static final int NAMESAKE = 7;

    /** First and last year of the register's histories. */
    static final int FIRST_YEAR = 2012;

    static final int LAST_YEAR = 2024;

    /** The years that requests are about. */
    static final int ASKED_FROM = 2020;

    static final int ASKED_TO = 2023;

    private static final long FAMILY = 1;
    private static final long PERSON = 2;
    private static final long HELD = 3;
    private static final long MOVES = 4;
    private static final long OWN_HOME = 1L << 40;

    private final long seed;
    private final long families;
    private final Names names;
    private final Homes homes;
    private final Numbers numbers;
    private final Lately<Person> persons = new Lately<>(this::invented);

    private World(long seed, long families) {
        this.seed = seed;
        this.families = families;
        this.names = Names.load();
        this.homes = new Homes(seed, names);
        this.numbers = new Numbers(seed, families);
    }

    /** A population of about so many people. */
    public static World of(long seed, long people) {
        return new World(seed, Math.max(2, people / KIN / 2 * 2));
    }

    /** How many people there are, in the register or not. */
    public long people() {
        return families * KIN;
    }

    /** Whether the register holds this person. */
    public boolean isHeld(long person) {
        return Math.floorMod(Seeds.mix(Seeds.mix(seed, HELD), person), 5) > 0;
    }

    /** The person with this number; -1 if it was issued to nobody. */
    public long holder(String number) {
        return numbers.holder(number);
    }

    /** The number that was issued to this person. */
    String numberOf(long person) {
        return numbers.of(person);
    }

    Names names() {
        return names;
    }

    Homes homes() {
        return homes;
    }

    long families() {
        return families;
    }

    Person person(long index) {
        return persons.get(index);
    }

    private Person invented(long index) {
        long family = index / KIN;
        int place = (int) (index % KIN);
        SplittableRandom random = Seeds.random(seed, PERSON, index);
        return switch (place) {
            case FATHER -> father(family, random);
            case MOTHER -> mother(family, random);
            case SON -> son(family, random);
            case TWIN, OTHER_TWIN -> twin(family, place, random);
            case COUSIN -> cousin(family, random);
            case NEIGHBOUR -> neighbour(family, random);
            default -> namesake(family, random);
        };
    }

    private String surname(long family) {
        SplittableRandom random = Seeds.random(seed, FAMILY, family);
        return doubled(names.family(random), random);
    }

    /** Six families in a hundred have two surnames, two have a hyphen between them. */
    private String doubled(String one, SplittableRandom random) {
        int chance = random.nextInt(100);
        return chance >= 8 ? one : one + (chance < 6 ? " " : "-") + names.family(random);
    }

    /** Whole for three in ten, an initial for four, none for three. */
    private String middle(boolean man, SplittableRandom random) {
        int chance = random.nextInt(10);
        String whole = names.given(man, random);
        return chance < 3 ? whole : chance < 7 ? whole.substring(0, 1) : "";
    }

    private static long birth(int earliest, int latest, SplittableRandom random) {
        return LocalDate.of(random.nextInt(earliest, latest + 1), 1, 1).toEpochDay() + random.nextInt(365);
    }

    private Person father(long family, SplittableRandom random) {
        String given = names.given(true, random);
        String middle = middle(true, random);
        long birth = birth(1946, 1972, random);
        boolean known = random.nextInt(4) == 0;
        // Three in a hundred died, half of them before the years that are asked for.
        long death = random.nextInt(100) < 3
                ? LocalDate.of(random.nextInt(2017, 2023), 5, 1).toEpochDay()
                : 0;
        return made(family, FATHER, given, middle, surname(family), known ? "Sr" : "", "", birth, true, death, true);
    }

    private Person mother(long family, SplittableRandom random) {
        String given = names.given(false, random);
        String middle = middle(false, random);
        long birth = birth(1946, 1974, random);
        String own = doubled(names.family(random), random);
        boolean took = random.nextInt(100) < 72;
        String former = took && random.nextBoolean() ? own : "";
        return made(family, MOTHER, given, middle, took ? surname(family) : own, "", former, birth, false, 0, true);
    }

    private Person son(long family, SplittableRandom random) {
        Person father = person(family * KIN + FATHER);
        String middle = random.nextInt(10) < 6 ? father.middle() : middle(true, random);
        String suffix = random.nextBoolean() ? "Jr" : "";
        long birth = birth(1975, 2000, random);
        boolean atHome = random.nextInt(10) < 7;
        return made(family, SON, father.given(), middle, father.family(), suffix, "", birth, true, 0, atHome);
    }

    private Person twin(long family, int place, SplittableRandom random) {
        SplittableRandom shared = Seeds.random(seed, PERSON, family * KIN + TWIN);
        boolean man = shared.nextBoolean();
        long birth = birth(1974, 2002, shared);
        String first = names.given(man, shared);
        if (place == TWIN) {
            return made(family, TWIN, first, middle(man, shared), surname(family), "", "", birth, man, 0, true);
        }
        boolean alike = random.nextInt(3) > 0 ? man : !man;
        String given = names.given(alike, random);
        while (given.equals(first)) {
            given = names.given(alike, random);
        }
        boolean atHome = random.nextInt(10) < 8;
        return made(family, OTHER_TWIN, given, middle(alike, random), surname(family), "", "", birth, alike, 0, atHome);
    }

    private Person cousin(long family, SplittableRandom random) {
        Person named = person(family * KIN + TWIN);
        boolean atHome = random.nextInt(5) == 0;
        long birth = birth(1970, 2004, random);
        String middle = middle(named.man(), random);
        return made(family, COUSIN, named.given(), middle, named.family(), "", "", birth, named.man(), 0, atHome);
    }

    private Person neighbour(long family, SplittableRandom random) {
        boolean man = random.nextBoolean();
        String given = names.given(man, random);
        String own = doubled(names.family(random), random);
        return made(
                family, NEIGHBOUR, given, middle(man, random), own, "", "", birth(1940, 2004, random), man, 0, false);
    }

    private Person namesake(long family, SplittableRandom random) {
        Person of = person((family ^ 1) * KIN + NEIGHBOUR);
        return made(
                family,
                NAMESAKE,
                of.given(),
                middle(of.man(), random),
                of.family(),
                "",
                "",
                of.birthDay(),
                of.man(),
                0,
                false);
    }

    private Person made(
            long family,
            int place,
            String given,
            String middle,
            String surname,
            String suffix,
            String former,
            long birth,
            boolean man,
            long death,
            boolean atHome) {
        long index = family * KIN + place;
        return new Person(
                index,
                given,
                middle,
                surname,
                suffix,
                former,
                birth,
                man,
                death,
                numbers.of(index),
                residences(family, index, atHome));
    }

    /** One to three homes in turn; who lives with the family moves with it, the namesake may live in its street. */
    private List<Person.Residence> residences(long family, long index, boolean atHome) {
        long of = atHome ? family : OWN_HOME + index;
        SplittableRandom random = Seeds.random(seed, MOVES, of);
        int moves = Math.max(0, random.nextInt(5) - 2);
        List<Person.Residence> residences = new ArrayList<>(moves + 1);
        int from = FIRST_YEAR;
        for (int i = 0; i <= moves; i++) {
            int to = i == moves ? LAST_YEAR : from + random.nextInt(1, 5);
            boolean near = !atHome && i == 0 && index % KIN == NAMESAKE && random.nextInt(10) < 3;
            long neighbour = OWN_HOME + (family ^ 1) * KIN + NEIGHBOUR;
            Home home = near ? homes.near(neighbour * 4, true, random) : homes.at(of * 4 + i);
            residences.add(new Person.Residence(home, from, to));
            from = to + 1;
        }
        return List.copyOf(residences);
    }
}
