package org.narrowgate.app.request;

import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.request.RowProblem;

/**
 * What is to be said of one row before it is sent.
 *
 * @param row the first data row being 1
 * @param line of the file on which it begins
 * @param verdict with header and agreement taken into account
 * @param faults the row's own: each branch that is not met, of alternatives all if none is met
 * @param problem why it cannot be read as a row
 */
public record RowFindings(
        long row, long line, String rowId, Verdict verdict, List<Finding> faults, Optional<RowProblem> problem) {
    public RowFindings {
        faults = List.copyOf(faults);
    }

    public boolean isAdmissible() {
        return verdict == Verdict.ADMISSIBLE;
    }
}
