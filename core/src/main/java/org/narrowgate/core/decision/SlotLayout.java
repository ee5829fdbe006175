package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;

/**
 * Which value stands in which commitment slot of a run's rows; fixed when the run opens and recorded with it.
 *
 * <p>In order: the stated groups, the batch facts, one slot for each element, all candidates as one (their number is
 * secret), the identification, the outcome, one slot for each releasable field. Slots count from 1.
 *
 * @param groups names of the stated groups: {@code row_id} first, then name, birth date, numbers, address, and the
 *     pack's own
 * @param elements ids of the elements decided before release, in the rulebook's order
 * @param fields names of the releasable fields
 */
public record SlotLayout(List<String> groups, List<String> elements, List<String> fields) {
    public SlotLayout {
        groups = List.copyOf(groups);
        elements = List.copyOf(elements);
        fields = List.copyOf(fields);
    }

    public static SlotLayout of(StatedGroups groups, Rulebook rulebook) {
        return new SlotLayout(
                groups.names(),
                rulebook.decided().stream().map(e -> e.element().id()).toList(),
                rulebook.fields().stream().map(FieldRule::name).toList());
    }

    public int rowId() {
        return 1;
    }

    public int group(int index) {
        return 1 + index;
    }

    public int batch() {
        return 1 + groups.size();
    }

    public int finding(int index) {
        return batch() + 1 + index;
    }

    public int candidates() {
        return finding(elements.size());
    }

    public int identification() {
        return candidates() + 1;
    }

    public int outcome() {
        return candidates() + 2;
    }

    public int field(int index) {
        return candidates() + 3 + index;
    }

    /** How many slots a row has. */
    public int size() {
        return field(fields.size()) - 1;
    }

    public byte[] encode() {
        CanonicalWriter writer = new CanonicalWriter();
        for (List<String> part : List.of(groups, elements, fields)) {
            writer.list(part, CanonicalWriter::text);
        }
        return writer.toBytes();
    }

    public static SlotLayout decode(byte[] encoded) {
        CanonicalReader reader = new CanonicalReader(encoded);
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            parts.add(reader.list(CanonicalReader::text));
        }
        reader.finish();
        return new SlotLayout(parts.get(0), parts.get(1), parts.get(2));
    }
}
