package org.narrowgate.engine.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.engine.run.LaterRules;
import org.narrowgate.engine.safeguard.SafeguardState;

/** The elements that can only be decided at release, and whether the agreement still is in force; one finding each. */
final class ReleaseElements {
    /** The clause that is asked again on the day of release: nothing leaves under an agreement that has lapsed. */
    private static final String AGREEMENT_IN_FORCE = "AG-FORCE";

    private final LaterRules rules;
    private final Judgments judgments;
    private final Facts facts;

    ReleaseElements(LaterRules rules, Judgments judgments) {
        this.rules = rules;
        this.judgments = judgments;
        this.facts = rules.facts().copy();
    }

    /**
     * What is known of the recipient's safeguards.
     *
     * @param official id of the person to whom the release is sealed
     */
    ReleaseElements safeguards(Optional<SafeguardState> known, String official) {
        facts.set("safeguards.present", false);
        known.ifPresent(state -> state.tell(facts, official));
        return this;
    }

    /** What signature and delegation came to. */
    ReleaseElements authorisation(boolean signed, boolean delegated, boolean recipient) {
        facts.set("release.authorised", signed)
                .set("release.within_delegation", delegated)
                .set("release.recipient_matches", recipient);
        return this;
    }

    ReleaseElements accounting(boolean written) {
        facts.set("accounting.written", written);
        return this;
    }

    List<Finding> findings() {
        return tests().map(test -> test.on(facts, judgments.on(0))).toList();
    }

    private Stream<ElementTest> tests() {
        return rules.rulebook().elements().stream()
                .filter(test -> test.element().stage() == Stage.RELEASE
                        || test.element().id().equals(AGREEMENT_IN_FORCE));
    }

    /** As the register holds them: {@code element: status}. */
    static List<String> logged(List<Finding> findings) {
        return findings.stream().map(f -> f.element().id() + ": " + f.status()).toList();
    }

    /** The finding as a reason why nothing goes: element, provision, what it demands, and what to do. */
    static String reason(Finding finding) {
        StringBuilder reason = new StringBuilder()
                .append(finding.element().id())
                .append(" is ")
                .append(finding.status())
                .append(" (")
                .append(finding.citation().text())
                .append("): ")
                .append(finding.text());
        finding.question()
                .filter(asked -> finding.status() == FindingStatus.OPEN)
                .ifPresent(asked -> reason.append(" Open question `")
                        .append(asked.id())
                        .append("`: ")
                        .append(asked.text()));
        return reason.append(" Remedy: ").append(remedy(finding)).toString();
    }

    private static String remedy(Finding finding) {
        if (!finding.cure().isBlank()) {
            return finding.cure();
        }
        String looked = String.join(" ", finding.facts());
        if (looked.contains(Rulebook.SAFEGUARDS)) {
            return looked.contains("safeguards.recipient_")
                    ? "have the chief of safeguards file until when the recipient's official is cleared and trained"
                            + " (`safeguards clear`), then draft and sign again."
                    : "have the chief of safeguards file what is wanting: evidence that counts (`safeguards evidence`), a"
                            + " dated plan for every open finding (`safeguards plan`), or that it is closed (`safeguards"
                            + " close`); `safeguards show` says what is known. Then draft and sign again.";
        }
        return looked.contains("accounting.")
                ? "see that `accounting/` can be written, then release again."
                : "have a releasing official with a delegation for the provision draft and sign again.";
    }
}
