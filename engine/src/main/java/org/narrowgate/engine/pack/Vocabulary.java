package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.Stage;

/**
 * The names that a condition may use: the facts of the schema, and the thresholds of the pack, which are not facts but
 * numbers that an agreement may move; they stand at negative slots until the rulebook puts the numbers in.
 */
record Vocabulary(FactSchema schema, Map<String, Pack.Threshold> thresholds) {
    private static final String THRESHOLD = "threshold.";

    Vocabulary {
        thresholds = new TreeMap<>(thresholds);
    }

    /** How a condition spells an id that holds hyphens. */
    static String spelled(String threshold) {
        return THRESHOLD + threshold.replace('-', '_');
    }

    /** The slot of a name; negative for a threshold. */
    OptionalInt slot(String name) {
        int slot = -1;
        for (String threshold : thresholds.keySet()) {
            if (spelled(threshold).equals(name)) {
                return OptionalInt.of(slot);
            }
            slot--;
        }
        return schema.find(name);
    }

    /** The threshold that conditions spell so. */
    Optional<Pack.Threshold> threshold(String spelled) {
        return thresholds.entrySet().stream()
                .filter(each -> spelled(each.getKey()).equals(spelled))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<FactDeclaration> fact(int slot) {
        return slot < 0 ? Optional.empty() : Optional.of(schema.at(slot));
    }

    FactType type(int slot) {
        return fact(slot).map(FactDeclaration::type).orElse(FactType.INT);
    }

    /** The earliest stage at which the value at a slot is known. */
    Stage stage(int slot) {
        return fact(slot).map(FactDeclaration::stage).orElse(Stage.HEADER);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        schema.declarations().forEach(d -> names.add(d.name()));
        thresholds.keySet().forEach(t -> names.add(spelled(t)));
        return names;
    }
}
