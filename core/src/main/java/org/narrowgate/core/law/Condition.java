package org.narrowgate.core.law;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression compiled to plain closures (about 20 times faster than an interpreter over the tree's source).
 *
 * <p>No expression language is fail-closed by itself ({@code missing || true} is true in CEL), so this one is: every
 * fact that the expression names must be present before any of it is evaluated; see {@link #missing}.
 */
public final class Condition {
    private final String source;
    private final Expression tree;
    private final int[] slots;
    private final List<String> names;
    private final Predicate<Facts> test;

    private Condition(String source, Expression tree) {
        this.source = source;
        this.tree = tree;
        Map<Integer, String> named = new LinkedHashMap<>();
        collect(tree, named);
        this.slots = named.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.names = List.copyOf(new ArrayList<>(named.values()));
        this.test = bool(tree);
    }

    /** Compiles a checked tree; {@code source} is the text that a reader sees, as it stands in the pack. */
    public static Condition of(String source, Expression tree) {
        return new Condition(source, tree);
    }

    public String source() {
        return source;
    }

    public Expression tree() {
        return tree;
    }

    /** The facts that are looked at, in the order in which the expression names them. */
    public List<String> facts() {
        return names;
    }

    /** The first fact named by the expression that is absent, as an index into {@link #facts}; -1 if none is. */
    public int missing(Facts facts) {
        for (int i = 0; i < slots.length; i++) {
            if (facts.get(slots[i]) == null) {
                return i;
            }
        }
        return -1;
    }

    /** What came of asking: what has no value is neither true nor false, and never taken for either. */
    public enum Answer {
        TRUE,
        FALSE,
        NONE
    }

    /**
     * What the expression says of these facts; only to be asked when nothing is {@link #missing}.
     *
     * <p>Whatever goes wrong in the working out (a sum beyond a {@code long}, a value of another type than was declared)
     * is no answer: it costs the row its finding, not the run its rows.
     */
    public Answer on(Facts facts) {
        try {
            return test.test(facts) ? Answer.TRUE : Answer.FALSE;
        } catch (RuntimeException noValue) {
            return Answer.NONE;
        }
    }

    private static void collect(Expression tree, Map<Integer, String> into) {
        if (tree instanceof Expression.Fact fact) {
            into.put(fact.slot(), fact.name());
        } else if (tree instanceof Expression.Not not) {
            collect(not.operand(), into);
        } else if (tree instanceof Expression.And and) {
            collect(and.left(), into);
            collect(and.right(), into);
        } else if (tree instanceof Expression.Compare compare) {
            collect(compare.left(), into);
            collect(compare.right(), into);
        } else if (tree instanceof Expression.In in) {
            collect(in.value(), into);
        } else if (tree instanceof Expression.Plus plus) {
            collect(plus.left(), into);
            collect(plus.right(), into);
        } else if (tree instanceof Expression.Minus minus) {
            collect(minus.left(), into);
            collect(minus.right(), into);
        }
    }

    private static Predicate<Facts> bool(Expression tree) {
        if (tree instanceof Expression.Not not) {
            Predicate<Facts> operand = bool(not.operand());
            return facts -> !operand.test(facts);
        }
        if (tree instanceof Expression.And and) {
            Predicate<Facts> left = bool(and.left());
            Predicate<Facts> right = bool(and.right());
            return facts -> left.test(facts) && right.test(facts);
        }
        if (tree instanceof Expression.Compare compare) {
            return comparison(compare);
        }
        if (tree instanceof Expression.In in) {
            ValueOf value = value(in.value());
            Set<?> members = new HashSet<>(in.members());
            return facts -> in(members, value.of(facts));
        }
        ValueOf value = value(tree);
        return facts -> (Boolean) value.of(facts);
    }

    private static Predicate<Facts> comparison(Expression.Compare compare) {
        return switch (compare.operator()) {
            case EQUAL -> equality(compare);
            case NOT_EQUAL -> equality(compare).negate();
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> order(compare);
        };
    }

    private static Predicate<Facts> equality(Expression.Compare compare) {
        if (compare.left() instanceof Expression.Fact fact && compare.right() instanceof Expression.Literal literal) {
            int slot = fact.slot();
            Object constant = literal.value();
            Class<?> type = constant.getClass();
            return facts -> constant.equals(type.cast(present(facts.get(slot))));
        }
        ValueOf left = value(compare.left());
        ValueOf right = value(compare.right());
        return facts -> equal(left.of(facts), right.of(facts));
    }

    private static Predicate<Facts> order(Expression.Compare compare) {
        ToLongFunction<Facts> left = number(compare.left());
        ToLongFunction<Facts> right = number(compare.right());
        return switch (compare.operator()) {
            case LESS -> facts -> left.applyAsLong(facts) < right.applyAsLong(facts);
            case LESS_OR_EQUAL -> facts -> left.applyAsLong(facts) <= right.applyAsLong(facts);
            case GREATER -> facts -> left.applyAsLong(facts) > right.applyAsLong(facts);
            case GREATER_OR_EQUAL -> facts -> left.applyAsLong(facts) >= right.applyAsLong(facts);
            case EQUAL, NOT_EQUAL -> throw new IllegalStateException("equality is not an order");
        };
    }

    private static ToLongFunction<Facts> number(Expression tree) {
        if (tree instanceof Expression.Plus plus) {
            ToLongFunction<Facts> left = number(plus.left());
            ToLongFunction<Facts> right = number(plus.right());
            return facts -> Math.addExact(left.applyAsLong(facts), right.applyAsLong(facts));
        }
        if (tree instanceof Expression.Minus minus) {
            ToLongFunction<Facts> left = number(minus.left());
            ToLongFunction<Facts> right = number(minus.right());
            return facts -> Math.subtractExact(left.applyAsLong(facts), right.applyAsLong(facts));
        }
        if (tree instanceof Expression.Literal literal) {
            long constant = (Long) literal.value();
            return facts -> constant;
        }
        ValueOf value = value(tree);
        return facts -> (Long) value.of(facts);
    }

    private static ValueOf value(Expression tree) {
        if (tree instanceof Expression.Literal literal) {
            Object constant = literal.value();
            return facts -> constant;
        }
        if (tree instanceof Expression.Fact fact) {
            int slot = fact.slot();
            return facts -> present(facts.get(slot));
        }
        if (tree instanceof Expression.Plus || tree instanceof Expression.Minus) {
            ToLongFunction<Facts> number = number(tree);
            return number::applyAsLong;
        }
        Predicate<Facts> bool = bool(tree);
        return bool::test;
    }

    private static boolean in(Set<?> members, Object value) {
        if (members.contains(value)) {
            return true;
        }
        for (Object member : members) {
            if (member.getClass() == value.getClass()) {
                return false;
            }
        }
        throw new ClassCastException("no member is of the type of the value");
    }

    /** Values of two types are not unequal but in error, or a broken one would satisfy {@code !=}. */
    private static boolean equal(Object left, Object right) {
        return left.equals(left.getClass().cast(right));
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("a fact was read that is absent");
        }
        return value;
    }

    private interface ValueOf {
        Object of(Facts facts);
    }
}
