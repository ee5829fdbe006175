package org.narrowgate.app.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.screening.Screener;

/**
 * By what a request is checked.
 *
 * @param agreement id of the agreement whose clauses are applied; empty if none is known
 * @param custodianOnly names of facts that only the custodian can establish and that are not known here: a finding that
 *     lacks nothing else is no fault of the request
 * @param before the findings of header, agreement and bars that are not met, each branch by itself
 * @param refusals why the request would be refused as a whole before any row is read
 * @param given what is taken as given and was not verified, in plain words
 * @param misspelt what the header states and nobody understands, with what was probably meant
 */
public record CheckRules(
        String agreement,
        Screener screener,
        RowLayout layout,
        Function<StatedAddress, PostalAddress> addresses,
        Set<String> custodianOnly,
        Facts header,
        List<Finding> before,
        List<String> refusals,
        List<String> given,
        List<String> misspelt) {
    public CheckRules {
        custodianOnly = Set.copyOf(custodianOnly);
        before = List.copyOf(before);
        refusals = List.copyOf(refusals);
        given = List.copyOf(given);
        misspelt = List.copyOf(misspelt);
    }

    /** What header and agreement lack by the requester's own fault. */
    public List<Finding> faults() {
        return faults(before, header);
    }

    /** What nobody but the custodian can say. */
    public List<Finding> unverified() {
        return before.stream().filter(f -> isUnverified(f, header)).toList();
    }

    /** Whether the finding is only not shown because a fact of the custodian's is not known here. */
    boolean isUnverified(Finding finding, Facts facts) {
        List<String> missing =
                finding.facts().stream().filter(f -> facts.get(f) == null).toList();
        return !finding.met() && !missing.isEmpty() && custodianOnly.containsAll(missing);
    }

    List<Finding> faults(List<Finding> unmet, Facts facts) {
        List<Finding> faults = new ArrayList<>(unmet);
        faults.removeIf(f -> f.met() || isUnverified(f, facts));
        return faults;
    }
}
