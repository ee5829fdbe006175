package org.narrowgate.core.person;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number that stands for one person, judged by its construction alone: the areas, groups and serials that the Social
 * Security Administration never issues, the groups and prefixes that the Internal Revenue Service gives (IDENTITY rule 1).
 *
 * <p>{@code toString} never prints the number.
 *
 * @param name the pack's word for it
 * @param status {@code PLACEHOLDER} is absence, {@code INVALID} is a number that failed
 * @param canonical the bare characters; empty unless {@code VALID}
 */
public record IdentityNumber(String name, Status status, String canonical) {

    /** Only {@code VALID} may be looked up. */
    public enum Status {
        ABSENT,
        PLACEHOLDER,
        INVALID,
        VALID
    }

    /** Printed on sample cards and in advertisements, so written by people who have none of their own. */
    private static final WordSet SAMPLES = WordSet.of(
            "078051120",
            "219099999",
            "457555462",
            "123456789",
            "987654321",
            "012345678",
            "022281852",
            "042103580",
            "062360749",
            "095073645",
            "128036045",
            "135016629",
            "141186941",
            "165167999",
            "165187999",
            "165207999",
            "165227999",
            "165247999",
            "189092294",
            "212097694",
            "212099999",
            "306302348",
            "308125070",
            "468288779",
            "549241889",
            "121212121",
            "123123123",
            "111223333",
            "123121234",
            "999887777");

    public static IdentityNumber absent(String name) {
        return new IdentityNumber(name, Status.ABSENT, "");
    }

    public static IdentityNumber parse(@Nullable String text, NumberRule rule) {
        String value = unmarked(Folding.orEmpty(text));
        if (value.isEmpty()) {
            return absent(rule.name());
        }
        if (Placeholders.isWord(value)) {
            return new IdentityNumber(rule.name(), Status.PLACEHOLDER, "");
        }
        Status best = Status.INVALID;
        for (NumberScheme scheme : rule.schemes()) {
            String bare = bare(value, scheme);
            Status status = judge(bare, scheme);
            if (status == Status.PLACEHOLDER) {
                return new IdentityNumber(rule.name(), status, "");
            }
            if (status == Status.VALID && best != Status.VALID) {
                best = status;
                value = bare;
            }
        }
        return new IdentityNumber(rule.name(), best, best == Status.VALID ? value : "");
    }

    /**
     * A text that may be a number as it is compared with another one: folded, and without what people write before it and
     * between its characters. It judges nothing, so that two texts may be one that are no number at all.
     */
    public static String compared(String text) {
        return unmarked(text).replace("-", "").replace(" ", "");
    }

    /** Folded, and without the apostrophe by which spreadsheets mark text. */
    private static String unmarked(String text) {
        String folded = Folding.upper(text).strip();
        return folded.startsWith("'") ? folded.substring(1).strip() : folded;
    }

    public boolean isValid() {
        return status == Status.VALID;
    }

    @Override
    public String toString() {
        return "IdentityNumber[name=" + name + ", status=" + status + "]";
    }

    private static Status judge(String bare, NumberScheme scheme) {
        if (isFiller(bare)) {
            return Status.PLACEHOLDER;
        }
        return switch (scheme.kind()) {
            case PATTERN -> Pattern.matches(scheme.pattern(), bare) ? Status.VALID : Status.INVALID;
            case US_SSN -> judgeNine(bare, isSsn(bare));
            case US_ITIN -> judgeNine(bare, isNineOver900(bare) && isGroupOfItin(group(bare)));
            case US_ATIN -> judgeNine(bare, isNineOver900(bare) && group(bare) == 93);
            case US_EIN -> judgeNine(bare, isNineDigits(bare) && isEinPrefix(number(bare, 0)));
        };
    }

    private static Status judgeNine(String bare, boolean wellBuilt) {
        // 987-65-4320 to -4329 are reserved for advertisements, though group 65 is a group of ITINs.
        if (SAMPLES.contains(bare)
                || isSequence(bare, 1)
                || isSequence(bare, 9)
                || (bare.length() == 9 && bare.startsWith("98765432"))) {
            return Status.PLACEHOLDER;
        }
        return wellBuilt ? Status.VALID : Status.INVALID;
    }

    /** {@code 234567890}, {@code 876543210}: each digit the one before and the step, modulo ten. */
    private static boolean isSequence(String bare, int step) {
        for (int i = 1; i < bare.length(); i++) {
            if ((bare.charAt(i - 1) - '0' + step) % 10 != bare.charAt(i) - '0') {
                return false;
            }
        }
        return bare.length() == 9;
    }

    private static boolean isSsn(String bare) {
        return isNineDigits(bare)
                && bare.charAt(0) != '9'
                && !bare.startsWith("000")
                && !bare.startsWith("666")
                && !bare.startsWith("00", 3)
                && !bare.endsWith("0000");
    }

    private static boolean isNineOver900(String bare) {
        return isNineDigits(bare) && bare.charAt(0) == '9';
    }

    private static int group(String bare) {
        return number(bare, 3);
    }

    private static int number(String bare, int at) {
        return (bare.charAt(at) - '0') * 10 + bare.charAt(at + 1) - '0';
    }

    /** Campuses and the Internet (Internal Revenue Service, "How EINs are assigned and valid EIN prefixes"). */
    private static boolean isEinPrefix(int prefix) {
        return (prefix >= 1 && prefix <= 6)
                || (prefix >= 10 && prefix <= 16)
                || (prefix >= 20 && prefix <= 27)
                || (prefix >= 30 && prefix <= 48)
                || (prefix >= 50 && prefix <= 68)
                || (prefix >= 71 && prefix <= 77)
                || (prefix >= 80 && prefix <= 88)
                || (prefix >= 90 && prefix <= 95)
                || prefix >= 98;
    }

    private static boolean isGroupOfItin(int group) {
        return (group >= 50 && group <= 65)
                || (group >= 70 && group <= 88)
                || (group >= 90 && group <= 92)
                || (group >= 94 && group <= 99);
    }

    private static boolean isNineDigits(String bare) {
        if (bare.length() != 9) {
            return false;
        }
        for (int i = 0; i < 9; i++) {
            if (bare.charAt(i) < '0' || bare.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isFiller(String bare) {
        for (int i = 1; i < bare.length(); i++) {
            if (bare.charAt(i) != bare.charAt(0)) {
                return false;
            }
        }
        return bare.length() > 2;
    }

    /** For the nine-digit schemes separators may stand only where the number is divided; elsewhere they are a fault. */
    private static String bare(String value, NumberScheme scheme) {
        if (value.indexOf('-') < 0 && value.indexOf(' ') < 0) {
            return value;
        }
        StringBuilder kept = new StringBuilder(value.length());
        boolean employer = scheme.kind() == NumberScheme.Kind.US_EIN;
        boolean divided = value.length() == (employer ? 10 : 11);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean separator = c == '-' || c == ' ';
            if (!separator) {
                kept.append(c);
            } else if (scheme.kind() != NumberScheme.Kind.PATTERN
                    && !(divided && (employer ? i == 2 : i == 3 || i == 6))) {
                return value;
            }
        }
        return kept.toString();
    }
}
