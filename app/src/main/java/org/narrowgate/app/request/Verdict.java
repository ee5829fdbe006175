package org.narrowgate.app.request;

import java.util.List;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Layer;

/** What a row would come to as far as the request alone decides it. */
public enum Verdict {
    /** Nothing in the request stands in its way; what the records say is another matter. */
    ADMISSIBLE,
    /** A question would be put to a person. */
    HOLD,
    /** It would be refused. */
    WITHHOLD;

    private static final String AGREEMENT_IN_FORCE = "AG-FORCE";

    /** Of what is not met, in the order of precedence of a decision: statute, agreement in force, its clauses, questions. */
    static Verdict of(List<Finding> faults) {
        if (faults.isEmpty()) {
            return ADMISSIBLE;
        }
        if (faults.stream().anyMatch(f -> denies(f) && f.element().layer() != Layer.AGREEMENT)) {
            return WITHHOLD;
        }
        boolean force = faults.stream().anyMatch(f -> f.element().id().equals(AGREEMENT_IN_FORCE));
        return !force && faults.stream().anyMatch(Verdict::denies) ? WITHHOLD : HOLD;
    }

    private static boolean denies(Finding finding) {
        return finding.status() != FindingStatus.OPEN;
    }
}
