package org.narrowgate.core.person;

/**
 * How a stated name stands to one form that a record holds: part by part, by rule, without similarity (IDENTITY rules
 * 1 and 2).
 */
public record NameComparison(Level given, Level family, Level middle, Level suffix) {

    /** What one part of the name shows. */
    public enum Level {
        /** Equal after normalisation. */
        EXACT,
        /** Given names of which the table says that one is used for the other. */
        NICKNAME,
        /** One has only the initial of the other. */
        INITIAL,
        /** On one side, or both, there is nothing to compare. */
        MISSING,
        /** Middle names that differ beyond an equal initial: shown, no veto. */
        SAME_INITIAL,
        /** Different. */
        CONFLICT
    }

    private static final String LONE_X = "X";

    public static NameComparison of(PersonName stated, PersonName held, NameTables tables) {
        return new NameComparison(
                given(stated, held, tables),
                exact(stated.family(), held.family()),
                middle(middle(stated), middle(held)),
                exact(stated.suffix(), held.suffix()));
    }

    /** Whether surname and given name both agree with this form; a veto is asked for apart. */
    public boolean agrees() {
        return family == Level.EXACT && (given == Level.EXACT || given == Level.NICKNAME);
    }

    /** Suffix or middle initial in conflict: nothing outweighs it. */
    public boolean isVetoed() {
        return suffix == Level.CONFLICT || middle == Level.CONFLICT;
    }

    private static Level exact(String stated, String held) {
        if (stated.isEmpty() || held.isEmpty()) {
            return Level.MISSING;
        }
        return stated.equals(held) ? Level.EXACT : Level.CONFLICT;
    }

    private static Level given(PersonName stated, PersonName held, NameTables tables) {
        Level level = exact(stated.given(), held.given());
        if (level != Level.CONFLICT) {
            return level;
        }
        // MARY ANN in one column against MARY and ANN in two; but DANIEL A. is not DANIELA.
        if (stated.middle().isEmpty() != held.middle().isEmpty()
                && !isInitial(stated.middle())
                && !isInitial(held.middle())
                && stated.given().concat(stated.middle()).equals(held.given().concat(held.middle()))) {
            return Level.EXACT;
        }
        return tables.isNickname(stated.given(), held.given()) ? Level.NICKNAME : Level.CONFLICT;
    }

    /** A lone X is how some write that there is none, and how Xavier is shortened: it may conflict, and agrees with nothing. */
    private static String middle(PersonName name) {
        return name.middle().isEmpty()
                        && NameWords.joined(NameWords.of(name.rawMiddle())).equals(LONE_X)
                ? LONE_X
                : name.middle();
    }

    private static boolean isInitial(String name) {
        return name.codePointCount(0, name.length()) == 1;
    }

    private static Level middle(String stated, String held) {
        Level level = exact(stated, held);
        if (level != Level.CONFLICT) {
            return level;
        }
        if (stated.codePointAt(0) != held.codePointAt(0)) {
            return Level.CONFLICT;
        }
        return isInitial(stated) || isInitial(held) ? Level.INITIAL : Level.SAME_INITIAL;
    }
}
