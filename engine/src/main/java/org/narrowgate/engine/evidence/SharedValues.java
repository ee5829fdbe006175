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
    private static final byte[][] NONE = {};

    private final List<byte[]> values = new ArrayList<>();
    private final byte[][][] ofSlots;
    /** How many values stand before those of a slot. */
    private final int[] before;

    private SharedValues(int slots) {
        ofSlots = new byte[slots][][];
        before = new int[slots];
    }

    static SharedValues of(List<EvidenceRow.Kept> rows) {
        SharedValues shared =
                new SharedValues(rows.isEmpty() ? 0 : rows.get(0).slots().size());
        for (int slot = 0; slot < shared.ofSlots.length; slot++) {
            shared.look(rows, slot);
        }
        return shared;
    }

    private void look(List<EvidenceRow.Kept> rows, int slot) {
        List<byte[]> seen = new ArrayList<>(MOST_OF_A_SLOT);
        boolean recurs = false;
        for (int i = 0; i < rows.size() && i < SAMPLED && seen.size() < MOST_OF_A_SLOT; i++) {
            List<byte[]> slots = rows.get(i).slots();
            if (slot < slots.size()) {
                byte[] value = slots.get(slot);
                boolean known = holds(seen, value);
                recurs |= known;
                if (!known) {
                    seen.add(value);
                }
            }
        }
        before[slot] = values.size();
        ofSlots[slot] = recurs ? seen.toArray(NONE) : NONE;
        values.addAll(List.of(ofSlots[slot]));
    }

    @SuppressWarnings("ReferenceEquality") // equal in content would cost more than to write it again
    private static boolean holds(List<byte[]> seen, byte[] value) {
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i) == value) {
                return true;
            }
        }
        return false;
    }

    List<byte[]> values() {
        return values;
    }

    /** The place of a value among them, from 1; {@link EvidenceBlock#OWN} if it is the row's own. */
    @SuppressWarnings("ReferenceEquality")
    int place(int slot, byte[] value) {
        if (slot < ofSlots.length) {
            byte[][] known = ofSlots[slot];
            for (int i = 0; i < known.length; i++) {
                if (known[i] == value) {
                    return before[slot] + 1 + i;
                }
            }
        }
        return EvidenceBlock.OWN;
    }
}
