package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;

/**
 * Whether a person may act on a day.
 *
 * @param status the worst of the findings; only MET lets anything pass
 * @param lastDay the last day on which he may act without a contest, as far as is known; empty if there is no such day
 *     or no known end
 * @param windows days that the law opens, whether or not he meets the rest
 * @param missing what is not at hand and would tell more, in plain words; empty if nothing
 */
public record ActingJudgment(
        FindingStatus status,
        List<Finding> findings,
        Optional<LocalDate> lastDay,
        List<ServiceWindow> windows,
        String missing) {
    public ActingJudgment {
        findings = List.copyOf(findings);
        windows = List.copyOf(windows);
    }

    public boolean met() {
        return status == FindingStatus.MET;
    }
}
