package org.narrowgate.app.demo;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Finds for every row another person of the kind that its stratum needs; one bit for each person is all it keeps. */
final class PersonPicker {
    private static final int GROWN_YEARS = 21;
    /** Every member of every family is passed so often at most. */
    private static final int PASSES = Family.MEMBERS + 1;

    private final Scenario scenario;
    private final Population population;
    private final BitSet taken;
    private final Map<Need, Cursor> cursors = new EnumMap<>(Need.class);

    PersonPicker(Scenario scenario, Population population) {
        this.scenario = scenario;
        this.population = population;
        this.taken = new BitSet(Math.toIntExact(population.size()));
    }

    private static final class Cursor {
        private final Permutation order;
        private long at;

        Cursor(Permutation order) {
            this.order = order;
        }

        long next() {
            return order.at(at++ % order.size());
        }
    }

    /**
     * The next person of this kind.
     *
     * @throws IllegalArgumentException if the population has no more of them
     */
    Subject next(Need need, SplittableRandom random) {
        Cursor cursor = cursors.computeIfAbsent(
                need, n -> new Cursor(Permutation.of(population.families(), scenario.seed(), n.name())));
        for (long tries = 0; tries < population.families() * PASSES; tries++) {
            Family family = population.family(cursor.next());
            int start = random.nextInt(Family.MEMBERS);
            for (int i = 0; i < Family.MEMBERS; i++) {
                int member = (start + i) % Family.MEMBERS;
                Person person = family.member(member);
                if (!taken.get((int) person.key()) && fits(need, family, member)) {
                    taken.set((int) person.key());
                    return new Subject(person, family, member);
                }
            }
        }
        throw new IllegalArgumentException("the population has too few people of the kind " + need
                + "; raise `people` in the scenario or lower the share of its strata");
    }

    private boolean fits(Need need, Family family, int member) {
        Person person = family.member(member);
        if (yearOf(person.birthDay()) > scenario.signedOn().getYear() - GROWN_YEARS) {
            return false;
        }
        return switch (need) {
            case ANYBODY -> isSettled(person);
            case MOVED -> isSettled(person) && person.residences().size() > 1;
            case IN_A_UNIT -> isSettled(person) && hasOneUnit(person);
            case MARRIED -> isSettled(person) && isMarried(family, member);
            case WITH_MIDDLE_NAME ->
                isSettled(person)
                        && !person.middle().isEmpty()
                        && !person.middle().equals("X");
            case TWIN -> isSettled(person) && family.kind() == Family.Kind.TWINS && isChild(member);
            case JUNIOR -> isSettled(person) && family.kind() == Family.Kind.JUNIOR && member == Family.CHILD;
            case DEAD_EARLY -> deathYear(person) <= scenario.lastYear() - 2;
            case DEAD_LATE -> deathYear(person) > scenario.lastYear() - 3 && deathYear(person) <= scenario.lastYear();
            case CAME_LATER -> person.deathDay().isEmpty() && person.firstYear() >= scenario.firstYear() + 2;
        };
    }

    private boolean isSettled(Person person) {
        return person.deathDay().isEmpty() && person.firstYear() == scenario.firstYear();
    }

    /** All his homes have units, so that whichever is due can be stated without. */
    private static boolean hasOneUnit(Person person) {
        return person.residences().stream().noneMatch(r -> r.unitId().isEmpty());
    }

    private static boolean isChild(int member) {
        return member == Family.CHILD || member == Family.SECOND_CHILD;
    }

    private static boolean isMarried(Family family, int member) {
        int spouse = Family.spouseOf(member);
        return spouse >= 0
                && family.member(spouse).family().equals(family.member(member).family());
    }

    /** The year in which somebody died; never, for the living. */
    static int deathYear(Person person) {
        return person.deathDay().isPresent() ? yearOf(person.deathDay().getAsLong()) : Integer.MAX_VALUE;
    }

    private static int yearOf(long day) {
        return LocalDate.ofEpochDay(day).getYear();
    }
}
