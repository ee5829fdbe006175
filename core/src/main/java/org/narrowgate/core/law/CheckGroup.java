package org.narrowgate.core.law;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks every branch, so that a finding says all that it rests on. What came of the branches recurs from row to row,
 * so the finding made of it is kept and shared as theirs are.
 */
final class CheckGroup implements CheckNode {
    /** Answers of persons make findings of their own for single rows, which would fill memory and never recur. */
    private static final int MOST_KEPT = 1_000;

    private final CheckNode[] branches;
    private final Rank rank;
    private final Map<Asked, Made> made = new ConcurrentHashMap<>();
    /** The last one: most rows come to the same findings as the row before. */
    private volatile @Nullable Made last;

    /** What was made of which findings. */
    private record Made(Asked asked, Finding finding) {}

    private CheckGroup(List<CheckNode> branches, Rank rank) {
        this.branches = branches.toArray(CheckNode[]::new);
        this.rank = rank;
    }

    /** Met if all are. */
    static CheckNode allOf(List<CheckNode> branches) {
        return branches.size() == 1 ? branches.get(0) : new CheckGroup(branches, CheckGroup::severity);
    }

    /** Met if any is. */
    static CheckNode anyOf(List<CheckNode> branches) {
        return branches.size() == 1 ? branches.get(0) : new CheckGroup(branches, CheckGroup::promise);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // equal in all their words would cost more than to make them anew
    public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
        Made recent = last;
        if (recent == null) {
            return asked(new Finding[branches.length], 0, facts, judge);
        }
        Finding[] before = recent.asked().findings;
        for (int i = 0; i < before.length; i++) {
            Finding finding = branches[i].finding(facts, judge);
            if (finding != before[i]) {
                Finding[] asked = before.clone();
                asked[i] = finding;
                return asked(asked, i + 1, facts, judge);
            }
        }
        return recent.finding();
    }

    /** Asks the branches from {@code first} on. */
    private Finding asked(Finding[] asked, int first, Facts facts, UnaryOperator<Finding> judge) {
        for (int i = first; i < asked.length; i++) {
            asked[i] = branches[i].finding(facts, judge);
        }
        Made now = made(new Asked(asked));
        last = now;
        return now.finding();
    }

    private Made made(Asked asked) {
        Made known = made.get(asked);
        if (known == null) {
            known = new Made(asked, decisive(asked.findings).among(List.of(asked.findings)));
            if (made.size() < MOST_KEPT) {
                made.put(asked, known);
            }
        }
        return known;
    }

    private Finding decisive(Finding[] asked) {
        Finding decisive = asked[0];
        for (Finding finding : asked) {
            if (rank.of(finding.status()) > rank.of(decisive.status())) {
                decisive = finding;
            }
        }
        return decisive;
    }

    @Override
    public void unmet(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
        if (!finding(facts, judge).met()) {
            for (CheckNode branch : branches) {
                branch.unmet(facts, judge, into);
            }
        }
    }

    /** Worst first wins among all-of branches. */
    static int severity(FindingStatus status) {
        return switch (status) {
            case NOT_MET -> 3;
            case NOT_SHOWN -> 2;
            case OPEN -> 1;
            case MET -> 0;
        };
    }

    /** Best first wins among any-of branches. */
    private static int promise(FindingStatus status) {
        return switch (status) {
            case MET -> 3;
            case OPEN -> 2;
            case NOT_SHOWN -> 1;
            case NOT_MET -> 0;
        };
    }

    private interface Rank {
        int of(FindingStatus status);
    }

    /** The same findings in the same order; compared as the shared objects that they are. */
    private static final class Asked {
        private final Finding[] findings;
        private final int hash;

        Asked(Finding[] findings) {
            this.findings = findings;
            int mixed = 1;
            for (Finding finding : findings) {
                mixed = 31 * mixed + System.identityHashCode(finding);
            }
            this.hash = mixed;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked asked && isSame(findings, asked.findings);
        }

        @SuppressWarnings("ReferenceEquality") // equal in all their words would cost more than to make them anew
        private static boolean isSame(Finding[] one, Finding[] other) {
            boolean same = one.length == other.length;
            for (int i = 0; same && i < one.length; i++) {
                same = one[i] == other[i];
            }
            return same;
        }
    }
}
