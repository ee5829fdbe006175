package org.narrowgate.engine.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was probably meant, by edit distance (two neighbours exchanged count as one edit), so that an
 * unknown one carries its remedy.
 */
public final class NearestName {
    /** As many names as a reader takes in at a glance. */
    private static final int LISTED_AT_MOST = 8;

    private NearestName() {}

    public static String remedy(String name, Collection<String> known) {
        Optional<String> nearest = of(name, known);
        if (nearest.isPresent()) {
            return "did you mean `" + nearest.get() + "`?";
        }
        if (known.isEmpty()) {
            return "none is declared";
        }
        if (known.size() > LISTED_AT_MOST) {
            return "";
        }
        return "known are "
                + String.join(
                        ", ", known.stream().map(k -> "`" + k + "`").sorted().toList());
    }

    public static Optional<String> of(String name, Collection<String> known) {
        int tolerated = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(k -> distance(name, k) <= tolerated)
                .min(Comparator.<String>comparingInt(k -> distance(name, k)).thenComparing(k -> k));
    }

    private static int distance(String one, String other) {
        String a = fold(one);
        String b = fold(other);
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            beforePrevious = previous;
            previous = current;
        }
        return previous[b.length()];
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
