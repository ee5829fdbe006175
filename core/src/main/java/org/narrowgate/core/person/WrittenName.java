package org.narrowgate.core.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A whole name on one line, taken apart by what the line shows: columns parted by {@code |} or a tabulator (given, middle,
 * family, suffix), a comma behind the surname, or else the order given, middle, surname.
 *
 * <p>For people who look at names. Requests and records state their parts apart, because the order of a line proves
 * nothing: of {@code Maria Garcia Lopez} no rule can tell whether Garcia is a surname.
 *
 * @param readAs by what it was taken apart
 */
public record WrittenName(PersonName name, ReadAs readAs) {

    /** What the line showed of its own order. */
    public enum ReadAs {
        COLUMNS,
        COMMA,
        ORDER
    }

    private static final Set<String> PARTICLES = Set.of(
            "DE", "DEL", "LA", "LAS", "LOS", "DA", "DAS", "DO", "DOS", "DI", "DU", "DES", "LE", "VAN", "VON", "DER",
            "DEN", "TER", "TEN", "BIN", "BINT", "IBN", "AL", "EL", "ABU", "SAN", "ST", "MC", "MAC");

    public static WrittenName read(String line) {
        if (line.indexOf('|') >= 0 || line.indexOf('\t') >= 0) {
            String[] columns = Arrays.copyOf(line.split("[|\t]", 5), 4);
            return new WrittenName(PersonName.of(columns[0], columns[1], columns[2], columns[3]), ReadAs.COLUMNS);
        }
        List<String> parts = new ArrayList<>(List.of(line.split(",", 4)));
        String suffix = "";
        while (parts.size() > 1 && PersonName.isBesideName(parts.get(parts.size() - 1))) {
            suffix = parts.remove(parts.size() - 1) + " " + suffix;
        }
        if (parts.size() > 1) {
            List<String> given = words(String.join(" ", parts.subList(1, parts.size())));
            return new WrittenName(
                    PersonName.of(
                            joined(given, 0, Math.min(1, given.size())),
                            joined(given, 1, given.size()),
                            parts.get(0),
                            suffix.strip()),
                    ReadAs.COMMA);
        }
        return new WrittenName(inOrder(words(parts.get(0)), suffix.strip()), ReadAs.ORDER);
    }

    private static PersonName inOrder(List<String> words, String suffixBehind) {
        int to = words.size();
        while (to > 1 && PersonName.isBesideName(words.get(to - 1))) {
            to--;
        }
        int from = 0;
        while (from < to - 1 && PersonName.isTitle(words.get(from))) {
            from++;
        }
        String suffix = (joined(words, to, words.size()) + " " + suffixBehind).strip();
        if (to - from < 2) {
            return PersonName.of("", "", joined(words, from, to), suffix);
        }
        int family = to - 1;
        while (family > from + 1 && isParticle(words.get(family - 1))) {
            family--;
        }
        return PersonName.of(words.get(from), joined(words, from + 1, family), joined(words, family, to), suffix);
    }

    private static boolean isParticle(String word) {
        return PARTICLES.contains(NameWords.joined(NameWords.of(word)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s\\h]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String joined(List<String> words, int from, int to) {
        return from < to ? String.join(" ", words.subList(from, to)) : "";
    }
}
