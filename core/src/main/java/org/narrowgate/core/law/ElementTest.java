package org.narrowgate.core.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An element made ready to be asked of many rows: a function from facts to a finding.
 *
 * <p>Findings hold no row's data, so each is made once, when the element is compiled, and shared by all the rows that
 * come to it; only an exception that applies makes a new one.
 */
public final class ElementTest {
    private final Element element;
    private final CheckNode root;

    private ElementTest(Element element, CheckNode root) {
        this.element = element;
        this.root = root;
    }

    /**
     * Makes the element ready.
     *
     * @throws IllegalArgumentException for a duty, which has no condition, or an exception that excepts no branch
     */
    public static ElementTest of(Element element) {
        Check check = element.check()
                .orElseThrow(() -> new IllegalArgumentException("element `" + element.id() + "` has no condition"));
        Map<String, List<LegalException>> exceptions = new HashMap<>();
        for (LegalException exception : element.exceptions()) {
            exceptions
                    .computeIfAbsent(exception.excepts(), k -> new ArrayList<>())
                    .add(exception);
        }
        Set<String> branches = new HashSet<>();
        CheckNode root = node(element, check, List.of(), exceptions, branches);
        for (String excepted : exceptions.keySet()) {
            if (!branches.contains(excepted)) {
                throw new IllegalArgumentException("element `" + element.id() + "`: no branch is called `" + excepted
                        + "`, which an exception excepts");
            }
        }
        return new ElementTest(element, root);
    }

    public Element element() {
        return element;
    }

    /** The element's finding on these facts. */
    public Finding on(Facts facts) {
        return root.finding(facts, UnaryOperator.identity());
    }

    /**
     * The element's finding on these facts, where persons have answered some of its questions.
     *
     * @param judge replaces an OPEN finding of a branch by the signed answer to its question, if there is one
     */
    public Finding on(Facts facts, UnaryOperator<Finding> judge) {
        return root.finding(facts, judge);
    }

    /** Every branch that keeps the element from being met; of alternatives all, if none is met, and else none. */
    public List<Finding> unmet(Facts facts, UnaryOperator<Finding> judge) {
        List<Finding> unmet = new ArrayList<>();
        root.unmet(facts, judge, unmet);
        return unmet;
    }

    /**
     * Two cases may share one branch, so exceptions are looked up and never used up; {@code met} gathers the ids.
     *
     * @param by facts of the tables through which the check is reached
     */
    private static CheckNode node(
            Element element,
            Check check,
            List<String> by,
            Map<String, List<LegalException>> exceptions,
            Set<String> met) {
        if (check instanceof Check.AllOf all) {
            return CheckGroup.allOf(nodes(element, all.branches(), by, exceptions, met));
        }
        if (check instanceof Check.AnyOf any) {
            return CheckGroup.anyOf(nodes(element, any.branches(), by, exceptions, met));
        }
        met.add(check.id());
        List<LegalException> excepting = exceptions.getOrDefault(check.id(), List.of());
        if (check instanceof Check.Test test) {
            return excepting.isEmpty()
                    ? new Leaf(element, test, by)
                    : new ExceptedCheck(new Leaf(element, test, by), test.basis(), test.cure(), excepting, false);
        }
        Check.Cases cases = (Check.Cases) check;
        Map<String, CheckNode> nodes = new HashMap<>();
        List<String> below = cases.lookedAt(by);
        Set<String> inside = new HashSet<>();
        cases.cases().forEach((value, branch) -> nodes.put(value, node(element, branch, below, exceptions, inside)));
        met.addAll(inside);
        CheckNode table = new Table(element, cases, below, nodes);
        boolean within = inside.stream().anyMatch(exceptions::containsKey);
        return excepting.isEmpty() ? table : new ExceptedCheck(table, cases.basis(), cases.cure(), excepting, within);
    }

    private static List<CheckNode> nodes(
            Element element,
            List<Check> branches,
            List<String> by,
            Map<String, List<LegalException>> exceptions,
            Set<String> met) {
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("element `" + element.id() + "` has a group without branches");
        }
        return branches.stream().map(b -> node(element, b, by, exceptions, met)).toList();
    }

    private static final class Leaf implements CheckNode {
        private final Condition met;
        private final @Nullable Condition open;
        private final Finding[] findings = new Finding[FindingStatus.values().length];
        private final Finding[] missing;
        private final Finding[] missingForOpen;
        private final Finding noValue;

        Leaf(Element element, Check.Test test, List<String> by) {
            this.met = test.met();
            this.open = test.open().map(Check.Open::when).orElse(null);
            List<String> facts = test.lookedAt(by);
            for (FindingStatus status : FindingStatus.values()) {
                Optional<Question> question =
                        status == FindingStatus.OPEN ? test.open().map(Check.Open::question) : Optional.empty();
                findings[status.ordinal()] = finding(element, test, status, facts, "", question);
            }
            missing = absent(element, test, facts, met.facts());
            missingForOpen = absent(element, test, facts, open == null ? List.of() : open.facts());
            String why = "what its condition asks has no value";
            noValue = finding(element, test, FindingStatus.NOT_SHOWN, facts, why, Optional.empty());
        }

        @Override
        public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
            int absent = met.missing(facts);
            if (absent >= 0) {
                return missing[absent];
            }
            if (open != null) {
                int absentForOpen = open.missing(facts);
                if (absentForOpen >= 0) {
                    return missingForOpen[absentForOpen];
                }
            }
            FindingStatus status = status(facts);
            if (status == FindingStatus.NOT_SHOWN) {
                return noValue;
            }
            Finding finding = findings[status.ordinal()];
            return status == FindingStatus.OPEN ? judge.apply(finding) : finding;
        }

        private FindingStatus status(Facts facts) {
            return switch (met.on(facts)) {
                case TRUE -> FindingStatus.MET;
                case NONE -> FindingStatus.NOT_SHOWN;
                case FALSE -> open == null ? FindingStatus.NOT_MET : left(open, facts);
            };
        }

        /** The status of what is not met, where the law may leave it to a person. */
        private static FindingStatus left(Condition open, Facts facts) {
            return switch (open.on(facts)) {
                case TRUE -> FindingStatus.OPEN;
                case NONE -> FindingStatus.NOT_SHOWN;
                case FALSE -> FindingStatus.NOT_MET;
            };
        }

        /** For each fact that a condition names, the finding if it is the first that is absent. */
        private static Finding[] absent(Element element, Check.Test test, List<String> facts, List<String> named) {
            return named.stream()
                    .map(fact -> finding(
                            element,
                            test,
                            FindingStatus.NOT_SHOWN,
                            facts,
                            "`" + fact + "` is not known",
                            Optional.empty()))
                    .toArray(Finding[]::new);
        }

        private static Finding finding(
                Element element,
                Check.Test test,
                FindingStatus status,
                List<String> facts,
                String detail,
                Optional<Question> question) {
            return new Finding(
                    element,
                    status,
                    test.id(),
                    test.citation(),
                    test.text(),
                    test.basis(),
                    facts,
                    detail,
                    question,
                    test.cure());
        }
    }

    /** A finding that no further fact changes. */
    private record Settled(Finding finding) implements CheckNode {
        @Override
        public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
            return finding;
        }
    }

    private static final class Table implements CheckNode {
        private final int slot;
        private final Map<String, CheckNode> cases;
        private final CheckNode absent;
        private final CheckNode unlisted;

        Table(Element element, Check.Cases table, List<String> lookedAt, Map<String, CheckNode> cases) {
            this.slot = table.slot();
            this.cases = cases;
            this.absent = new Settled(
                    finding(element, table, lookedAt, FindingStatus.NOT_SHOWN, "`" + table.fact() + "` is not known"));
            this.unlisted = new Settled(
                    finding(element, table, lookedAt, FindingStatus.NOT_MET, "no case for the value stated"));
        }

        private CheckNode chosen(Facts facts) {
            return facts.get(slot) instanceof String value ? cases.getOrDefault(value, unlisted) : absent;
        }

        @Override
        public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
            return chosen(facts).finding(facts, judge);
        }

        @Override
        public void unmet(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
            chosen(facts).unmet(facts, judge, into);
        }

        private static Finding finding(
                Element element, Check.Cases table, List<String> lookedAt, FindingStatus status, String detail) {
            return new Finding(
                    element,
                    status,
                    table.id(),
                    table.citation(),
                    table.text(),
                    table.basis(),
                    lookedAt,
                    detail,
                    Optional.empty(),
                    table.cure());
        }
    }
}
