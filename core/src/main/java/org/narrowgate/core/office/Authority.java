package org.narrowgate.core.office;

import java.util.List;
import org.narrowgate.core.law.FindingStatus;

/**
 * One way in which a person may, may not, or perhaps may act.
 *
 * @param office in which the person acts
 * @param tenure by which the person is in it
 * @param chain delegations from the office to which the law gives the act; empty if that is the person's own
 * @param status MET: he may; OPEN: a question is to be settled first; else he may not
 * @param reasons why not, or what is open, each with its remedy; empty if met
 */
public record Authority(
        Person person,
        Office office,
        Tenure tenure,
        List<Delegation> chain,
        FindingStatus status,
        List<Reason> reasons) {
    public Authority {
        chain = List.copyOf(chain);
        reasons = List.copyOf(reasons);
    }

    /**
     * What stands in the way.
     *
     * @param about id of the tenure or delegation that is in question; empty if none is
     * @param question id under which counsel can settle it; empty if nobody can
     */
    public record Reason(String text, String about, String question) {
        public static Reason plain(String text) {
            return new Reason(text, "", "");
        }
    }

    /** Whether no delegation of the chain is limited to fewer rows than these. */
    public boolean mayCover(long rows) {
        return chain.stream()
                .allMatch(delegation ->
                        delegation.mostRows().map(most -> rows <= most).orElse(true));
    }

    public boolean may() {
        return status == FindingStatus.MET;
    }

    /** Kind of office under which packs see the person: a delegate is one, whatever else he holds. */
    public String kind() {
        return chain.isEmpty() ? office.kind() : DELEGATE;
    }

    /** The kind of somebody who acts by delegation. */
    public static final String DELEGATE = "delegate";
}
