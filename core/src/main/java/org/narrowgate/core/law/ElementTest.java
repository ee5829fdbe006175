package org.narrowgate.core.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An element made ready to be asked of many rows: a function from facts to a finding.
 *
 * <p>Findings hold no row's data, so each is made once, when the element is compiled, and shared by all the rows that
 * come to it; only an exception that applies makes a new one.
 */
public final class ElementTest {
    private final Element element;
    private final Node root;

    private ElementTest(Element element, Node root) {
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
        Node root = node(element, check, exceptions, branches);
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

    /** The finding of every branch, in the order of the pack: for a reader who wants to know all that is wrong. */
    public List<Finding> branches(Facts facts, UnaryOperator<Finding> judge) {
        List<Finding> all = new ArrayList<>();
        root.leaves(facts, judge, all);
        return all;
    }

    /** Every branch that keeps the element from being met; of alternatives all, if none is met, and else none. */
    public List<Finding> unmet(Facts facts, UnaryOperator<Finding> judge) {
        List<Finding> unmet = new ArrayList<>();
        root.unmet(facts, judge, unmet);
        return unmet;
    }

    /** Two cases may share one branch, so exceptions are looked up and never used up; {@code met} gathers the ids. */
    private static Node node(
            Element element, Check check, Map<String, List<LegalException>> exceptions, Set<String> met) {
        if (check instanceof Check.AllOf all) {
            return new Group(nodes(element, all.branches(), exceptions, met), ElementTest::severity);
        }
        if (check instanceof Check.AnyOf any) {
            return new Group(nodes(element, any.branches(), exceptions, met), ElementTest::promise);
        }
        met.add(check.id());
        List<LegalException> excepting = exceptions.getOrDefault(check.id(), List.of());
        if (check instanceof Check.Test test) {
            return excepted(new Leaf(element, test), test.basis(), test.cure(), excepting);
        }
        Check.Cases cases = (Check.Cases) check;
        Map<String, Node> nodes = new HashMap<>();
        cases.cases().forEach((value, branch) -> nodes.put(value, node(element, branch, exceptions, met)));
        return excepted(new Table(element, cases, nodes), cases.basis(), cases.cure(), excepting);
    }

    private static Node excepted(Node node, Basis basis, String cure, List<LegalException> exceptions) {
        return exceptions.isEmpty() ? node : new Excepted(node, basis, cure, exceptions);
    }

    private static List<Node> nodes(
            Element element, List<Check> branches, Map<String, List<LegalException>> exceptions, Set<String> met) {
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("element `" + element.id() + "` has a group without branches");
        }
        return branches.stream().map(b -> node(element, b, exceptions, met)).toList();
    }

    /** Worst first wins among all-of branches. */
    private static int severity(FindingStatus status) {
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

    private interface Node {
        Finding finding(Facts facts, UnaryOperator<Finding> judge);

        default void leaves(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
            into.add(finding(facts, judge));
        }

        default void unmet(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
            Finding finding = finding(facts, judge);
            if (!finding.met()) {
                into.add(finding);
            }
        }
    }

    private record Group(List<Node> branches, Rank rank) implements Node {
        @Override
        public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
            Finding decisive = branches.get(0).finding(facts, judge);
            for (int i = 1; i < branches.size() && rank.of(decisive.status()) < 3; i++) {
                Finding next = branches.get(i).finding(facts, judge);
                if (rank.of(next.status()) > rank.of(decisive.status())) {
                    decisive = next;
                }
            }
            return decisive;
        }

        @Override
        public void leaves(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
            branches.forEach(b -> b.leaves(facts, judge, into));
        }

        @Override
        public void unmet(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
            if (!finding(facts, judge).met()) {
                branches.forEach(b -> b.unmet(facts, judge, into));
            }
        }
    }

    private static final class Leaf implements Node {
        private final Condition met;
        private final Optional<Condition> open;
        private final Map<FindingStatus, Finding> findings = new EnumMap<>(FindingStatus.class);
        private final List<Finding> missing = new ArrayList<>();
        private final List<Finding> missingForOpen = new ArrayList<>();

        Leaf(Element element, Check.Test test) {
            this.met = test.met();
            this.open = test.open().map(Check.Open::when);
            List<String> facts = new ArrayList<>(met.facts());
            open.ifPresent(
                    o -> o.facts().stream().filter(f -> !facts.contains(f)).forEach(facts::add));
            for (FindingStatus status : FindingStatus.values()) {
                Optional<Question> question =
                        status == FindingStatus.OPEN ? test.open().map(Check.Open::question) : Optional.empty();
                findings.put(status, finding(element, test, status, facts, "", question));
            }
            met.facts().forEach(f -> missing.add(absent(element, test, facts, f)));
            open.ifPresent(o -> o.facts().forEach(f -> missingForOpen.add(absent(element, test, facts, f))));
        }

        @Override
        public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
            int absent = met.missing(facts);
            if (absent >= 0) {
                return missing.get(absent);
            }
            if (open.isPresent()) {
                int absentForOpen = open.get().missing(facts);
                if (absentForOpen >= 0) {
                    return missingForOpen.get(absentForOpen);
                }
            }
            Finding finding = of(status(facts));
            return finding.status() == FindingStatus.OPEN ? judge.apply(finding) : finding;
        }

        private FindingStatus status(Facts facts) {
            try {
                if (met.holds(facts)) {
                    return FindingStatus.MET;
                }
                return open.isPresent() && open.get().holds(facts) ? FindingStatus.OPEN : FindingStatus.NOT_MET;
            } catch (ArithmeticException overflow) {
                return FindingStatus.NOT_SHOWN;
            }
        }

        private Finding of(FindingStatus status) {
            return Objects.requireNonNull(findings.get(status));
        }

        private static Finding absent(Element element, Check.Test test, List<String> facts, String fact) {
            return ElementTest.Leaf.finding(
                    element, test, FindingStatus.NOT_SHOWN, facts, "`" + fact + "` is not known", Optional.empty());
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
                    List.copyOf(facts),
                    detail,
                    question,
                    test.cure());
        }
    }

    /** A finding that no further fact changes. */
    private record Settled(Finding finding) implements Node {
        @Override
        public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
            return finding;
        }
    }

    private static final class Table implements Node {
        private final int slot;
        private final Map<String, Node> cases;
        private final Node absent;
        private final Node unlisted;

        Table(Element element, Check.Cases table, Map<String, Node> cases) {
            this.slot = table.slot();
            this.cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
            this.absent = new Settled(
                    finding(element, table, FindingStatus.NOT_SHOWN, "`" + table.fact() + "` is not known"));
            this.unlisted = new Settled(finding(element, table, FindingStatus.NOT_MET, "no case for the value stated"));
        }

        private Node chosen(Facts facts) {
            Object value = facts.get(slot);
            return value == null ? absent : cases.getOrDefault((String) value, unlisted);
        }

        @Override
        public Finding finding(Facts facts, UnaryOperator<Finding> judge) {
            return chosen(facts).finding(facts, judge);
        }

        @Override
        public void leaves(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
            chosen(facts).leaves(facts, judge, into);
        }

        @Override
        public void unmet(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
            chosen(facts).unmet(facts, judge, into);
        }

        private static Finding finding(Element element, Check.Cases table, FindingStatus status, String detail) {
            return new Finding(
                    element,
                    status,
                    table.id(),
                    table.citation(),
                    table.text(),
                    table.basis(),
                    List.of(table.fact()),
                    detail,
                    Optional.empty(),
                    table.cure());
        }
    }

    /** What rests on an exception rests on what the excepted branch would rest on, whichever case of it was reached. */
    private record Excepted(Node node, Basis basis, String cure, List<LegalException> exceptions) implements Node {
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
                        && severity(plain.status()) < severity(FindingStatus.NOT_SHOWN)) {
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
            return replaced(plain, first, first.outcome(), "exception `" + first.id() + "`");
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
}
