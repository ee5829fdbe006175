package org.narrowgate.engine.replay;

import java.util.List;
import java.util.Optional;
import org.narrowgate.core.decision.Outcome;

/**
 * A row of which other rules make something else.
 *
 * @param rowId as the requester chose it: protected
 * @param now empty if it would need a look-up
 * @param release the sealed package by which something of it really left, of the run or of one that came from it; empty
 *     if nothing did
 * @param element the one that refuses: now, or then for a row that is due now; empty for a look-up
 * @param citation of that finding
 * @param ground status and branch of that finding, or why a look-up is needed
 * @param fields names of those that would no longer go, or would go now
 */
public record ReplayedRow(
        long row,
        String rowId,
        Change change,
        Outcome then,
        Optional<Outcome> now,
        String release,
        String element,
        String citation,
        String ground,
        List<String> fields) {
    public ReplayedRow {
        fields = List.copyOf(fields);
    }

    /** Whether something of it really left. */
    public boolean released() {
        return !release.isEmpty();
    }

    /** Whether it was decided that something goes. */
    public boolean decidedToGo() {
        return then == Outcome.DISCLOSE || then == Outcome.CONFIRM;
    }

    /** Without the id. */
    @Override
    public String toString() {
        return "ReplayedRow[" + row + ", " + change + "]";
    }
}
