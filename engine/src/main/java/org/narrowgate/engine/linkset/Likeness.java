package org.narrowgate.engine.linkset;

/** How alike two folded texts are. No more than 64 characters of either are looked at. */
final class Likeness {
    private static final int LONGEST = Long.SIZE;
    private static final int LONGEST_PREFIX = 4;
    private static final double PREFIX_SCALE = 0.1;
    /** Below it a common beginning counts for nothing, as in Winkler's own program. */
    private static final double BOOSTED_FROM = 0.7;

    private Likeness() {}

    /**
     * W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record
     * Linkage", Proceedings of the Section on Survey Research Methods, ASA, 1990.
     *
     * @return 0 for nothing in common, 1 for equal texts
     */
    static double jaroWinkler(String one, String other) {
        int n = Math.min(one.length(), LONGEST);
        int m = Math.min(other.length(), LONGEST);
        if (n == 0 || m == 0) {
            return 0;
        }
        int window = Math.max(0, Math.max(n, m) / 2 - 1);
        long matchedOne = 0;
        long matchedOther = 0;
        int matches = 0;
        for (int i = 0; i < n; i++) {
            int to = Math.min(m - 1, i + window);
            for (int j = Math.max(0, i - window); j <= to; j++) {
                if (one.charAt(i) == other.charAt(j) && (matchedOther >>> j & 1) == 0) {
                    matchedOne |= 1L << i;
                    matchedOther |= 1L << j;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        double outOfOrder = outOfOrder(one, matchedOne, other, matchedOther) / 2.0;
        double jaro = ((double) matches / n + (double) matches / m + (matches - outOfOrder) / matches) / 3;
        return jaro < BOOSTED_FROM ? jaro : jaro + commonPrefix(one, other) * PREFIX_SCALE * (1 - jaro);
    }

    private static int outOfOrder(String one, long matchedOne, String other, long matchedOther) {
        int different = 0;
        long left = matchedOne;
        long right = matchedOther;
        while (left != 0) {
            if (one.charAt(Long.numberOfTrailingZeros(left)) != other.charAt(Long.numberOfTrailingZeros(right))) {
                different++;
            }
            left &= left - 1;
            right &= right - 1;
        }
        return different;
    }

    private static int commonPrefix(String one, String other) {
        int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
        int i = 0;
        while (i < most && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    /** Whether one insertion, deletion, substitution or exchange of neighbours makes one of the other; equal texts too. */
    static boolean isOneEdit(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = longer.equals(one) ? other : one;
        int extra = longer.length() - shorter.length();
        if (extra > 1) {
            return false;
        }
        int i = 0;
        while (i < shorter.length() && longer.charAt(i) == shorter.charAt(i)) {
            i++;
        }
        if (extra == 1) {
            return longer.startsWith(shorter.substring(i), i + 1);
        }
        if (i >= shorter.length() || longer.startsWith(shorter.substring(i + 1), i + 1)) {
            return true;
        }
        return i + 1 < shorter.length()
                && longer.charAt(i) == shorter.charAt(i + 1)
                && longer.charAt(i + 1) == shorter.charAt(i)
                && longer.startsWith(shorter.substring(i + 2), i + 2);
    }

    /** Places in which two texts of one length differ; more than any length if theirs are not the same. */
    static int differences(String one, String other) {
        if (one.length() != other.length()) {
            return Integer.MAX_VALUE;
        }
        int different = 0;
        for (int i = 0; i < one.length(); i++) {
            different += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return different;
    }

    /**
     * American Soundex (U.S. National Archives, "The Soundex Indexing System"): a letter and three figures.
     *
     * @return empty unless the text begins with a letter from A to Z
     */
    static String soundex(String folded) {
        if (folded.isEmpty() || folded.charAt(0) < 'A' || folded.charAt(0) > 'Z') {
            return "";
        }
        StringBuilder code = new StringBuilder(4).append(folded.charAt(0));
        char last = figure(folded.charAt(0));
        for (int i = 1; i < folded.length() && code.length() < 4; i++) {
            char c = folded.charAt(i);
            char figure = figure(c);
            if (figure != '0' && figure != last) {
                code.append(figure);
            }
            last = c == 'H' || c == 'W' ? last : figure;
        }
        return code.append("000", 0, 4 - code.length()).toString();
    }

    private static char figure(char letter) {
        return switch (letter) {
            case 'B', 'F', 'P', 'V' -> '1';
            case 'C', 'G', 'J', 'K', 'Q', 'S', 'X', 'Z' -> '2';
            case 'D', 'T' -> '3';
            case 'L' -> '4';
            case 'M', 'N' -> '5';
            case 'R' -> '6';
            default -> '0';
        };
    }
}
