package org.narrowgate.engine.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * The values that one object holds for several rows of a section, slot by slot. Which they are is seen in its first
 * rows: a slot that holds a finding has a few objects that recur, one that holds what the row states has none.
 */
final class SharedValues {
    /** Rows looked at, and objects kept of each slot: more kinds of finding than these are rare. */
    private static final int SAMPLED = 256;

    private static final int MOST_OF_A_SLOT = 24;

    private final List<byte[]> values = new ArrayList<>();
    private final List<List<byte[]>> ofSlots = new ArrayList<>();
    private final List<List<Integer>> places = new ArrayList<>();

    private SharedValues() {}

    static SharedValues of(List<EvidenceRow> rows) {
        SharedValues shared = new SharedValues();
        int width = rows.isEmpty() ? 0 : rows.get(0).slots().size();
        for (int slot = 0; slot < width; slot++) {
            shared.look(rows, slot);
        }
        return shared;
    }

    @SuppressWarnings("ReferenceEquality") // equal in content would cost more than to write it again
    private void look(List<EvidenceRow> rows, int slot) {
        List<byte[]> seen = new ArrayList<>();
        boolean recurs = false;
        for (int i = 0; i < rows.size() && i < SAMPLED && seen.size() < MOST_OF_A_SLOT; i++) {
            List<byte[]> slots = rows.get(i).slots();
            if (slot < slots.size()) {
                byte[] value = slots.get(slot);
                boolean known = seen.stream().anyMatch(other -> other == value);
                recurs |= known;
                if (!known) {
                    seen.add(value);
                }
            }
        }
        ofSlots.add(recurs ? seen : List.of());
        places.add(new ArrayList<>());
        for (byte[] value : ofSlots.get(slot)) {
            values.add(value);
            places.get(slot).add(values.size());
        }
    }

    List<byte[]> values() {
        return values;
    }

    /** The place of a value among them, from 1; {@link EvidenceBlock#OWN} if it is the row's own. */
    @SuppressWarnings("ReferenceEquality")
    int place(int slot, byte[] value) {
        if (slot < ofSlots.size()) {
            List<byte[]> known = ofSlots.get(slot);
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i) == value) {
                    return places.get(slot).get(i);
                }
            }
        }
        return EvidenceBlock.OWN;
    }
}
