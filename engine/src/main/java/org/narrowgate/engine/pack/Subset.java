package org.narrowgate.engine.pack;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.narrowgate.engine.document.Problems;

/**
 * Refuses what the Common Expression Language has and a condition may not: anything that could hide a branch without a
 * finding ({@code ||}, {@code ?:}), loop, call, or need a type beyond bool, int and string.
 */
final class Subset {
    private static final int MOST_NODES = 120;
    private static final int DEEPEST = 16;

    private static final Set<Operator> ALLOWED = EnumSet.of(
            Operator.LOGICAL_NOT,
            Operator.LOGICAL_AND,
            Operator.EQUALS,
            Operator.NOT_EQUALS,
            Operator.LESS,
            Operator.LESS_EQUALS,
            Operator.GREATER,
            Operator.GREATER_EQUALS,
            Operator.ADD,
            Operator.SUBTRACT,
            Operator.IN);

    private static final Map<Operator, String> REMEDIES = Map.of(
            Operator.LOGICAL_OR, "write `any_of` with a branch for each, so that each has a finding of its own",
            Operator.CONDITIONAL, "write `any_of` or `cases`, so that each branch has a finding of its own",
            Operator.NEGATE, "write `0 - value`",
            Operator.INDEX, "name the fact in full",
            Operator.HAS, "an absent fact is NOT_SHOWN by itself");

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final ConditionReader.Source source;
    private final CelAbstractSyntaxTree tree;
    private int nodes;

    Subset(Vocabulary vocabulary, Problems problems, ConditionReader.Source source, CelAbstractSyntaxTree tree) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.source = source;
        this.tree = tree;
    }

    void check() {
        check(tree.getExpr(), 1);
        if (nodes > MOST_NODES) {
            problems.add(source.place(0), "the condition is too large", "split it into branches of `all_of`");
        }
    }

    private void check(CelExpr expression, int depth) {
        nodes++;
        if (depth > DEEPEST) {
            refuse(expression, "the condition is nested too deeply", "split it into branches of `all_of`");
            return;
        }
        switch (expression.getKind()) {
            case CONSTANT -> constant(expression);
            case IDENT, SELECT -> name(expression);
            case CALL -> call(expression, depth);
            case LIST ->
                refuse(expression, "a list may stand only to the right of `in`", "compare with one value by `==`");
            case STRUCT, MAP -> refuse(expression, "maps are not part of conditions", "name facts one by one");
            case COMPREHENSION, NOT_SET ->
                refuse(expression, "macros are not part of conditions", "name facts one by one");
        }
    }

    private void constant(CelExpr expression) {
        CelConstant.Kind kind = expression.constant().getKind();
        if (kind != CelConstant.Kind.BOOLEAN_VALUE
                && kind != CelConstant.Kind.INT64_VALUE
                && kind != CelConstant.Kind.STRING_VALUE) {
            refuse(expression, "this constant is not a text, a whole number or a truth value", "write one of these");
        }
    }

    private void name(CelExpr expression) {
        Optional<String> dotted = dotted(expression);
        if (dotted.isEmpty()) {
            refuse(expression, "a field is selected from something that is not a fact", "name the fact in full");
            return;
        }
        OptionalInt slot = vocabulary.slot(dotted.get());
        if (slot.isEmpty()) {
            UnknownFact.tell(problems, source.place(start(expression)), dotted.get(), vocabulary.names());
        }
    }

    private void call(CelExpr expression, int depth) {
        CelExpr.CelCall call = expression.call();
        Optional<Operator> operator = Operator.findReverse(call.function());
        if (operator.isEmpty() || call.target().isPresent()) {
            refuse(
                    expression,
                    "`" + call.function() + "` is not part of conditions",
                    "only ! && == != < <= > >= in + - are");
            return;
        }
        if (!ALLOWED.contains(operator.get())) {
            String remedy = REMEDIES.getOrDefault(operator.get(), "only ! && == != < <= > >= in + - are");
            refuse(expression, symbol(operator.get()) + " is not part of conditions", remedy);
            return;
        }
        if (operator.get() == Operator.IN) {
            check(call.args().get(0), depth + 1);
            members(call.args().get(1));
            return;
        }
        call.args().forEach(a -> check(a, depth + 1));
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case LOGICAL_OR -> "`||`";
            case CONDITIONAL -> "`? :`";
            case NEGATE -> "a leading `-`";
            case INDEX, OPTIONAL_INDEX -> "`[ ]`";
            case MULTIPLY -> "`*`";
            case DIVIDE -> "`/`";
            case MODULO -> "`%`";
            default -> "`" + operator.getFunction() + "`";
        };
    }

    private void members(CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST
                || list.list().elements().isEmpty()) {
            refuse(list, "`in` needs a list of constants", "write `in [\"one\", \"other\"]`");
            return;
        }
        for (CelExpr member : list.list().elements()) {
            nodes++;
            if (member.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
                constant(member);
            } else {
                refuse(member, "`in` needs a list of constants", "compare with a fact by `==`");
            }
        }
    }

    private void refuse(CelExpr expression, String message, String remedy) {
        problems.add(source.place(start(expression)), message, remedy);
    }

    /** The dotted name that a chain of selections spells. */
    static Optional<String> dotted(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return Optional.of(expression.ident().name());
        }
        if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT
                && !expression.select().testOnly()) {
            String field = expression.select().field();
            return dotted(expression.select().operand()).map(o -> o + "." + field);
        }
        return Optional.empty();
    }

    /** Names are shown at their first character (the parser's place is the last dot), operators at their sign. */
    private int start(CelExpr expression) {
        CelExpr at = expression;
        while (at.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            at = at.select().operand();
        }
        Integer offset = tree.getSource().getPositionsMap().get(at.id());
        return offset == null ? 0 : offset;
    }
}
