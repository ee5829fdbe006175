package org.narrowgate.core.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What rests on an exception rests on what the excepted branch would rest on, whichever case of it was reached.
 *
 * @param within whether other exceptions stand within the excepted branch
 */
record ExceptedCheck(CheckNode node, Basis basis, String cure, List<LegalException> exceptions, boolean within)
        implements CheckNode {
    @Override
    public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
        Finding plain = node.finding(facts, judge);
        List<LegalException> applying = new ArrayList<>();
        List<LegalException> unknown = new ArrayList<>();
        for (LegalException exception : exceptions) {
            switch (answer(exception.when(), facts)) {
                case TRUE -> applying.add(exception);
                case NONE -> unknown.add(exception);
                case FALSE -> {}
            }
        }
        Finding applied = apply(plain, applying);
        for (LegalException exception : unknown) {
            if (mightClose(exception, plain, applying, unknown)) {
                return replaced(plain, exception, FindingStatus.NOT_SHOWN, whyUnknown(exception.when(), facts));
            }
        }
        return applied.status() == FindingStatus.OPEN && !applying.isEmpty() ? judge.apply(applied) : applied;
    }

    private static Condition.Answer answer(Condition condition, Facts facts) {
        return condition.missing(facts) >= 0 ? Condition.Answer.NONE : condition.on(facts);
    }

    private static String whyUnknown(Condition condition, Facts facts) {
        int absent = condition.missing(facts);
        return absent >= 0
                ? "`" + condition.facts().get(absent) + "` is not known"
                : "`" + condition.source() + "` has no value";
    }

    /**
     * Whether the row would fare worse if an exception applied of which it is not known whether it does: alone, together
     * with the others of which it is not, or because one that applies to what stands around the branch conflicts with it.
     */
    private boolean mightClose(
            LegalException unknown, Finding plain, List<LegalException> applying, List<LegalException> allUnknown) {
        int now = CheckGroup.severity(apply(plain, applying).status());
        if (now < CheckGroup.severity(FindingStatus.NOT_SHOWN)) {
            return unknown.outcome() != FindingStatus.MET
                    || CheckGroup.severity(apply(plain, joined(applying, List.of(unknown)))
                                    .status())
                            > now
                    || CheckGroup.severity(
                                    apply(plain, joined(applying, allUnknown)).status())
                            > now;
        }
        return plain.element().exceptions().stream()
                .filter(other -> !exceptions.contains(other))
                .anyMatch(other -> CheckGroup.severity(other.outcome()) < CheckGroup.severity(unknown.outcome()));
    }

    private static List<LegalException> joined(List<LegalException> some, List<LegalException> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private Finding apply(Finding plain, List<LegalException> applying) {
        if (applying.isEmpty()) {
            return plain;
        }
        LegalException first = applying.get(0);
        for (LegalException other : applying) {
            if (other.outcome() != first.outcome()) {
                return conflict(plain, first, other.id());
            }
        }
        FindingStatus outcome = first.outcome();
        if (CheckGroup.severity(outcome) < CheckGroup.severity(plain.status())) {
            Optional<String> below = closedBelow(plain, outcome);
            if (below.isPresent()) {
                return conflict(plain, first, below.get());
            }
            Optional<Finding> notShown = within ? notShown(plain) : Optional.empty();
            if (notShown.isPresent()) {
                return notShown.get();
            }
        }
        return replaced(plain, first, outcome, "exception `" + first.id() + "`");
    }

    private Finding conflict(Finding plain, LegalException first, String other) {
        String detail = "exceptions `" + first.id() + "` and `" + other + "` conflict";
        return replaced(plain, first, FindingStatus.NOT_MET, detail);
    }

    /** An exception to a case within, that closes what this one would open: neither stands above the other. */
    private static Optional<String> closedBelow(Finding plain, FindingStatus outcome) {
        List<String> ids =
                plain.element().exceptions().stream().map(LegalException::id).toList();
        return plain.each().stream()
                .filter(part -> CheckGroup.severity(part.status()) > CheckGroup.severity(outcome))
                .map(Finding::branch)
                .filter(ids::contains)
                .findFirst();
    }

    /** What is not shown may hide that an exception within closes. */
    private static Optional<Finding> notShown(Finding plain) {
        return plain.each().stream()
                .filter(part -> part.status() == FindingStatus.NOT_SHOWN)
                .findFirst();
    }

    private Finding replaced(Finding plain, LegalException exception, FindingStatus status, String detail) {
        return new Finding(
                plain.element(),
                status,
                exception.id(),
                exception.citation(),
                exception.text(),
                basis,
                exception.when().facts(),
                detail,
                status == FindingStatus.OPEN ? Optional.of(exception.question()) : Optional.empty(),
                cure);
    }

    /** An exception that applies speaks for all that it excepts; where none does, each branch for itself. */
    @Override
    public void unmet(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
        Finding finding = finding(facts, judge);
        if (finding.equals(node.finding(facts, judge))) {
            node.unmet(facts, judge, into);
        } else if (!finding.met()) {
            into.add(finding);
        }
    }
}
