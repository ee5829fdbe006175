package org.narrowgate.engine.pack;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Expression;
import org.narrowgate.engine.pack.LawChange.Effect;

/**
 * Whether a condition holds of more, or of less, than another: told where conjuncts, members or limits show it, and
 * never guessed.
 */
final class ConditionChange {
    private ConditionChange() {}

    /** Empty if both say the same; WIDER if the second holds wherever the first does. */
    static Optional<Effect> of(Expression before, Expression after) {
        return compared(named(before), named(after));
    }

    /** By the name of facts alone: two packs number them differently. */
    private static Expression named(Expression tree) {
        if (tree instanceof Expression.Fact fact) {
            return new Expression.Fact(Math.min(fact.slot(), 0), fact.name());
        }
        if (tree instanceof Expression.Not not) {
            return new Expression.Not(named(not.operand()));
        }
        if (tree instanceof Expression.And and) {
            return new Expression.And(named(and.left()), named(and.right()));
        }
        if (tree instanceof Expression.Compare compare) {
            return new Expression.Compare(compare.operator(), named(compare.left()), named(compare.right()));
        }
        if (tree instanceof Expression.In in) {
            return new Expression.In(named(in.value()), in.members());
        }
        if (tree instanceof Expression.Plus plus) {
            return new Expression.Plus(named(plus.left()), named(plus.right()));
        }
        if (tree instanceof Expression.Minus minus) {
            return new Expression.Minus(named(minus.left()), named(minus.right()));
        }
        return tree;
    }

    private static Optional<Effect> compared(Expression before, Expression after) {
        List<Expression> lost = conjuncts(before);
        List<Expression> gained = conjuncts(after);
        List<Expression> common = new ArrayList<>(lost);
        common.retainAll(gained);
        lost.removeAll(common);
        gained.removeAll(common);
        if (lost.isEmpty() && gained.isEmpty()) {
            return Optional.empty();
        }
        if (lost.isEmpty() || gained.isEmpty()) {
            return Optional.of(Effect.ofMore(gained.isEmpty()));
        }
        return Optional.of(lost.size() == 1 && gained.size() == 1 ? single(lost.get(0), gained.get(0)) : Effect.OTHER);
    }

    /** Those of a conjunction; `true` demands nothing. */
    private static List<Expression> conjuncts(Expression tree) {
        List<Expression> all = new ArrayList<>();
        if (tree instanceof Expression.And and) {
            all.addAll(conjuncts(and.left()));
            all.addAll(conjuncts(and.right()));
        } else if (!tree.equals(new Expression.Literal(true))) {
            all.add(tree);
        }
        return all;
    }

    private static Effect single(Expression before, Expression after) {
        Expression never = new Expression.Literal(false);
        if (before.equals(never) || after.equals(never)) {
            return Effect.ofMore(before.equals(never));
        }
        if (before instanceof Expression.Not not && after instanceof Expression.Not other) {
            return compared(not.operand(), other.operand())
                    .map(Effect::reversed)
                    .orElse(Effect.OTHER);
        }
        Optional<Expression.In> listed = listed(before);
        Optional<Expression.In> listedNow = listed(after);
        if (listed.isPresent() && listedNow.isPresent()) {
            return members(listed.get(), listedNow.get());
        }
        return before instanceof Expression.Compare compare && after instanceof Expression.Compare other
                ? limit(compare, other)
                : Effect.OTHER;
    }

    /** Membership, or equality with a constant, which is membership of one. */
    private static Optional<Expression.In> listed(Expression tree) {
        if (tree instanceof Expression.In in) {
            return Optional.of(in);
        }
        return tree instanceof Expression.Compare compare
                        && compare.operator() == Expression.Operator.EQUAL
                        && compare.right() instanceof Expression.Literal literal
                ? Optional.of(new Expression.In(compare.left(), Set.of(literal.value())))
                : Optional.empty();
    }

    private static Effect members(Expression.In before, Expression.In after) {
        Set<? extends Serializable> then = before.members();
        Set<? extends Serializable> now = after.members();
        if (!before.value().equals(after.value())) {
            return Effect.OTHER;
        }
        return now.containsAll(then) ? Effect.WIDER : then.containsAll(now) ? Effect.NARROWER : Effect.OTHER;
    }

    private static Effect limit(Expression.Compare before, Expression.Compare after) {
        if (before.operator() != after.operator()
                || !before.left().equals(after.left())
                || !(before.right() instanceof Expression.Literal then)
                || !(after.right() instanceof Expression.Literal now)
                || !(then.value() instanceof Long from)
                || !(now.value() instanceof Long to)) {
            return Effect.OTHER;
        }
        return switch (before.operator()) {
            case LESS, LESS_OR_EQUAL -> Effect.ofMore(to > from);
            case GREATER, GREATER_OR_EQUAL -> Effect.ofMore(to < from);
            case EQUAL, NOT_EQUAL -> Effect.OTHER;
        };
    }
}
