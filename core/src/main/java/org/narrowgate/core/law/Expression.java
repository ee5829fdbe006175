package org.narrowgate.core.law;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A condition after it was parsed and type-checked: a tree over {@code bool}, {@code int} and {@code string} small
 * enough to be reasoned about. There is no "or": any-of between pieces of evidence is a {@link Check.AnyOf}, so that
 * each piece has a finding of its own.
 */
public sealed interface Expression extends Serializable {
    /** A {@link Boolean}, {@link Long} or {@link String}. */
    record Literal(Serializable value) implements Expression {}

    record Fact(int slot, String name) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    /** Both sides are of one type; order is defined for {@code int} only. */
    record Compare(Operator operator, Expression left, Expression right) implements Expression {}

    record In(Expression value, Set<? extends Serializable> members) implements Expression {
        public In {
            members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
        }
    }

    /** Addition of {@code int}s; overflow throws, which denies. */
    record Plus(Expression left, Expression right) implements Expression {}

    record Minus(Expression left, Expression right) implements Expression {}

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }
}
