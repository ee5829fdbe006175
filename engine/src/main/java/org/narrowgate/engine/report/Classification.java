package org.narrowgate.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.tables.ReferenceTables;

/**
 * Puts decided rows into classes, from the evidence alone: by the State of the stated address, by the week of every
 * date that the pack declares, by how many rows state the same address, text, number or official. Only reads, so that
 * all threads share it.
 */
public final class Classification {
    private static final String ADDRESS = "address";
    private static final int STATE_CELL = RowLayout.ADDRESS_COLUMNS.indexOf("state");
    private static final int ZIP_CELL = RowLayout.ADDRESS_COLUMNS.indexOf("zip");
    private static final int FREE_CELL = RowLayout.ADDRESS_COLUMNS.size();
    /** 1970-01-01 was a Thursday. */
    private static final int DAYS_SINCE_MONDAY = 3;

    private final SlotLayout layout;
    private final StatedState states;
    private final List<Axis> axes = new ArrayList<>();
    private final List<Place> dates = new ArrayList<>();
    /** Places among the batch's counts by field. */
    private final List<Integer> counted = new ArrayList<>();

    /** A cell among those of a stated group. */
    private record Place(int slot, int cell) {}

    /** Of a run whose rows have this layout and these fields, in the order of their declaration. */
    public Classification(SlotLayout layout, List<StatedField> fields) {
        this.layout = layout;
        this.states = new StatedState(ReferenceTables.load().address(List.of()));
        axes.add(new Axis(Axis.Kind.STATE, ADDRESS, ""));
        for (int i = 0; i < fields.size(); i++) {
            StatedField field = fields.get(i);
            if (field.type() == FieldType.DATE) {
                dates.add(place(fields, i));
                axes.add(new Axis(Axis.Kind.WEEK, field.name(), field.text()));
            }
        }
        axes.add(new Axis(Axis.Kind.REPETITION, ADDRESS, ""));
        for (int i = 0; i < fields.size(); i++) {
            FieldType type = fields.get(i).type();
            if (type == FieldType.TEXT || type == FieldType.CODE || type == FieldType.ROSTER) {
                counted.add(i);
                axes.add(new Axis(
                        type == FieldType.ROSTER ? Axis.Kind.OFFICIALS : Axis.Kind.REPETITION,
                        fields.get(i).name(),
                        fields.get(i).text()));
            }
        }
    }

    private Place place(List<StatedField> fields, int of) {
        String group = fields.get(of).group();
        int before = (int) fields.subList(0, of).stream()
                .filter(field -> field.group().equals(group))
                .count();
        return new Place(layout.group(layout.groups().indexOf(group)), before);
    }

    /** An empty breakdown to count into. */
    public Breakdown breakdown() {
        return new Breakdown(axes);
    }

    /**
     * Counts one row.
     *
     * @throws org.narrowgate.core.proof.ProofException if a slot is not what the layout says
     */
    public void count(EvidenceRow.Kept row, Breakdown into) {
        Outcome outcome = DecidedRow.outcome(row.slots().get(layout.outcome() - 1));
        BatchFacts batch = DecidedRow.batchFacts(row.slots().get(layout.batch() - 1));
        int axis = 0;
        into.add(axis++, state(row), outcome);
        for (Place date : dates) {
            into.add(axis++, week(cells(row, date.slot()).get(date.cell())), outcome);
        }
        into.add(axis++, repetition(batch.addressRows()), outcome);
        for (int field : counted) {
            into.add(axis++, repetition(batch.fieldRows().get(field)), outcome);
        }
    }

    private int state(EvidenceRow.Kept row) {
        List<String> cells = cells(row, layout.group(layout.groups().indexOf(ADDRESS)));
        return states.of(cells.get(STATE_CELL), cells.get(ZIP_CELL), cells.get(FREE_CELL));
    }

    private static List<String> cells(EvidenceRow.Kept row, int slot) {
        return new CanonicalReader(row.slots().get(slot - 1)).list(CanonicalReader::text);
    }

    private static int week(String cell) {
        StatedDate date = StatedDate.parse(cell);
        if (date.isStated()) {
            return Math.toIntExact(Math.floorDiv(date.epochDay() + DAYS_SINCE_MONDAY, 7));
        }
        return date.status() == StatedDate.Status.MALFORMED ? Axis.UNREADABLE : Axis.NOT_STATED;
    }

    private static int repetition(long rows) {
        return rows == 0 ? Axis.NOT_STATED : Repetition.of(rows).ordinal();
    }
}
