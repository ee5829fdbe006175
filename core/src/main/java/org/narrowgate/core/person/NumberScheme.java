package org.narrowgate.core.person;

import java.util.regex.Pattern;

/**
 * How a number is built: United States Social Security number, taxpayer identification number of an individual or an
 * adoption, employer identification number, or a pattern for other custodians.
 *
 * @param kind which construction rule
 * @param pattern for {@code PATTERN}, a regular expression over the number in upper case without blanks and hyphens;
 *     empty otherwise
 */
public record NumberScheme(Kind kind, String pattern) {

    /** The construction rules that a pack may name. */
    public enum Kind {
        US_SSN,
        US_ITIN,
        /** For a child whose adoption is pending: group 93. */
        US_ATIN,
        /** Of an employer: two digits of a campus, seven of a serial. */
        US_EIN,
        PATTERN
    }

    /** Refuses a pattern that is no regular expression, or none where one is needed. */
    public NumberScheme {
        if (kind == Kind.PATTERN) {
            if (pattern.isBlank()) {
                throw new IllegalArgumentException("number scheme `pattern` needs a regular expression");
            }
            Pattern.compile(pattern);
        } else if (!pattern.isEmpty()) {
            throw new IllegalArgumentException("number scheme `" + kind + "` takes no pattern");
        }
    }

    public static NumberScheme usSsn() {
        return new NumberScheme(Kind.US_SSN, "");
    }

    public static NumberScheme usItin() {
        return new NumberScheme(Kind.US_ITIN, "");
    }

    public static NumberScheme usAtin() {
        return new NumberScheme(Kind.US_ATIN, "");
    }

    public static NumberScheme usEin() {
        return new NumberScheme(Kind.US_EIN, "");
    }

    public static NumberScheme pattern(String regex) {
        return new NumberScheme(Kind.PATTERN, regex);
    }
}
