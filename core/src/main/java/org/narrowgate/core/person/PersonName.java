package org.narrowgate.core.person;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person's name as stated, beside the form in which two spellings of it are equal: no diacritics, case, punctuation
 * or blanks ({@code GARCÍA-LÓPEZ} and {@code Garcia Lopez} are one surname).
 *
 * @param rawGiven as stated, like the other three raw parts
 * @param given normalised; empty if absent or a placeholder
 * @param middle normalised; may be an initial
 * @param family normalised, without a suffix written into it
 * @param suffix {@code JR}, {@code SR}, {@code II}, {@code III}, {@code IV}, {@code V} or empty
 * @param status {@code INCOMPLETE} when the given or the family name is missing
 */
public record PersonName(
        String rawGiven,
        String rawMiddle,
        String rawFamily,
        String rawSuffix,
        String given,
        String middle,
        String family,
        String suffix,
        Status status) {

    /** Only {@code STATED} is a name that can be held against a record. */
    public enum Status {
        STATED,
        INCOMPLETE,
        ABSENT,
        PLACEHOLDER
    }

    private static final Map<String, String> SUFFIXES = Map.ofEntries(
            Map.entry("JR", "JR"),
            Map.entry("JNR", "JR"),
            Map.entry("JUNIOR", "JR"),
            Map.entry("SR", "SR"),
            Map.entry("SNR", "SR"),
            Map.entry("SENIOR", "SR"),
            Map.entry("II", "II"),
            Map.entry("2ND", "II"),
            Map.entry("2D", "II"),
            Map.entry("2", "II"),
            Map.entry("III", "III"),
            Map.entry("3RD", "III"),
            Map.entry("3D", "III"),
            Map.entry("3", "III"),
            Map.entry("IV", "IV"),
            Map.entry("4TH", "IV"),
            Map.entry("4", "IV"),
            Map.entry("V", "V"),
            Map.entry("5TH", "V"));

    private static final WordSet TITLES = WordSet.of(
            "MR", "MRS", "MS", "MISS", "DR", "MD", "PHD", "ESQ", "DDS", "CPA", "PROF", "REV", "HON", "SGT", "CPL",
            "PFC", "CAPT", "MAJ", "SRA", "SRTA", "MX");

    /** Words for "no first name", "no last name" and their like, beyond the general placeholders. */
    private static final WordSet NO_NAME = WordSet.of(
            "FNU",
            "LNU",
            "MNU",
            "NFN",
            "NLN",
            "NMN",
            "NMI",
            "NOFIRSTNAME",
            "NOLASTNAME",
            "NOMIDDLENAME",
            "NONAME",
            "NOTKNOWN",
            "NOTAVAILABLE",
            "NOTAPPLICABLE",
            "NOTPROVIDED",
            "NOTSTATED",
            "NOTGIVEN",
            "FIRSTNAMEUNKNOWN",
            "LASTNAMEUNKNOWN",
            "UNKNOWNUNKNOWN",
            "FIRSTNAME",
            "LASTNAME",
            "GIVENNAME",
            "SURNAME",
            "FAILEDTOPROVIDE",
            "UNIDENTIFIED",
            "ANONYMOUS",
            "SAME",
            "BABYBOY",
            "BABYGIRL",
            "TESTTEST",
            "SINNOMBRE",
            "ALIEN",
            "SUBJECT",
            "INDIVIDUAL",
            "DEFENDANT",
            "SUSPECT",
            "RESPONDENT",
            "APPLICANT",
            "MULTIPLE",
            "VARIOUS",
            "AKA",
            "MR",
            "MRS",
            "MS");

    /** Wherever one of these stands, the name beside it is not the whole of one. */
    private static final WordSet UNKNOWN_PART = WordSet.of("FNU", "LNU", "NFN", "NLN");

    private static final Set<String> STOCK_PERSONS = Set.of(
            "JOHN DOE",
            "JANE DOE",
            "JON DOE",
            "BABY DOE",
            "JAMES DOE",
            "JOHNNY DOE",
            "JOHN PUBLIC",
            "JANE PUBLIC",
            "JOHN ROE",
            "JANE ROE",
            "RICHARD ROE",
            "JUAN PEREZ TEST",
            "JOE BLOW",
            "JOE BLOGGS",
            "MICKEY MOUSE",
            "DONALD DUCK",
            "FOO BAR",
            "ASDF ASDF");

    private static final WordSet STOCK_FAMILIES = WordSet.of(STOCK_PERSONS.stream()
            .map(name -> name.substring(name.lastIndexOf(' ') + 1))
            .collect(Collectors.toUnmodifiableSet()));

    public static PersonName of(
            @Nullable String given, @Nullable String middle, @Nullable String family, @Nullable String suffix) {
        String rawGiven = Folding.orEmpty(given);
        String rawMiddle = Folding.orEmpty(middle);
        String rawFamily = Folding.orEmpty(family);
        String rawSuffix = Folding.orEmpty(suffix);
        Part givenPart = Part.read(rawGiven);
        Part middlePart = Part.read(rawMiddle);
        Part familyPart = Part.read(rawFamily);
        String canonical =
                rawSuffix.isEmpty() ? "" : SUFFIXES.getOrDefault(NameWords.joined(NameWords.of(rawSuffix)), "");
        if (canonical.isEmpty()) {
            canonical = firstStated(familyPart.suffix, givenPart.suffix, middlePart.suffix);
        }
        boolean stock =
                STOCK_FAMILIES.contains(familyPart.key) && STOCK_PERSONS.contains(givenPart.key + " " + familyPart.key);
        return new PersonName(
                rawGiven,
                rawMiddle,
                rawFamily,
                rawSuffix,
                stock ? "" : givenPart.key,
                stock ? "" : middlePart.key,
                stock ? "" : familyPart.key,
                canonical,
                stock ? Status.PLACEHOLDER : statusOf(givenPart, familyPart));
    }

    /** Whether these words only follow a name: a suffix, a degree, a title. */
    static boolean isBesideName(String text) {
        List<String> words = NameWords.of(text);
        return !words.isEmpty() && words.stream().allMatch(word -> Part.isWrittenSuffix(word) || TITLES.contains(word));
    }

    static boolean isTitle(String text) {
        return TITLES.contains(NameWords.joined(NameWords.of(text)));
    }

    /** Never the name: it may reach a log. */
    @Override
    public String toString() {
        return "PersonName[status=" + status + "]";
    }

    private static Status statusOf(Part given, Part family) {
        if (!given.key.isEmpty() && !family.key.isEmpty()) {
            return Status.STATED;
        }
        if (!given.key.isEmpty() || !family.key.isEmpty()) {
            return Status.INCOMPLETE;
        }
        return given.placeholder || family.placeholder ? Status.PLACEHOLDER : Status.ABSENT;
    }

    private static String firstStated(String... suffixes) {
        for (String suffix : suffixes) {
            if (!suffix.isEmpty()) {
                return suffix;
            }
        }
        return "";
    }

    private record Part(String key, String suffix, boolean placeholder) {

        static Part read(String raw) {
            List<String> words = NameWords.of(raw);
            if (words.isEmpty()) {
                return new Part("", "", !raw.isBlank());
            }
            int from = words.size() > 1 && TITLES.contains(words.get(0)) ? 1 : 0;
            int to = words.size();
            String suffix = "";
            while (to - from > 1) {
                String last = words.get(to - 1);
                if (suffix.isEmpty() && isWrittenSuffix(last)) {
                    suffix = SUFFIXES.getOrDefault(last, "");
                } else if (!TITLES.contains(last)) {
                    break;
                }
                to--;
            }
            List<String> kept = to - from == words.size() ? words : words.subList(from, to);
            String key = NameWords.joined(kept);
            return isPlaceholder(kept, key) ? new Part("", suffix, true) : new Part(key, suffix, false);
        }

        /** A lone V or digit after a name is more likely an initial or noise than "the fifth". */
        private static boolean isWrittenSuffix(String word) {
            return word.length() > 1 && SUFFIXES.containsKey(word);
        }

        private static boolean isPlaceholder(List<String> words, String key) {
            if (NO_NAME.contains(key) || !hasLetter(key)) {
                return true;
            }
            if (words.size() == 1) {
                return Placeholders.isStrong(key);
            }
            if (hasUnknownPart(words)) {
                return true;
            }
            for (String word : words) {
                if (!Placeholders.isStrong(word) && !NO_NAME.contains(word)) {
                    return key.equals("NA");
                }
            }
            return true;
        }

        private static boolean hasLetter(String key) {
            char first = key.isEmpty() ? 0 : key.charAt(0);
            if (first >= 'A' && first <= 'Z') {
                return true;
            }
            return key.codePoints().anyMatch(Character::isLetter);
        }

        private static boolean hasUnknownPart(List<String> words) {
            for (String word : words) {
                if (UNKNOWN_PART.contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}
