package org.narrowgate.engine.pack;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problems;

/** Turns a type-checked tree of the {@link Subset} into an {@link Expression}; the last place that sees cel-java. */
final class TreeReader {
    private final Vocabulary vocabulary;
    private final Problems problems;
    private final ConditionReader.Source source;
    private final CelAbstractSyntaxTree tree;

    TreeReader(Vocabulary vocabulary, Problems problems, ConditionReader.Source source, CelAbstractSyntaxTree tree) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.source = source;
        this.tree = tree;
    }

    Expression read() {
        return read(tree.getExpr());
    }

    private Expression read(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> new Expression.Literal(constant(expression.constant()));
            case IDENT, SELECT -> fact(expression);
            case CALL -> call(expression);
            case LIST, STRUCT, MAP, COMPREHENSION, NOT_SET ->
                throw new IllegalStateException("the subset has no " + expression.getKind());
        };
    }

    private Expression fact(CelExpr expression) {
        String name = Subset.dotted(expression).orElseThrow();
        return new Expression.Fact(vocabulary.slot(name).orElseThrow(), name);
    }

    private static Serializable constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case STRING_VALUE -> constant.stringValue();
            default -> throw new IllegalStateException("the subset has no constant of kind " + constant.getKind());
        };
    }

    private Expression call(CelExpr expression) {
        List<CelExpr> args = new ArrayList<>(expression.call().args());
        Operator operator = Operator.findReverse(expression.call().function()).orElseThrow();
        return switch (operator) {
            case LOGICAL_NOT -> new Expression.Not(read(args.get(0)));
            case LOGICAL_AND -> new Expression.And(read(args.get(0)), read(args.get(1)));
            case EQUALS -> equality(Expression.Operator.EQUAL, args);
            case NOT_EQUALS -> equality(Expression.Operator.NOT_EQUAL, args);
            case LESS -> order(Expression.Operator.LESS, expression);
            case LESS_EQUALS -> order(Expression.Operator.LESS_OR_EQUAL, expression);
            case GREATER -> order(Expression.Operator.GREATER, expression);
            case GREATER_EQUALS -> order(Expression.Operator.GREATER_OR_EQUAL, expression);
            case ADD -> new Expression.Plus(number(args.get(0)), number(args.get(1)));
            case SUBTRACT -> new Expression.Minus(number(args.get(0)), number(args.get(1)));
            case IN -> in(args);
            default -> throw new IllegalStateException("the subset has no " + operator);
        };
    }

    private Expression equality(Expression.Operator operator, List<CelExpr> sides) {
        Expression left = read(sides.get(0));
        Expression right = read(sides.get(1));
        possible(left, right, sides.get(1));
        possible(right, left, sides.get(0));
        return new Expression.Compare(operator, left, right);
    }

    private Expression order(Expression.Operator operator, CelExpr expression) {
        List<CelExpr> sides = new ArrayList<>(expression.call().args());
        return new Expression.Compare(operator, number(sides.get(0)), number(sides.get(1)));
    }

    private Expression number(CelExpr expression) {
        if (!tree.getTypeOrThrow(expression.id()).equals(SimpleType.INT)) {
            problems.add(
                    source.place(offset(expression)),
                    "only numbers and days are added, subtracted or put in order",
                    "compare texts by `==` or `in`");
        }
        return read(expression);
    }

    private Expression in(List<CelExpr> args) {
        Expression value = read(args.get(0));
        Set<Serializable> members = new LinkedHashSet<>();
        for (CelExpr member : args.get(1).list().elements()) {
            Serializable constant = constant(member.constant());
            possible(value, new Expression.Literal(constant), member);
            if (!members.add(constant)) {
                problems.add(source.place(offset(member)), "`" + constant + "` is listed twice", "remove one of them");
            }
        }
        return new Expression.In(value, members);
    }

    /** A constant that a fact can never have would make a rule that never holds, or worse, one that always does. */
    private void possible(Expression left, Expression right, CelExpr place) {
        if (!(left instanceof Expression.Fact fact) || !(right instanceof Expression.Literal literal)) {
            return;
        }
        List<String> values =
                vocabulary.fact(fact.slot()).map(FactDeclaration::values).orElse(List.of());
        if (literal.value() instanceof String text && !values.isEmpty() && !values.contains(text)) {
            problems.add(
                    source.place(offset(place)),
                    "`" + fact.name() + "` is never `" + text + "`",
                    NearestName.remedy(text, values));
        }
    }

    private int offset(CelExpr expression) {
        Integer offset = tree.getSource().getPositionsMap().get(expression.id());
        return offset == null ? 0 : offset;
    }
}
