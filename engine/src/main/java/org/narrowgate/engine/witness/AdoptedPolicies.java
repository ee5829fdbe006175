package org.narrowgate.engine.witness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.workspace.Workspace;

/** Every policy that was adopted, as a fold of the papers that the register names; the newest counts. */
public final class AdoptedPolicies {
    private final List<AdoptedPolicy> all;

    private AdoptedPolicies(List<AdoptedPolicy> all) {
        this.all = List.copyOf(all);
    }

    public static AdoptedPolicies of(Workspace workspace) throws IOException, DocumentException {
        return of(Papers.read(workspace));
    }

    /** Of papers that were read already. */
    public static AdoptedPolicies of(Papers papers) throws DocumentException {
        List<AdoptedPolicy> all = new ArrayList<>();
        for (FiledPaper filed : papers.on(PaperKind.Subject.WITNESSES)) {
            all.add(AdoptedPolicy.of(filed));
        }
        return new AdoptedPolicies(all);
    }

    /** The oldest first. */
    public List<AdoptedPolicy> all() {
        return all;
    }

    public Optional<AdoptedPolicy> newest() {
        return before(Long.MAX_VALUE);
    }

    /** The one in force when an entry of the register was made. */
    public Optional<AdoptedPolicy> before(long sequence) {
        return all.stream().filter(a -> a.filed().sequence() < sequence).reduce((first, last) -> last);
    }

    /** What counts now; {@code quorum none} where nobody adopted any. */
    public WitnessPolicy policy() {
        return policyBefore(Long.MAX_VALUE);
    }

    /** What counted when an entry of the register was made. */
    public WitnessPolicy policyBefore(long sequence) {
        return before(sequence).map(AdoptedPolicy::policy).orElse(WitnessPolicy.none());
    }

    /** That a quorum was asked for once and is no more, by whose paper; empty where that is not so. */
    public Optional<String> givenUp() {
        boolean asked = all.stream().anyMatch(a -> !a.policy().asksForNoWitness());
        return newest().filter(last -> asked && last.policy().asksForNoWitness())
                .map(last -> "a quorum of witnesses was adopted once and given up on "
                        + last.filed().at() + " by " + last.by() + " (paper "
                        + last.filed().id() + "): " + last.reason());
    }
}
