package org.narrowgate.engine.records;

import java.util.List;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;

/**
 * How PostgreSQL is asked for a number that a custodian may store with hyphens or blanks: under its common spellings,
 * for which the column's own index serves; the few records that spell it otherwise are looked through apart.
 *
 * @param odd condition: the record's number is spelt otherwise
 * @param bare expression: the number without hyphens and blanks; an index on it serves where most are odd
 */
record NumberSpellings(String odd, String bare) {
    private static final int NINE = 9;

    static NumberSpellings of(NumberRule rule, String column) {
        String text = column + "::text COLLATE \"C\"";
        boolean letters = rule.schemes().stream().anyMatch(s -> s.kind() == NumberScheme.Kind.PATTERN);
        String bare = "replace(replace(" + column + "::text, '-', ''), ' ', '')";
        String odd = "(" + text + " ~ '[- ]' AND " + text + " !~ '^[0-9]{3}([- ])[0-9]{2}\\1[0-9]{4}$')";
        return letters
                ? new NumberSpellings(odd + " OR upper(" + column + "::text) <> " + text, "upper(" + bare + ")")
                : new NumberSpellings(odd, bare);
    }

    /** 123456789, and 123-45-6789 and 123 45 6789 where it has nine digits. */
    static List<String> common(String bare) {
        if (bare.length() != NINE || !bare.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return List.of(bare);
        }
        String area = bare.substring(0, 3);
        String group = bare.substring(3, 5);
        String serial = bare.substring(5);
        return List.of(bare, area + "-" + group + "-" + serial, area + " " + group + " " + serial);
    }
}
