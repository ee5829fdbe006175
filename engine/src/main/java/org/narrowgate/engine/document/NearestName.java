package org.narrowgate.engine.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the name that was probably meant, by edit distance (two neighbours exchanged count as one edit), so that an
 * unknown one carries its remedy.
 */
public final class NearestName {
    /** As many names as a reader takes in at a glance. */
    private static final int LISTED_AT_MOST = 8;

    private NearestName() {}

    /** What to do about an unknown name; never blank. */
    public static String remedy(String name, Collection<String> known) {
        Optional<String> nearest = of(name, known);
        if (nearest.isPresent()) {
            return "did you mean `" + nearest.get() + "`?";
        }
        if (known.isEmpty()) {
            return "none is declared";
        }
        if (known.size() > LISTED_AT_MOST) {
            return "the nearest of the " + known.size() + " known are " + quoted(near(name, known));
        }
        return "known are " + quoted(known.stream());
    }

    /** Those that share a word with it; if none does, those nearest by their letters. */
    private static Stream<String> near(String name, Collection<String> known) {
        List<String> sorted =
                known.stream().sorted(nearness(name)).limit(LISTED_AT_MOST).toList();
        return shared(name, sorted.get(0)) == 0
                ? sorted.stream()
                : sorted.stream().filter(k -> shared(name, k) > 0);
    }

    private static String quoted(Stream<String> names) {
        return names.sorted().map(k -> "`" + k + "`").collect(Collectors.joining(", "));
    }

    /** Far off by its letters, a name may still share a word with the one that was meant. */
    private static Comparator<String> nearness(String name) {
        return Comparator.<String>comparingLong(k -> -shared(name, k))
                .thenComparingInt(k -> distance(name, k))
                .thenComparing(k -> k);
    }

    private static long shared(String name, String other) {
        Set<String> words = words(name);
        return words(other).stream().filter(words::contains).count();
    }

    private static Set<String> words(String name) {
        return new HashSet<>(Arrays.asList(fold(name).split("[._ /]+", -1)));
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
