package org.narrowgate.engine.linkset;

import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;

/**
 * What the numbers of a set are.
 *
 * @param rule how a valid one is built; empty for a number that is compared as text and identifies nobody
 */
public record NumberKind(Optional<NumberRule> rule) {
    static final String OPAQUE = "opaque";
    static final List<String> WORDS = List.of("ssn", "itin", "tin", OPAQUE);
    static final String NAME = "number";

    static NumberKind opaque() {
        return new NumberKind(Optional.empty());
    }

    /** By its word; empty if there is no such kind. */
    static Optional<NumberKind> of(String word) {
        return switch (word) {
            case "ssn" -> Optional.of(schemes(NumberScheme.usSsn()));
            case "itin" -> Optional.of(schemes(NumberScheme.usItin()));
            case "tin" -> Optional.of(schemes(NumberScheme.usSsn(), NumberScheme.usItin()));
            case OPAQUE -> Optional.of(opaque());
            default -> Optional.empty();
        };
    }

    /**
     * A number of another country, as a pack would declare it.
     *
     * @throws PatternSyntaxException if that is no regular expression
     */
    static NumberKind pattern(String regex) {
        return schemes(NumberScheme.pattern(regex));
    }

    private static NumberKind schemes(NumberScheme... schemes) {
        return new NumberKind(Optional.of(new NumberRule(NAME, List.of(schemes))));
    }
}
