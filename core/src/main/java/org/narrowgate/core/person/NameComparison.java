package org.narrowgate.core.person;

import java.util.List;
import java.util.Set;

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
        /** One has all words of the other and more: one of two surnames, a name without its particle. No agreement. */
        PART,
        /** The same words in another order. No agreement. */
        TURNED,
        /** Given name and surname stand in each other's place. No agreement. */
        SWAPPED,
        /** Different. */
        CONFLICT
    }

    private static final String LONE_X = "X";

    private static final Set<String> PARTICLES = Set.of(
            "DE", "DEL", "LA", "LAS", "LOS", "EL", "DA", "DAS", "DO", "DOS", "DI", "DU", "DES", "LE", "VAN", "VON",
            "DER", "DEN", "TER", "TEN", "BIN", "BINT", "IBN", "AL", "ABU", "Y", "E", "SAN", "ST", "MC", "MAC", "O",
            "D");

    public static NameComparison of(PersonName stated, PersonName held, NameTables tables) {
        Level given = given(stated, held, tables);
        Level family = name(stated.family(), stated.rawFamily(), held.family(), held.rawFamily());
        boolean swapped = given == Level.CONFLICT
                && family == Level.CONFLICT
                && stated.given().equals(held.family())
                && stated.family().equals(held.given());
        return new NameComparison(
                swapped ? Level.SWAPPED : given,
                swapped ? Level.SWAPPED : family,
                middle(middle(stated), middle(held)),
                exact(stated.suffix(), held.suffix()));
    }

    /**
     * Whether surname and given name both agree with this form, by the table of nicknames or without it, which not every
     * rule permits; a veto is asked for apart.
     */
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

    private static Level name(String stated, String statedRaw, String held, String heldRaw) {
        Level level = exact(stated, held);
        if (level != Level.CONFLICT) {
            return level;
        }
        if (Transliteration.isSame(stated, statedRaw, held, heldRaw)) {
            return Level.EXACT;
        }
        return words(NameWords.of(statedRaw), NameWords.of(heldRaw));
    }

    private static Level words(List<String> stated, List<String> held) {
        if (stated.size() < 2 && held.size() < 2) {
            return Level.CONFLICT;
        }
        List<String> fewer = stated.size() <= held.size() ? stated : held;
        List<String> more = fewer == stated ? held : stated;
        if (!more.containsAll(fewer) || PARTICLES.containsAll(fewer)) {
            return Level.CONFLICT;
        }
        return fewer.containsAll(more) ? Level.TURNED : Level.PART;
    }

    private static Level given(PersonName stated, PersonName held, NameTables tables) {
        Level level = name(stated.given(), stated.rawGiven(), held.given(), held.rawGiven());
        if (level == Level.EXACT || level == Level.MISSING) {
            return level;
        }
        if (isSplit(stated, held) || isSplit(held, stated)) {
            return Level.EXACT;
        }
        if (tables.isNickname(stated.given(), held.given())) {
            return Level.NICKNAME;
        }
        return isInitial(stated.given(), held.given()) ? Level.INITIAL : level;
    }

    /** MARY ANN in one column against MARY and ANN in two; but MARYA is not MARY A. */
    private static boolean isSplit(PersonName whole, PersonName divided) {
        return whole.middle().isEmpty()
                && !divided.middle().isEmpty()
                && whole.given().equals(divided.given().concat(divided.middle()))
                && NameWords.of(whole.rawGiven()).size() > 1;
    }

    private static boolean isInitial(String one, String other) {
        return (isOneLetter(one) || isOneLetter(other)) && one.codePointAt(0) == other.codePointAt(0);
    }

    private static boolean isOneLetter(String name) {
        return name.codePointCount(0, name.length()) == 1;
    }

    /** A lone X is how some write that there is none, and how Xavier is shortened: it may conflict, and agrees with nothing. */
    private static String middle(PersonName name) {
        return name.middle().isEmpty()
                        && NameWords.joined(NameWords.of(name.rawMiddle())).equals(LONE_X)
                ? LONE_X
                : name.middle();
    }

    private static Level middle(String stated, String held) {
        Level level = exact(stated, held);
        if (level != Level.CONFLICT) {
            return level;
        }
        if (stated.codePointAt(0) != held.codePointAt(0)) {
            return Level.CONFLICT;
        }
        return isInitial(stated, held) ? Level.INITIAL : Level.SAME_INITIAL;
    }
}
