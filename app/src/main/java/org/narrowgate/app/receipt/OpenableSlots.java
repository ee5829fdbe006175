package org.narrowgate.app.receipt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.run.RefusedException;

/**
 * What of a row may be opened by itself, under the name that people use: an element by its id, {@code identification},
 * {@code outcome}, {@code field:NAME}, {@code stated:GROUP}. The candidates are never among them, for their number is
 * secret.
 */
public final class OpenableSlots {
    private final SlotLayout layout;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    public OpenableSlots(SlotLayout layout) {
        this.layout = layout;
        for (int i = 0; i < layout.groups().size(); i++) {
            numbers.put("stated:" + layout.groups().get(i), layout.group(i));
        }
        for (int i = 0; i < layout.elements().size(); i++) {
            numbers.put(layout.elements().get(i), layout.finding(i));
        }
        numbers.put("identification", layout.identification());
        numbers.put("outcome", layout.outcome());
        for (int i = 0; i < layout.fields().size(); i++) {
            numbers.put("field:" + layout.fields().get(i), layout.field(i));
        }
    }

    /** The slots of these names by their numbers; without any, what proves id and outcome of the row. */
    public SortedMap<Integer, String> choose(List<String> names) throws RefusedException {
        SortedMap<Integer, String> chosen = new TreeMap<>();
        for (String name : names.isEmpty() ? List.of("stated:row_id", "outcome") : names) {
            Integer number = numbers.get(name);
            if (number == null) {
                throw new RefusedException(
                        "slot",
                        "this row has no `" + name + "` to open; " + NearestName.remedy(name, numbers.keySet()));
            }
            chosen.put(number, name);
        }
        return chosen;
    }

    /** How many slots the row has. */
    public int size() {
        return layout.size();
    }
}
