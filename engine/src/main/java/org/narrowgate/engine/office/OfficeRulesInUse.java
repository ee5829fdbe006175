package org.narrowgate.engine.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.Authority;
import org.narrowgate.core.office.Delegation;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.TenureJudgment;
import org.narrowgate.core.office.TenureRules;
import org.narrowgate.core.office.Term;
import org.narrowgate.engine.workspace.Workspace;

/** The rules that the offices of a workspace name. */
final class OfficeRulesInUse implements TenureRules {
    private OfficeRulesInUse() {}

    static TenureRules of(Workspace workspace) {
        return new OfficeRulesInUse();
    }

    @Override
    public TenureJudgment acting(Roster roster, Office office, Term term, Instant at) {
        return new TenureJudgment(FindingStatus.MET, List.of(), Optional.empty());
    }

    @Override
    public TenureJudgment delegation(
            Roster roster, Office head, List<Granted> chain, Person delegate, Mandate mandate, Instant at) {
        List<Authority.Reason> reasons = new ArrayList<>();
        for (int i = 0; i + 1 < chain.size(); i++) {
            Delegation link = chain.get(i).delegation();
            if (!link.redelegable()) {
                reasons.add(Authority.Reason.plain("the delegation `" + link.id() + "` may not be passed on"));
            }
        }
        if (!delegate.employment().isOfficial()) {
            reasons.add(Authority.Reason.plain("only an officer or employee can be a delegate"));
        }
        return new TenureJudgment(
                reasons.isEmpty() ? FindingStatus.MET : FindingStatus.NOT_MET, reasons, Optional.empty());
    }
}
