package org.narrowgate.app.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.run.RunRecord;

/** Finds in a text, which must hold nothing of any person, what affected rows state or disclose. */
public final class PersonsNamed {
    /** Shorter ones stand in any text. */
    private static final int LEAST = 6;

    private PersonsNamed() {}

    /**
     * What the text holds of these rows.
     *
     * @return for each, the row and the name of what it states, never the value
     */
    public static List<String> in(String text, Set<Long> rows, RunRecord run) throws IOException {
        String folded = folded(text);
        Set<String> found = new TreeSet<>();
        run.forEachFound(rows, row -> {
            for (Map.Entry<String, List<String>> value : values(row.row()).entrySet()) {
                if (value.getValue().stream()
                        .map(PersonsNamed::folded)
                        .anyMatch(v -> v.length() >= LEAST && folded.contains(v))) {
                    found.add("the " + value.getKey() + " of row #" + row.row().row());
                }
            }
        });
        return List.copyOf(found);
    }

    private static Map<String, List<String>> values(DecidedRow row) {
        List<String> names = new ArrayList<>();
        List<String> name = row.stated().getOrDefault("name", List.of());
        String given = cell(name, "given_name");
        String surname = cell(name, "family_name");
        if (!given.isBlank() && !surname.isBlank()) {
            names.addAll(List.of(given + " " + surname, surname + ", " + given, surname + " " + given));
        }
        List<String> disclosed = row.fields().values().stream().toList();
        return Map.of(
                "name",
                names,
                "birth date",
                row.stated().getOrDefault(RowLayout.BIRTH_DATE, List.of()),
                "number",
                row.stated().getOrDefault("numbers", List.of()),
                "disclosed fields",
                disclosed);
    }

    private static String cell(List<String> cells, String column) {
        int place = RowLayout.NAME_COLUMNS.indexOf(column);
        return place >= 0 && place < cells.size() ? cells.get(place) : "";
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
