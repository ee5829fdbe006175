package org.narrowgate.engine.pack;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactType;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;

/**
 * Reads conditions: the Common Expression Language parsed and type-checked by cel-java, cut down to a subset small
 * enough to be reasoned about, and turned into {@link Expression}s.
 *
 * <p>Three passes, each only if the one before found nothing: the parser; {@link Subset}, which refuses what the
 * language has and we do not and names the fact that was probably meant; the type checker. cel-java's runtime is never
 * used here: the tests hold the compiled conditions against it.
 */
final class ConditionReader {
    /** A condition that does not fit on a few lines should be several, each with a finding of its own. */
    private static final int LONGEST_CONDITION = 1_000;

    private static final Pattern NO_OVERLOAD =
            Pattern.compile("^found no matching overload for '.*' applied to '\\((.*?)\\)'");

    private static final String NO_SIGN = "token recognition error at: ";

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST_CONDITION)
            .maxParseRecursionDepth(32)
            .build();

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final CelCompiler compiler;

    private ConditionReader(Vocabulary vocabulary, Problems problems, CelCompiler compiler) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.compiler = compiler;
    }

    static ConditionReader of(Vocabulary vocabulary, Problems problems) {
        return new ConditionReader(vocabulary, problems, compiler(vocabulary));
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** A compiler that knows the facts as dotted names and no macro. */
    static CelCompiler compiler(Vocabulary vocabulary) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros()
                .setResultType(SimpleType.BOOL);
        for (FactDeclaration fact : vocabulary.schema().declarations()) {
            builder.addVar(fact.name(), type(fact.type()));
        }
        vocabulary.thresholds().keySet().forEach(t -> builder.addVar(Vocabulary.spelled(t), SimpleType.INT));
        return builder.build();
    }

    /** The condition written in a scalar; empty if a problem was found in it. */
    Optional<Condition> read(Node.Scalar scalar) {
        String source = scalar.text().strip();
        if (source.codePointCount(0, source.length()) > LONGEST_CONDITION) {
            problems.add(
                    scalar.mark(),
                    "the condition is longer than " + LONGEST_CONDITION + " characters",
                    "split it into branches of `all_of`");
            return Optional.empty();
        }
        int leading = scalar.text().indexOf(source);
        Source written = new Source(scalar, leading);
        int before = problems.count();
        try {
            CelAbstractSyntaxTree parsed = tree(compiler.parse(source));
            new Subset(vocabulary, problems, written, parsed).check();
            if (problems.count() > before) {
                return Optional.empty();
            }
            CelAbstractSyntaxTree checked = tree(compiler.check(parsed));
            Expression expression = new TreeReader(vocabulary, problems, written, checked).read();
            return problems.count() > before
                    ? Optional.empty()
                    : Optional.of(Condition.of(source.replaceAll("\\s+", " "), expression));
        } catch (CelValidationException invalid) {
            invalid.getErrors().forEach(issue -> add(written, invalid, issue));
            return Optional.empty();
        }
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result) throws CelValidationException {
        return result.getAst();
    }

    private void add(Source written, CelValidationException invalid, CelIssue issue) {
        int offset =
                invalid.getSource().getLocationOffset(issue.getSourceLocation()).orElse(0);
        String message = issue.getMessage().replaceAll("\\s+", " ");
        int expecting = message.indexOf(" expecting ");
        if (expecting > 0) {
            message = message.substring(0, expecting);
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.find()) {
            problems.add(
                    written.place(offset),
                    "the types do not go together: " + overload.group(1).replace(", ", " and "),
                    "compare like with like");
        } else if (message.startsWith("expected type 'bool'")) {
            problems.add(
                    written.place(offset), "a condition must be true or false", "compare the value with something");
        } else if (message.contains("'<EOF>'")) {
            problems.add(
                    written.place(Math.max(0, offset - 1)),
                    "the condition ends before it is complete",
                    "write what is missing behind this place, or remove the last sign");
        } else if (message.startsWith(NO_SIGN)) {
            problems.add(
                    written.place(offset),
                    "the sign `" + message.replace(NO_SIGN, "").replace("'", "").strip()
                            + "` is not part of conditions",
                    "compare by `==`, join by `&&`");
        } else {
            problems.add(
                    written.place(offset),
                    "the condition cannot be read: " + message,
                    "check operators, quotes and brackets before this place");
        }
    }

    private static CelType type(FactType type) {
        return switch (type) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case STRING -> SimpleType.STRING;
        };
    }

    /** Where the text of a condition stands, for its carets; offsets count code points from its first character. */
    record Source(Node.Scalar scalar, int leading) {
        Mark place(int offset) {
            return Places.of(scalar, leading + offset);
        }
    }
}
