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

    static Answer of(DecidedRow row) {
        List<FindingView> stated = row.statedGrounds();
        String grounds = String.join("; ", stated.stream().map(Answer::ground).toList());
        return switch (row.outcome()) {
            case DISCLOSE -> new Answer(Kind.DISCLOSED, row.rowId(), "", row.fields());
            case CONFIRM -> new Answer(Kind.CONFIRMED, row.rowId(), "", Map.of());
            case WITHHOLD, HOLD ->
                stated.isEmpty()
                        ? new Answer(Kind.NO_DISCLOSURE, row.rowId(), "", Map.of())
                        : new Answer(Kind.NOT_MET, row.rowId(), grounds, Map.of());
        };
    }

    private static String ground(FindingView finding) {
        String detail = finding.detail().isBlank() ? "" : " (" + finding.detail() + ")";
        String question = finding.question()
                .map(asked -> "; open question: " + asked.text())
                .orElse("");
        return finding.citation() + ": " + finding.text() + detail + question;
    }

    /** Whether the row gets a receipt; the others' are given on demand. */
    boolean hasReceipt() {
        return kind == Kind.DISCLOSED || kind == Kind.CONFIRMED;
    }

    /** The kind that a logged outcome must show, for the recipient who checks a receipt. */
    static Outcome outcome(Kind kind) {
        return kind == Kind.DISCLOSED ? Outcome.DISCLOSE : Outcome.CONFIRM;
    }
}
