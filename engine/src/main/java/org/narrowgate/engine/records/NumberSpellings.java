package org.narrowgate.engine.records;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.narrowgate.core.person.Folding;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;

/**
 * How stores are asked for a number that a custodian may spell in any way that {@link
 * org.narrowgate.core.person.IdentityNumber} reads. A spelling that were missed could be the second person of a number.
 *
 * <p>PostgreSQL is asked under the common spellings, for which the column's own index serves; what is spelt otherwise is
 * looked through apart.
 *
 * @param odd condition: the number is spelt otherwise than commonly
 * @param strange condition: it holds more than printable ASCII, or a spreadsheet's mark before it; odd as well
 * @param bare expression: the number without hyphens and blanks; an index on it serves where most are odd
 */
record NumberSpellings(String odd, String strange, String bare) {
    private static final int NINE = 9;
    /** Fullwidth forms of ASCII (Unicode, block of U+FF00). */
    private static final int FIRST_FULL_WIDTH = 0xFF01;

    private static final int LAST_FULL_WIDTH = 0xFF5E;

    /** Of a spreadsheet's mark for text, or of what prints otherwise than ASCII does: dashes, blanks, digits. */
    private static final String STRANGE = "'^ *[''`]|[^ -~]'";

    private static final String MARKS = "'^[\\s\\pZ]*[''`´ʼ‘’]|[-\\s\\pZ\\p{Pd}\\p{Cf}\\p{Mn}\\p{Me}−]'";
    /** Digits of all scripts, and letters of full width, that are read as one of ASCII; and beside them which. */
    private static final String OTHERS = others().collect(Collectors.joining());

    private static final String ASCII = others().map(Folding::upper).collect(Collectors.joining());

    static NumberSpellings of(NumberRule rule, String column) {
        String text = column + "::text COLLATE \"C\"";
        String bare = "replace(replace(" + column + "::text, '-', ''), ' ', '')";
        String strange = "(" + text + " ~ " + STRANGE + ")";
        String odd = strange + " OR (" + text + " ~ '[- ]' AND " + text + " !~ '^[0-9]{3}([- ])[0-9]{2}\\1[0-9]{4}$')";
        return hasLetters(rule)
                ? new NumberSpellings(
                        odd + " OR upper(" + column + "::text) <> " + text, strange, "upper(" + bare + ")")
                : new NumberSpellings(odd, strange, bare);
    }

    /** An expression of the DuckDB session: the number in its one spelling; the join decides nothing, core compares. */
    static String canonical(NumberRule rule, String column) {
        String bare = "replace(replace(" + column + ", '-', ''), ' ', '')";
        String spelt =
                "regexp_replace(translate(" + column + ", '" + OTHERS + "', '" + ASCII + "'), " + MARKS + ", '', 'g')";
        return hasLetters(rule)
                ? "upper(CASE WHEN regexp_matches(" + column + ", " + STRANGE + ") THEN " + spelt + " ELSE " + bare
                        + " END)"
                : "CASE WHEN strlen(" + column + ") = 9 THEN " + column + " WHEN strlen(" + bare + ") = 9 THEN " + bare
                        + " ELSE " + spelt + " END";
    }

    private static Stream<String> others() {
        return IntStream.rangeClosed(0x80, 0x1FFFF)
                .filter(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                        || Character.getType(c) == Character.OTHER_NUMBER
                        || (c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH))
                .mapToObj(Character::toString)
                .filter(c -> Folding.upper(c).matches("[0-9A-Z]"));
    }

    private static boolean hasLetters(NumberRule rule) {
        return rule.schemes().stream().anyMatch(s -> s.kind() == NumberScheme.Kind.PATTERN);
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
