package org.narrowgate.app.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.identity.IdentityRule;

/** The checks of the rule in the order in which they are asked, and where each begins among the rules that can decide. */
enum Check {
    RECORD("a record is found", IdentityRule.NO_ROUTE, "", Set.of()),
    SUFFIX("suffix", IdentityRule.SUFFIX_CONFLICT, "suffix", Set.of("CONFLICT")),
    MIDDLE("middle name", IdentityRule.MIDDLE_INITIAL_CONFLICT, "middle-name", Set.of("CONFLICT")),
    DEATH("death", IdentityRule.SEX_CONFLICT, "death", Set.of("BEFORE_PERIOD")),
    BIRTH_DATE(
            "birth date",
            IdentityRule.BIRTH_DATE_NOT_STATED,
            "birth-date",
            Set.of("CONFLICT", "NOT_STATED", "NOT_ON_RECORD")),
    SURNAME("surname", IdentityRule.NAME_NOT_STATED, "surname", Set.of("CONFLICT", "MISSING", "NOT_STATED")),
    GIVEN_NAME(
            "given name",
            IdentityRule.GIVEN_NAME_DIFFERS,
            "given-name",
            Set.of("CONFLICT", "MISSING", "INITIAL", "NICKNAME")),
    ADDRESS(
            "address",
            IdentityRule.ADDRESS_NOT_COMPARABLE,
            "address",
            Set.of(
                    "UNIT_CONFLICT",
                    "SUFFIX_CONFLICT",
                    "DIRECTIONAL_CONFLICT",
                    "NUMBER_CONFLICT",
                    "DIFFERENT",
                    "NOT_COMPARABLE"));

    private final String words;
    private final IdentityRule first;
    private final String level;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> failing;

    Check(String words, IdentityRule first, String level, Set<String> failing) {
        this.words = words;
        this.first = first;
        this.level = level;
        this.failing = failing;
    }

    String words() {
        return words;
    }

    /** Whether a trial that this rule decided came as far as this check. */
    boolean isReached(IdentityRule decided) {
        return decided.compareTo(first) >= 0;
    }

    /** The check that alone stood between a row and a disclosure; empty if several or none did. */
    static Optional<Check> alone(Map<String, String> levels) {
        Check only = null;
        for (Check check : values()) {
            String level = levels.get(check.level);
            if (level != null && check.failing.contains(level)) {
                if (only != null) {
                    return Optional.empty();
                }
                only = check;
            }
        }
        return Optional.ofNullable(only);
    }
}
