package org.narrowgate.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.engine.tables.ReferenceTables;

/** Names with the frequencies of the Social Security Administration (given) and the Census of 1990 (family). */
final class NameStock {
    /** Names of stock persons and words that mean "no name" would be read as absence, which is another defect. */
    private static final Set<String> AVOIDED =
            Set.of("doe", "roe", "public", "mouse", "duck", "blow", "bar", "perez test");

    private final Weighted male;
    private final Weighted female;
    private final Weighted family;
    private final Map<String, List<String>> nicknames;
    private final NameTables tables;

    private NameStock(
            Weighted male, Weighted female, Weighted family, Map<String, List<String>> nicknames, NameTables tables) {
        this.male = male;
        this.female = female;
        this.family = family;
        this.nicknames = nicknames;
        this.tables = tables;
    }

    static NameStock load() {
        Weighted.Builder male = new Weighted.Builder();
        Weighted.Builder female = new Weighted.Builder();
        Tables.rows("names/us_given_names_ssa.csv").forEach(row -> {
            String name = row.get(0);
            if (isPlain(name, "smith")) {
                (row.get(1).equals("M") ? male : female).add(capitalised(name), Long.parseLong(row.get(3)));
            }
        });
        Weighted.Builder family = new Weighted.Builder();
        Tables.rows("names/us_surnames_census1990.csv").forEach(row -> {
            String name = row.get(0).toLowerCase(Locale.ROOT);
            if (isPlain("robert", name)) {
                family.add(capitalised(name), Math.max(1, Math.round(Double.parseDouble(row.get(1)) * 1000)));
            }
        });
        Map<String, List<String>> nicknames = new HashMap<>();
        Tables.rows("names/nicknames_pseudopeople.csv").forEach(row -> {
            List<String> listed = new ArrayList<>();
            row.stream()
                    .skip(1)
                    .map(String::strip)
                    .filter(n -> n.length() > 1 && isPlain(n, "smith"))
                    .forEach(listed::add);
            nicknames.put(row.get(0), listed);
        });
        return new NameStock(
                male.build(),
                female.build(),
                family.build(),
                nicknames,
                ReferenceTables.load().names());
    }

    String given(String sex, SplittableRandom random) {
        return (sex.equals("M") ? male : female).pick(random);
    }

    String family(SplittableRandom random) {
        return family.pick(random);
    }

    /** A nickname by which this given name may be stated; empty if the table has none. */
    Optional<String> nickname(String given, SplittableRandom random) {
        List<String> listed = nicknames.getOrDefault(given.toLowerCase(Locale.ROOT), List.of());
        return listed.isEmpty()
                ? Optional.empty()
                : Optional.of(capitalised(listed.get(random.nextInt(listed.size()))))
                        .filter(nick -> isSame(given, nick));
    }

    /** Whether the two would be taken for one given name. */
    boolean isSame(String one, String other) {
        String first = one.toUpperCase(Locale.ROOT);
        String second = other.toUpperCase(Locale.ROOT);
        return first.equals(second) || tables.isNickname(first, second);
    }

    /** Letters only, and read by the engine as a name without title, suffix or placeholder. */
    private static boolean isPlain(String given, String family) {
        PersonName name = PersonName.of(given, "", family, "");
        return name.status() == PersonName.Status.STATED
                && name.suffix().isEmpty()
                && name.given().length() == given.length()
                && name.family().length() == family.length()
                && !AVOIDED.contains(family);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
