package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.WiderReading;

/**
 * What a pack is compiled under: the numbers that stand for its thresholds, and the reading picked for each question.
 *
 * @param thresholds by the name that conditions use
 * @param picked reading by question; the strictest where silent
 * @param drafts readings picked that no counsel adopted
 * @param day whose law it is; empty for all of it, whatever its dates
 * @param note added to the text of whatever is built under a wider reading, so that it shows wherever it was relied on
 */
record Choice(
        Map<String, Long> thresholds,
        Map<String, String> picked,
        Set<String> drafts,
        Optional<LocalDate> day,
        String note) {
    private Choice under(String note) {
        return new Choice(thresholds, picked, drafts, day, note);
    }

    /** The same under the law of one day. */
    Choice on(Optional<LocalDate> day) {
        return new Choice(thresholds, picked, drafts, day, note);
    }

    /** The same for what is built under a wider reading. */
    Choice wider(String reading) {
        return under(WiderReading.mark(reading, !drafts.contains(reading)));
    }

    /** The condition with numbers in the place of thresholds. */
    Condition fill(Condition raw) {
        return Condition.of(raw.source(), fill(raw.tree()));
    }

    private Expression fill(Expression tree) {
        if (tree instanceof Expression.Fact fact) {
            return fact.slot() >= 0 ? fact : new Expression.Literal(threshold(fact.name()));
        }
        if (tree instanceof Expression.Not not) {
            return new Expression.Not(fill(not.operand()));
        }
        if (tree instanceof Expression.And and) {
            return new Expression.And(fill(and.left()), fill(and.right()));
        }
        if (tree instanceof Expression.Compare compare) {
            return new Expression.Compare(compare.operator(), fill(compare.left()), fill(compare.right()));
        }
        if (tree instanceof Expression.In in) {
            return new Expression.In(fill(in.value()), in.members());
        }
        if (tree instanceof Expression.Plus plus) {
            return new Expression.Plus(fill(plus.left()), fill(plus.right()));
        }
        if (tree instanceof Expression.Minus minus) {
            return new Expression.Minus(fill(minus.left()), fill(minus.right()));
        }
        return tree;
    }

    private Long threshold(String name) {
        Long limit = thresholds.get(name);
        if (limit == null) {
            throw new IllegalStateException("threshold `" + name + "` has no number");
        }
        return limit;
    }
}
