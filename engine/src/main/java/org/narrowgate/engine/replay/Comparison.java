package org.narrowgate.engine.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingCatalog;
import org.narrowgate.core.decision.FindingView;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.engine.evidence.EvidenceRow;

/** Holds rows decided again against what was decided, slot by slot or by what would go. */
final class Comparison {
    private static final String CONFIRMATION = "confirmation";

    private final SlotLayout then;
    private final FindingCatalog thenSaid;
    private final SlotLayout now;
    private final FindingCatalog nowSaid;
    private final Map<String, BitSet> released;

    Comparison(
            SlotLayout then,
            FindingCatalog thenSaid,
            SlotLayout now,
            FindingCatalog nowSaid,
            Map<String, BitSet> released) {
        this.then = then;
        this.thenSaid = thenSaid;
        this.now = now;
        this.nowSaid = nowSaid;
        this.released = released;
    }

    /** By which package something of a row left; empty if nothing did. */
    String release(long row) {
        return released.entrySet().stream()
                .filter(left -> left.getValue().get(Math.toIntExact(row)))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse("");
    }

    static boolean same(List<byte[]> one, List<byte[]> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = Arrays.equals(one.get(i), other.get(i));
        }
        return same;
    }

    /** Which slot differs first. */
    String differing(List<byte[]> one, List<byte[]> other) {
        if (one.size() != other.size()) {
            return "number of slots";
        }
        int slot = 0;
        while (Arrays.equals(one.get(slot), other.get(slot))) {
            slot++;
        }
        return name(slot + 1);
    }

    private String name(int slot) {
        if (slot < then.batch()) {
            return "stated " + then.groups().get(slot - 1);
        }
        if (slot == then.batch()) {
            return "batch";
        }
        if (slot < then.candidates()) {
            return then.elements().get(slot - then.batch() - 1);
        }
        if (slot == then.candidates()) {
            return "candidates";
        }
        if (slot == then.identification()) {
            return "identification";
        }
        return slot == then.outcome() ? "outcome" : "field " + then.fields().get(slot - then.outcome() - 1);
    }

    /** What became of a row whose bytes are others; empty if it changes nothing of what goes. */
    Optional<ReplayedRow> changed(EvidenceRow.Kept row, Redecided again) {
        DecidedRow before = DecidedRow.of(row.row(), row.slots(), then, thenSaid);
        if (again.slots().isEmpty()) {
            return Optional.of(new ReplayedRow(
                    row.row(),
                    before.rowId(),
                    Change.NEEDS_LOOK_UP,
                    before.outcome(),
                    Optional.empty(),
                    release(row.row()),
                    "",
                    "",
                    again.lookUp(),
                    List.of()));
        }
        DecidedRow after = DecidedRow.of(row.row(), again.slots().get(), now, nowSaid);
        List<String> lost = missing(goes(before), goes(after));
        List<String> won = missing(goes(after), goes(before));
        if (lost.isEmpty() && won.isEmpty()) {
            return Optional.empty();
        }
        boolean loses = !lost.isEmpty();
        Optional<FindingView> ground = first(loses ? after : before);
        return Optional.of(new ReplayedRow(
                row.row(),
                before.rowId(),
                loses ? Change.NO_LONGER_DUE : Change.NOW_DUE,
                before.outcome(),
                Optional.of(after.outcome()),
                release(row.row()),
                ground.map(FindingView::element).orElse(""),
                ground.map(FindingView::citation).orElse(""),
                ground.map(found -> found.status() + " " + found.branch()).orElse("the field is not on the list"),
                loses ? lost : won));
    }

    private static Optional<FindingView> first(DecidedRow row) {
        return row.groundFindings().stream().findFirst();
    }

    /** What goes, by name; that a stated address is right counts as one thing more. */
    private static Map<String, String> goes(DecidedRow row) {
        Map<String, String> goes = new LinkedHashMap<>(row.fields());
        if (row.outcome() == Outcome.CONFIRM) {
            goes.put(CONFIRMATION, "");
        }
        return goes;
    }

    private static List<String> missing(Map<String, String> from, Map<String, String> in) {
        List<String> missing = new ArrayList<>();
        from.forEach((name, value) -> {
            if (!value.equals(in.get(name))) {
                missing.add(name);
            }
        });
        return missing;
    }
}
