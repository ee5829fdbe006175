package org.narrowgate.engine.seal;

import java.util.List;
import java.util.Map;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingView;
import org.narrowgate.core.decision.Outcome;

/**
 * What the requester is told of one row. An admissible row that is not disclosed has one constant answer, whatever the
 * records hold; a row stopped at screening has its stated grounds, whatever the records hold (promise 3).
 *
 * @param grounds citation and plain words of what the request lacks; empty unless {@link Kind#NOT_MET}
 * @param fields what goes, by field name; empty unless {@link Kind#DISCLOSED}
 */
record Answer(Kind kind, String rowId, String grounds, Map<String, String> fields) {
    enum Kind {
        DISCLOSED("DISCLOSED"),
        /** Yes, the address due is the one stated. */
        CONFIRMED("CONFIRMED"),
        NOT_MET("NOT MET"),
        NO_DISCLOSURE("NO DISCLOSURE");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Of a row that goes. */
    static Answer going(DecidedRow row) {
        return row.outcome() == Outcome.DISCLOSE
                ? new Answer(Kind.DISCLOSED, row.rowId(), "", row.fields())
                : new Answer(Kind.CONFIRMED, row.rowId(), "", Map.of());
    }

    /** Of any other row, from the grounds that the requester may be told. */
    static Answer withheld(String rowId, List<FindingView> stated) {
        return stated.isEmpty()
                ? new Answer(Kind.NO_DISCLOSURE, rowId, "", Map.of())
                : new Answer(Kind.NOT_MET, rowId, grounds(stated), Map.of());
    }

    private static String grounds(List<FindingView> stated) {
        StringBuilder all = new StringBuilder(512);
        for (FindingView finding : stated) {
            all.append(all.isEmpty() ? "" : "; ")
                    .append(finding.citation())
                    .append(": ")
                    .append(finding.text());
            if (!finding.detail().isBlank()) {
                all.append(" (").append(finding.detail()).append(')');
            }
            finding.question()
                    .ifPresent(asked -> all.append("; open question: ").append(asked.text()));
        }
        return all.toString();
    }

    /** The kind that a logged outcome must show, for the recipient who checks a receipt. */
    static Outcome outcome(Kind kind) {
        return kind == Kind.DISCLOSED ? Outcome.DISCLOSE : Outcome.CONFIRM;
    }
}
