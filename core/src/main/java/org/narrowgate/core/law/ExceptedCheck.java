package org.narrowgate.core.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What rests on an exception rests on what the excepted branch would rest on, whichever case of it was reached. */
record ExceptedCheck(CheckNode node, Basis basis, String cure, List<LegalException> exceptions) implements CheckNode {
    @Override
    public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
        Finding plain = node.finding(facts, judge);
        List<LegalException> applying = new ArrayList<>();
        for (LegalException exception : exceptions) {
            Optional<String> unknown = unknown(exception.when(), facts);
            if (unknown.isEmpty()) {
                if (exception.when().holds(facts)) {
                    applying.add(exception);
                }
            } else if (exception.outcome() != FindingStatus.MET
                    && CheckGroup.severity(plain.status()) < CheckGroup.severity(FindingStatus.NOT_SHOWN)) {
                return replaced(plain, exception, FindingStatus.NOT_SHOWN, unknown.get());
            }
        }
        if (applying.isEmpty()) {
            return plain;
        }
        Finding applied = apply(plain, applying);
        return applied.status() == FindingStatus.OPEN ? judge.apply(applied) : applied;
    }

    /** Why a condition cannot be asked of these facts; a sum beyond a long is no more known than an absent fact. */
    private static Optional<String> unknown(Condition condition, Facts facts) {
        int absent = condition.missing(facts);
        if (absent >= 0) {
            return Optional.of("`" + condition.facts().get(absent) + "` is not known");
        }
        try {
            condition.holds(facts);
            return Optional.empty();
        } catch (ArithmeticException overflow) {
            return Optional.of("`" + condition.source() + "` has no value");
        }
    }

    private Finding apply(Finding plain, List<LegalException> applying) {
        LegalException first = applying.get(0);
        for (LegalException other : applying) {
            if (other.outcome() != first.outcome()) {
                return replaced(
                        plain,
                        first,
                        FindingStatus.NOT_MET,
                        "exceptions `" + first.id() + "` and `" + other.id() + "` conflict");
            }
        }
        Optional<String> below = conflicting(plain, first.outcome());
        return below.isPresent()
                ? replaced(
                        plain,
                        first,
                        FindingStatus.NOT_MET,
                        "exceptions `" + first.id() + "` and `" + below.get() + "` conflict")
                : replaced(plain, first, first.outcome(), "exception `" + first.id() + "`");
    }

    /** An exception to a case within, that closes what this one would open: neither stands above the other. */
    private static Optional<String> conflicting(Finding plain, FindingStatus outcome) {
        if (CheckGroup.severity(outcome) >= CheckGroup.severity(plain.status())) {
            return Optional.empty();
        }
        List<String> ids =
                plain.element().exceptions().stream().map(LegalException::id).toList();
        return plain.each().stream()
                .filter(part -> part.status() == plain.status())
                .map(Finding::branch)
                .filter(ids::contains)
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
