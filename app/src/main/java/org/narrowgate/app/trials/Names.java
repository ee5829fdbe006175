package org.narrowgate.app.trials;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Names with the frequencies of the Social Security Administration (given names of those born 1940 to 2006) and of the
 * Census of 1990 (surnames), and the public list of short forms.
 */
final class Names {
    /** So many of the most frequent names count as common. */
    static final int COMMON = 100;

    /** What registrars wrote where a child had no name yet. */
    private static final Set<String> NO_NAMES = Set.of(
            "Unknown",
            "Unknow",
            "Unnamed",
            "Notnamed",
            "Infant",
            "Baby",
            "Babyboy",
            "Babygirl",
            "Male",
            "Female",
            "Test");

    private final Frequencies male = new Frequencies();
    private final Frequencies female = new Frequencies();
    private final Frequencies family = new Frequencies();
    private final Map<String, List<String>> forms = new HashMap<>();
    private final Set<String> commonGiven = new HashSet<>();
    private final Set<String> commonFamily;

    private Names() {
        PublicTable.rows("names/us_given_names_ssa.csv").stream()
                .filter(row -> !NO_NAMES.contains(capitalised(row.get(0))))
                .sorted(Comparator.comparingLong((List<String> row) -> -Long.parseLong(row.get(3))))
                .forEach(row -> (row.get(1).equals("M") ? male : female)
                        .add(capitalised(row.get(0)), Double.parseDouble(row.get(3))));
        // The table gives thousandths of a per cent; the rarest round to nothing and are not nobody.
        PublicTable.rows("names/us_surnames_census1990.csv")
                .forEach(row -> family.add(capitalised(row.get(0)), Math.max(0.0003, Double.parseDouble(row.get(1)))));
        PublicTable.rows("names/nicknames_pseudopeople.csv").forEach(this::readForms);
        commonGiven.addAll(male.first(COMMON));
        commonGiven.addAll(female.first(COMMON));
        commonFamily = Set.copyOf(family.first(COMMON));
    }

    static Names load() {
        return new Names();
    }

    private void readForms(List<String> row) {
        String formal = capitalised(row.get(0).strip());
        row.stream().skip(1).map(String::strip).filter(form -> !form.isEmpty()).forEach(form -> {
            forms.computeIfAbsent(formal, k -> new ArrayList<>()).add(capitalised(form));
            forms.computeIfAbsent(capitalised(form), k -> new ArrayList<>()).add(formal);
        });
    }

    String given(boolean ofMan, SplittableRandom random) {
        return (ofMan ? male : female).draw(random);
    }

    String family(SplittableRandom random) {
        return family.draw(random);
    }

    String commonGiven(boolean ofMan, SplittableRandom random) {
        return (ofMan ? male : female).common(COMMON, random);
    }

    String commonFamily(SplittableRandom random) {
        return family.common(COMMON, random);
    }

    boolean areCommon(String given, String surname) {
        return commonGiven.contains(given) && commonFamily.contains(surname);
    }

    /** Another form of a given name by the public list; the name itself if the list has none. */
    String otherForm(String given, SplittableRandom random) {
        List<String> listed = forms.getOrDefault(given, List.of());
        return listed.isEmpty() ? given : listed.get(random.nextInt(listed.size()));
    }

    boolean hasOtherForm(String given) {
        return forms.containsKey(given);
    }

    /** Whether the public list says that one is used for the other. */
    boolean areForms(String one, String other) {
        return forms.getOrDefault(capitalised(one), List.of()).contains(capitalised(other));
    }

    static String capitalised(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
