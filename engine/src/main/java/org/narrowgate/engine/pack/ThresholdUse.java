package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Expression;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;

/**
 * Holds each use of a threshold against the direction in which an agreement may move it, so that no move opens what the
 * statute closes.
 *
 * <p>Where both hold of a branch, a move can only close it: (1) {@code met} holds of no more than before; (2) {@code
 * met} or {@code open} holds of no more than before. All-of, any-of and tables keep that order. (2) follows from (1) if
 * {@code open} moves the same way, or if what leaves {@code met} is all that {@code open} gains.
 */
final class ThresholdUse {
    private final Vocabulary vocabulary;
    private final Problems problems;

    ThresholdUse(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** What becomes of a truth as a number rises. */
    private enum Sense {
        UNTOUCHED,
        RISES,
        FALLS,
        UNKNOWN;

        Sense reversed() {
            return this == RISES ? FALLS : this == FALLS ? RISES : this;
        }

        Sense and(Sense other) {
            return this == UNTOUCHED || this == other ? other : other == UNTOUCHED ? this : UNKNOWN;
        }
    }

    void met(Condition met, Node.Scalar written) {
        for (String threshold : thresholds(met.tree())) {
            Sense sense = sense(met.tree(), threshold);
            if (sense == Sense.UNKNOWN) {
                problems.add(
                        Places.of(written, Math.max(0, written.text().indexOf(threshold))),
                        "it cannot be told what a move of `" + threshold + "` does here",
                        "compare it once, by `<=` for a ceiling or `>=` for a floor");
            } else if (!closes(sense, threshold)) {
                boolean floor = sense == Sense.FALLS;
                problems.add(
                        Places.of(written, Math.max(0, written.text().indexOf(threshold))),
                        "`" + threshold + "` is a " + (floor ? "floor" : "ceiling")
                                + " here, and an agreement may make it " + (floor ? "lower" : "higher")
                                + ", which would widen the law",
                        "write `narrows: " + (floor ? "higher" : "lower") + "` where it is declared");
            }
        }
    }

    /** A question may be asked of what leaves {@code met}, and of nothing that was refused before. */
    void open(Condition met, Condition open, Node.Scalar written) {
        for (String threshold : thresholds(open.tree())) {
            for (Expression conjunct : conjuncts(open.tree())) {
                Sense sense = sense(conjunct, threshold);
                if (sense != Sense.UNTOUCHED
                        && !closes(sense, threshold)
                        && !takesWhatLeaves(met.tree(), open.tree(), conjunct)) {
                    problems.add(
                            Places.of(written, Math.max(0, written.text().indexOf(threshold))),
                            "`" + threshold + "`, moved as an agreement may move it, could ask a person about what"
                                    + " is refused without it",
                            "write `when` as `met` with this one comparison turned round, e.g. `met: a && x <= t`,"
                                    + " `when: a && x > t`");
                }
            }
        }
    }

    /** An exception may stand against others, so that neither more nor less of it is known to close. */
    void exception(Condition when, Node.Scalar written) {
        for (String threshold : thresholds(when.tree())) {
            problems.add(
                    Places.of(written, Math.max(0, written.text().indexOf(threshold))),
                    "`" + threshold + "` stands in an exception, where a move of it could widen the law",
                    "put the comparison into a branch of the check");
        }
    }

    private boolean closes(Sense sense, String threshold) {
        Optional<Narrows> narrows = vocabulary.threshold(threshold).map(Pack.Threshold::narrows);
        return narrows.isPresent() && sense == (narrows.get() == Narrows.LOWER ? Sense.RISES : Sense.FALLS);
    }

    private static boolean takesWhatLeaves(Expression met, Expression open, Expression turned) {
        List<Expression> demanded = conjuncts(met);
        List<Expression> rest = conjuncts(open);
        rest.remove(turned);
        Optional<Expression> left =
                demanded.stream().filter(c -> turnedRound(c, turned)).findFirst();
        left.ifPresent(demanded::remove);
        return left.isPresent() && rest.containsAll(demanded);
    }

    private static boolean turnedRound(Expression one, Expression other) {
        return one instanceof Expression.Compare compare
                && other instanceof Expression.Compare turned
                && turned.operator() == turnedRound(compare.operator())
                && turned.left().equals(compare.left())
                && turned.right().equals(compare.right());
    }

    private static Expression.Operator turnedRound(Expression.Operator operator) {
        return switch (operator) {
            case EQUAL -> Expression.Operator.NOT_EQUAL;
            case NOT_EQUAL -> Expression.Operator.EQUAL;
            case LESS -> Expression.Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Expression.Operator.GREATER;
            case GREATER -> Expression.Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Expression.Operator.LESS;
        };
    }

    private static List<Expression> conjuncts(Expression tree) {
        List<Expression> all = new ArrayList<>();
        if (tree instanceof Expression.And and) {
            all.addAll(conjuncts(and.left()));
            all.addAll(conjuncts(and.right()));
        } else {
            all.add(tree);
        }
        return all;
    }

    private static Sense sense(Expression tree, String threshold) {
        if (tree instanceof Expression.Not not) {
            return sense(not.operand(), threshold).reversed();
        }
        if (tree instanceof Expression.And and) {
            return sense(and.left(), threshold).and(sense(and.right(), threshold));
        }
        if (!thresholds(tree).contains(threshold)) {
            return Sense.UNTOUCHED;
        }
        return tree instanceof Expression.Compare compare ? sense(compare, threshold) : Sense.UNKNOWN;
    }

    private static Sense sense(Expression.Compare compare, String threshold) {
        int rightward = times(compare.right(), threshold) - times(compare.left(), threshold);
        return switch (compare.operator()) {
            case EQUAL, NOT_EQUAL -> Sense.UNKNOWN;
            case LESS, LESS_OR_EQUAL -> ofSign(rightward);
            case GREATER, GREATER_OR_EQUAL -> ofSign(-rightward);
        };
    }

    private static Sense ofSign(int sign) {
        return sign == 0 ? Sense.UNKNOWN : sign > 0 ? Sense.RISES : Sense.FALLS;
    }

    /** How often a number counts in a sum. */
    private static int times(Expression sum, String threshold) {
        if (sum instanceof Expression.Plus plus) {
            return times(plus.left(), threshold) + times(plus.right(), threshold);
        }
        if (sum instanceof Expression.Minus minus) {
            return times(minus.left(), threshold) - times(minus.right(), threshold);
        }
        return sum instanceof Expression.Fact fact && fact.name().equals(threshold) ? 1 : 0;
    }

    /** The thresholds that a condition names, as it spells them. */
    private static Set<String> thresholds(Expression tree) {
        Set<String> names = new LinkedHashSet<>();
        for (Expression.Fact fact : CheckReader.facts(tree)) {
            if (fact.slot() < 0) {
                names.add(fact.name());
            }
        }
        return names;
    }
}
