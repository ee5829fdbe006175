package org.narrowgate.app.trials;

import java.util.Set;

/**
 * Whether a row contradicts a record in anything that it states, by the generator's own knowledge of what it invented:
 * it tells a disclosure that a rule could have seen to be false from one that none could.
 */
public enum Contradiction {
    /** Some stated particular is not what the record holds. */
    SEEN,
    /** All stated particulars are those of the record but the given name, which is another form of it by the public list. */
    FORM_OF_NAME,
    /** Every stated particular is the record's own. */
    NONE;

    /** What stands where there is no ZIP: a slip that leads to all nines states none. */
    private static final Set<String> NO_ZIPS = Set.of("", "00000", "99999");

    /** Of a statement and the person whom the register holds under this index. */
    public static Contradiction between(Statement stated, long index, World world) {
        return between(stated, world.person(index), world);
    }

    static Contradiction between(Statement stated, Person person, World world) {
        if (!isNumber(stated, person)
                || !stated.birthDate().equals(Statement.date(person.birthDay()))
                || !isSurname(stated, person)
                || !mayBe(stated.suffix(), person.suffix(), false)
                || !mayBe(stated.middle(), person.middle(), true)
                || !isHome(stated, person)) {
            return SEEN;
        }
        if (stated.given().equalsIgnoreCase(person.given())) {
            return NONE;
        }
        return world.names().areForms(stated.given(), person.given()) ? FORM_OF_NAME : SEEN;
    }

    private static boolean isNumber(Statement stated, Person person) {
        return stated.number().isEmpty() || stated.number().equals(person.number());
    }

    private static boolean isSurname(Statement stated, Person person) {
        return stated.family().equalsIgnoreCase(person.family())
                || (!person.former().isEmpty() && stated.family().equalsIgnoreCase(person.former()));
    }

    /** What the record does not hold contradicts nothing; an initial is that of every name that begins with it. */
    private static boolean mayBe(String stated, String held, boolean initials) {
        if (stated.isEmpty() || held.isEmpty() || stated.equalsIgnoreCase(held)) {
            return true;
        }
        return initials && stated.substring(0, 1).equalsIgnoreCase(held.substring(0, 1));
    }

    private static boolean isHome(Statement stated, Person person) {
        return person.residences().stream().anyMatch(residence -> isHome(stated, residence.home()));
    }

    /** A unit that only one side holds contradicts nothing: the house is the same. */
    private static boolean isHome(Statement stated, Home home) {
        String bare = home.inUnit("", "").line();
        String line = home.unit().isEmpty() ? Noise.withoutUnit(stated.line()) : stated.line();
        return (NO_ZIPS.contains(stated.zip()) || stated.zip().startsWith(home.zip()))
                && (Noise.isWrittenAs(line, home.line()) || Noise.isWrittenAs(line, bare));
    }
}
