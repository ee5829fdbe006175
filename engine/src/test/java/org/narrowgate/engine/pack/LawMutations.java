package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.Expression.Operator;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.LegalException;

/** Every way in which one place of an element could have been written wrongly, each as an element of its own. */
final class LawMutations {
    /** One wrong version of an element; {@code what} says where and how it is wrong. */
    record Mutant(String what, ElementDraft element) {}

    /** One wrong version of a part of an element. */
    private record Wrong<T>(String what, T part) {}

    private LawMutations() {}

    static List<Mutant> of(ElementDraft element) {
        List<Mutant> mutants = new ArrayList<>();
        element.check().ifPresent(check -> ofBranch(check)
                .forEach(w -> mutants.add(new Mutant(w.what(), with(element, w.part())))));
        for (int i = 0; i < element.exceptions().size(); i++) {
            int at = i;
            LegalException exception = element.exceptions().get(i);
            List<LegalException> without = new ArrayList<>(element.exceptions());
            without.remove(at);
            mutants.add(new Mutant(exception.id() + " left out", with(element, without)));
            ofCondition(exception.when()).forEach(w -> {
                List<LegalException> changed = new ArrayList<>(element.exceptions());
                changed.set(at, when(exception, w.part()));
                mutants.add(new Mutant(exception.id() + " when " + w.what(), with(element, changed)));
            });
        }
        return mutants;
    }

    private static List<Wrong<Branch>> ofBranch(Branch branch) {
        List<Wrong<Branch>> wrong = new ArrayList<>();
        if (branch instanceof Branch.Leaf leaf) {
            ofTest(leaf.raw()).forEach(w -> wrong.add(new Wrong<>(w.what(), new Branch.Leaf(w.part()))));
        } else if (branch instanceof Branch.Group group) {
            wrong.addAll(ofGroup(group));
        } else if (branch instanceof Branch.Table table) {
            wrong.addAll(ofTable(table));
        } else if (branch instanceof Branch.ByReading by) {
            by.readings().forEach((reading, each) -> ofBranch(each).forEach(w -> {
                Map<String, Branch> changed = new LinkedHashMap<>(by.readings());
                changed.put(reading, w.part());
                wrong.add(new Wrong<>(w.what(), new Branch.ByReading(by.question(), by.strictest(), changed)));
            }));
        }
        return wrong;
    }

    private static List<Wrong<Branch>> ofGroup(Branch.Group group) {
        List<Wrong<Branch>> wrong = new ArrayList<>();
        for (int i = 0; i < group.branches().size(); i++) {
            int at = i;
            List<Branch> without = new ArrayList<>(group.branches());
            without.remove(at);
            wrong.add(new Wrong<>(
                    group.id() + " without its branch " + (i + 1), new Branch.Group(group.all(), group.id(), without)));
            ofBranch(group.branches().get(i)).forEach(w -> {
                List<Branch> changed = new ArrayList<>(group.branches());
                changed.set(at, w.part());
                wrong.add(new Wrong<>(w.what(), new Branch.Group(group.all(), group.id(), changed)));
            });
        }
        wrong.add(new Wrong<>(
                group.id() + " with any for all, or all for any",
                new Branch.Group(!group.all(), group.id(), group.branches())));
        return wrong;
    }

    private static List<Wrong<Branch>> ofTable(Branch.Table table) {
        List<Wrong<Branch>> wrong = new ArrayList<>();
        table.cases().keySet().forEach(value -> {
            Map<String, Branch> without = new LinkedHashMap<>(table.cases());
            without.remove(value);
            wrong.add(new Wrong<>(table.id() + " without its case " + value, with(table, without)));
        });
        // Values written on one line share one branch, and are written wrongly together.
        Set<Branch> branches = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Branch each : table.cases().values()) {
            if (branches.add(each)) {
                ofBranch(each).forEach(w -> {
                    Map<String, Branch> changed = new LinkedHashMap<>(table.cases());
                    changed.replaceAll((value, branch) -> branch == each ? w.part() : branch);
                    wrong.add(new Wrong<>(w.what(), with(table, changed)));
                });
            }
        }
        return wrong;
    }

    private static List<Wrong<Check.Test>> ofTest(Check.Test test) {
        List<Wrong<Check.Test>> wrong = new ArrayList<>();
        ofCondition(test.met())
                .forEach(
                        w -> wrong.add(new Wrong<>(test.id() + " met " + w.what(), with(test, w.part(), test.open()))));
        test.open().ifPresent(open -> {
            wrong.add(new Wrong<>(test.id() + " never open", with(test, test.met(), Optional.empty())));
            ofCondition(open.when()).stream()
                    .filter(w -> test.isJudged()
                            || (!w.what().equals("always") && !w.what().startsWith("with another bound")))
                    .forEach(w -> wrong.add(new Wrong<>(
                            test.id() + " open " + w.what(),
                            with(test, test.met(), Optional.of(new Check.Open(w.part(), open.question()))))));
        });
        return wrong;
    }

    private static List<Wrong<Condition>> ofCondition(Condition condition) {
        List<Wrong<Condition>> wrong = new ArrayList<>();
        Expression tree = condition.tree();
        if (!tree.equals(new Expression.Literal(true))) {
            wrong.add(new Wrong<>("always", Condition.of("true", new Expression.Literal(true))));
        }
        wrong.add(new Wrong<>("negated", Condition.of("!(" + condition.source() + ")", new Expression.Not(tree))));
        ofTree(tree).forEach(w -> wrong.add(new Wrong<>(w.what(), Condition.of(w.what(), w.part()))));
        return wrong;
    }

    private static List<Wrong<Expression>> ofTree(Expression tree) {
        List<Wrong<Expression>> wrong = new ArrayList<>();
        if (tree instanceof Expression.And and) {
            wrong.add(new Wrong<>("without its last conjunct", and.left()));
            wrong.add(new Wrong<>("without its first conjuncts", and.right()));
            ofTree(and.left())
                    .forEach(w -> wrong.add(new Wrong<>(w.what(), new Expression.And(w.part(), and.right()))));
            ofTree(and.right())
                    .forEach(w -> wrong.add(new Wrong<>(w.what(), new Expression.And(and.left(), w.part()))));
        } else if (tree instanceof Expression.Compare compare) {
            other(compare.operator())
                    .ifPresent(o -> wrong.add(new Wrong<>(
                            "with another bound in " + name(compare.left()),
                            new Expression.Compare(o, compare.left(), compare.right()))));
        } else if (tree instanceof Expression.In in) {
            in.members().forEach(member -> {
                Set<java.io.Serializable> fewer = new LinkedHashSet<>(in.members());
                fewer.remove(member);
                wrong.add(new Wrong<>("without " + member, new Expression.In(in.value(), fewer)));
            });
        }
        return wrong;
    }

    private static String name(Expression tree) {
        return tree instanceof Expression.Fact fact ? fact.name() : tree.toString();
    }

    /** The same bound taken in where it was left out, or the reverse. */
    private static Optional<Operator> other(Operator operator) {
        return switch (operator) {
            case LESS -> Optional.of(Operator.LESS_OR_EQUAL);
            case LESS_OR_EQUAL -> Optional.of(Operator.LESS);
            case GREATER -> Optional.of(Operator.GREATER_OR_EQUAL);
            case GREATER_OR_EQUAL -> Optional.of(Operator.GREATER);
            case EQUAL, NOT_EQUAL -> Optional.empty();
        };
    }

    private static Check.Test with(Check.Test test, Condition met, Optional<Check.Open> open) {
        return new Check.Test(test.id(), test.citation(), test.text(), test.basis(), met, open, test.cure());
    }

    private static Branch.Table with(Branch.Table table, Map<String, Branch> cases) {
        return new Branch.Table(
                table.id(),
                table.citation(),
                table.text(),
                table.basis(),
                table.slot(),
                table.fact(),
                cases,
                table.cure());
    }

    private static LegalException when(LegalException e, Condition when) {
        return new LegalException(e.id(), e.excepts(), e.citation(), e.text(), when, e.outcome(), e.question());
    }

    private static ElementDraft with(ElementDraft e, Branch check) {
        return draft(e, Optional.of(check), e.exceptions());
    }

    private static ElementDraft with(ElementDraft e, List<LegalException> exceptions) {
        return draft(e, e.check(), exceptions);
    }

    private static ElementDraft draft(ElementDraft e, Optional<Branch> check, List<LegalException> exceptions) {
        return new ElementDraft(
                e.mark(),
                e.id(),
                e.layer(),
                e.citation(),
                e.text(),
                e.kind(),
                e.stage(),
                e.ground(),
                check,
                exceptions,
                e.inForce(),
                e.exceptionDates());
    }

    /** Whether a finding is not what a case expects. */
    static boolean differs(PackCase example, String element, FindingStatus status, String branch) {
        PackCase.Expected expected = example.expected().get(element);
        if (expected == null) {
            return status != FindingStatus.MET;
        }
        return status != expected.status()
                || expected.branch().filter(b -> !b.equals(branch)).isPresent();
    }
}
