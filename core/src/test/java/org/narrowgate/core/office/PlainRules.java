package org.narrowgate.core.office;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.FindingStatus;

/** Rules as simple as can be: an acting tenure is what its document says, and who redelegates must be allowed to. */
final class PlainRules implements TenureRules {
    static final String ACTING = "acts-rightly";
    static final String SCOPE = "covers-this";

    @Override
    public TenureJudgment acting(Roster roster, Office office, Term term, Instant at) {
        return switch (term.tenure().document()) {
            case "met" -> judgment(FindingStatus.MET, "", "");
            case "open" -> judgment(FindingStatus.OPEN, term.tenure().id(), ACTING);
            default -> judgment(FindingStatus.NOT_MET, term.tenure().id(), "");
        };
    }

    @Override
    public TenureJudgment delegation(
            Roster roster, Office head, List<Granted> chain, Person delegate, Mandate mandate, Instant at) {
        String last = chain.get(chain.size() - 1).delegation().id();
        boolean passedOn = chain.subList(0, chain.size() - 1).stream()
                .allMatch(g -> g.delegation().redelegable());
        if (!passedOn || !delegate.employment().isOfficial()) {
            return judgment(FindingStatus.NOT_MET, last, "");
        }
        return chain.stream().allMatch(g -> g.delegation().names(mandate.provision()))
                ? judgment(FindingStatus.MET, "", "")
                : judgment(FindingStatus.OPEN, last, SCOPE);
    }

    private static TenureJudgment judgment(FindingStatus status, String about, String question) {
        return new TenureJudgment(
                status,
                status == FindingStatus.MET ? List.of() : List.of(new Authority.Reason("it is not", about, question)),
                Optional.empty());
    }
}
