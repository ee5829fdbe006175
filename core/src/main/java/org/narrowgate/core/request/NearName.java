package org.narrowgate.core.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant, by edit distance (Levenshtein) of at most a third of its length. */
final class NearName {
    private NearName() {}

    static Optional<String> of(String name, Collection<String> known) {
        String wanted = fold(name);
        int tolerated = Math.max(1, wanted.length() / 3);
        return known.stream()
                .filter(k -> distance(wanted, fold(k)) <= tolerated)
                .min(Comparator.<String>comparingInt(k -> distance(wanted, fold(k)))
                        .thenComparing(k -> k));
    }

    private static int distance(String a, String b) {
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
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private static String fold(String name) {
        String capped = name.length() > 60 ? name.substring(0, 60) : name;
        return capped.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }
}
