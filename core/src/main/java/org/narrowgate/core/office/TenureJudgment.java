package org.narrowgate.core.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.FindingStatus;

/**
 * Whether a tenure, or a chain of delegations, holds under the rules that it goes by.
 *
 * @param lastDay last day on which it holds as far as is known; empty if no limit is known
 */
public record TenureJudgment(FindingStatus status, List<Authority.Reason> reasons, Optional<LocalDate> lastDay) {
    public TenureJudgment {
        reasons = List.copyOf(reasons);
    }

    static TenureJudgment holds() {
        return new TenureJudgment(FindingStatus.MET, List.of(), Optional.empty());
    }
}
