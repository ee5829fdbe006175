package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;

/**
 * How many officials a row names in one column and leaves out in another, such as those who are to be engaged in a matter
 * and do not attest of it.
 *
 * @param place of the column that should name them all
 * @param covered places of the columns whose officials it should name
 * @param slot of the fact
 */
record RosterCover(int place, List<Integer> covered, int slot) {
    /** Of every roster column that should name the officials of others. */
    static List<RosterCover> of(FactSchema schema, RowLayout layout) {
        List<String> names =
                layout.fields().stream().map(FieldDeclaration::name).toList();
        List<RosterCover> covers = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            FieldDeclaration field = layout.fields().get(place);
            if (field.type() == FieldType.ROSTER && !field.particulars().isEmpty()) {
                List<Integer> covered =
                        field.particulars().stream().map(names::indexOf).toList();
                covers.add(new RosterCover(place, covered, schema.slot("row." + field.name() + ".left_out")));
            }
        }
        return List.copyOf(covers);
    }

    /** Known only where all the columns name somebody. */
    void bind(List<FieldValue> values, Facts facts) {
        if (!(values.get(place) instanceof FieldValue.Roster naming) || naming.status() != FieldStatus.STATED) {
            return;
        }
        long leftOut = 0;
        for (int other : covered) {
            if (!(values.get(other) instanceof FieldValue.Roster named) || named.status() != FieldStatus.STATED) {
                return;
            }
            // Who does not stand on the header's roster cannot be told from somebody else.
            leftOut += named.unknown();
            for (Integer position : named.positions()) {
                leftOut += naming.positions().contains(position) ? 0 : 1;
            }
        }
        facts.set(slot, leftOut);
    }
}
