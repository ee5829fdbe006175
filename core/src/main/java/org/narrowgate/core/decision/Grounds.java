package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.screening.Screener;

/**
 * Which findings stand in the way of a row, and what follows: the order of combination is fixed here and nowhere else.
 *
 * <ol>
 *   <li>a line that cannot be read as a row, once: WITHHOLD;
 *   <li>the statute not met or not shown, or a bar: WITHHOLD;
 *   <li>the agreement absent or out of force: HOLD;
 *   <li>the agreement not met, or the person not identified: WITHHOLD;
 *   <li>any open question: HOLD.
 * </ol>
 */
record Grounds(Outcome outcome, List<Finding> findings) {
    /** The clause that asks whether there is an agreement in force at all. */
    static final String AGREEMENT_IN_FORCE = "AG-FORCE";

    private static final Grounds NONE = new Grounds(Outcome.DISCLOSE, List.of());

    /** The grounds of refusal; an empty list, and {@link Outcome#DISCLOSE}, if nothing stands in the way. */
    static Grounds of(List<Finding> findings) {
        List<Finding> looked = chosen(findings, f -> !f.met() && !f.branch().equals(Screener.NOT_LOOKED_UP));
        if (looked.isEmpty()) {
            return NONE;
        }
        List<Finding> form = denying(looked, Layer.FORM);
        if (!form.isEmpty()) {
            return new Grounds(Outcome.WITHHOLD, form);
        }
        List<Finding> statute = denying(looked, Layer.STATUTE);
        if (!statute.isEmpty()) {
            return new Grounds(Outcome.WITHHOLD, statute);
        }
        List<Finding> force = chosen(looked, f -> f.element().id().equals(AGREEMENT_IN_FORCE));
        if (!force.isEmpty()) {
            return new Grounds(Outcome.HOLD, force);
        }
        List<Finding> agreement = denying(looked, Layer.AGREEMENT);
        if (!agreement.isEmpty()) {
            return new Grounds(Outcome.WITHHOLD, agreement);
        }
        List<Finding> identity = denying(looked, Layer.IDENTITY);
        if (!identity.isEmpty()) {
            return new Grounds(Outcome.WITHHOLD, identity);
        }
        return new Grounds(Outcome.HOLD, looked);
    }

    private static List<Finding> denying(List<Finding> findings, Layer layer) {
        return chosen(
                findings,
                f -> f.element().layer() == layer
                        && f.element().stage() != Stage.RELEASE
                        && f.status() != FindingStatus.OPEN);
    }

    private static List<Finding> chosen(List<Finding> findings, Predicate<Finding> wanted) {
        List<Finding> chosen = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (wanted.test(finding)) {
                chosen.add(finding);
            }
        }
        return chosen;
    }
}
