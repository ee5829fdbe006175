package org.narrowgate.app.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.seal.DisclosedRow;

/**
 * Acts of disclosure among affected rows.
 *
 * @param count rows of which something left, each an act
 * @param persons whose records these were
 * @param duplicates acts that concern a person of an earlier one
 */
public record Acts(long count, long persons, List<Duplicate> duplicates) {
    /** Dollars for each act, where actual damages are not greater (26 U.S.C. 7431(c)(1)(A)). */
    private static final long FOR_EACH = 1000;

    public Acts {
        duplicates = List.copyOf(duplicates);
    }

    /** A row that concerns the person of an earlier one. */
    public record Duplicate(long row, long first) {}

    /** Counts those of a release that are affected, in the order of its account. */
    public static Acts of(List<DisclosedRow> disclosed, Set<Long> affected) {
        Map<String, Long> firsts = new HashMap<>();
        List<Duplicate> duplicates = new ArrayList<>();
        long count = 0;
        for (DisclosedRow row : disclosed) {
            if (affected.contains(row.row())) {
                count++;
                Long first = firsts.putIfAbsent(row.record(), row.row());
                if (first != null) {
                    duplicates.add(new Duplicate(row.row(), first));
                }
            }
        }
        return new Acts(count, firsts.size(), duplicates);
    }

    /** Dollars if every act counts. */
    public long dollars() {
        return count * FOR_EACH;
    }

    /** Dollars if a person counts once. */
    public long dollarsByPerson() {
        return persons * FOR_EACH;
    }

    Json addTo(Json json) {
        return json.put("acts", count)
                .put("persons", persons)
                .put("dollars_by_act", dollars())
                .put("dollars_by_person", dollarsByPerson())
                .put(
                        "duplicates",
                        duplicates.stream()
                                .map(d -> Json.object().put("row", d.row()).put("first", d.first()))
                                .toList());
    }

    void addTo(StringBuilder text) {
        text.append(line("  acts of disclosure  %,d: $%,d%n", count, dollars()))
                .append(line("  persons             %,d: $%,d, if one counts once%n", persons, dollarsByPerson()));
        duplicates.forEach(d -> text.append(line("  the same person again: row #%d, as #%d%n", d.row(), d.first())));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
