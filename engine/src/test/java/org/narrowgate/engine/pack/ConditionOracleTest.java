package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Stage;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;

/** Holds the compiled closures against cel-java's own runtime, which the program itself never uses. */
class ConditionOracleTest {
    private static final long SEED = 6103;
    private final CelRuntime runtime =
            CelRuntimeFactory.legacyCelRuntimeBuilder().build();

    @Test
    void the_conditions_of_every_pack_say_what_the_reference_runtime_says() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int agreed = 0;
        for (Pack pack : StatutePacks.withInvented()) {
            CelCompiler compiler = ConditionReader.compiler(pack.vocabulary());
            Map<String, Long> numbers = pack.choice(Map.of(), Set.of()).thresholds();
            Map<String, Condition> conditions = new LinkedHashMap<>();
            conditions(Pack.elements(pack.drafts(), pack.choice(Map.of(), Set.of())))
                    .forEach(c -> conditions.put(c.source(), c));
            for (PackReading reading : pack.readings()) {
                Choice choice = pack.choice(Map.of(), Set.of(reading.id()));
                conditions(Pack.elements(pack.drafts(), choice)).forEach(c -> conditions.put(c.source(), c));
            }
            assertThat(conditions).hasSizeGreaterThan(10);
            for (Condition condition : conditions.values()) {
                CelRuntime.Program program = program(compiler, condition.source());
                for (int i = 0; i < 200; i++) {
                    Facts facts = facts(pack.schema(), random);
                    agreed += compare(condition, program, facts, numbers, "seed " + SEED + ": " + condition.source());
                }
            }
        }
        assertThat(agreed).isGreaterThan(10_000);
    }

    @Test
    void random_expressions_say_what_the_reference_runtime_says() throws Exception {
        FactSchema schema = schema();
        Vocabulary vocabulary = new Vocabulary(schema, Map.of("limit", new Pack.Threshold(7L, Narrows.LOWER, "seven")));
        Choice choice = new Choice(Map.of("threshold.limit", 7L), Map.of(), Set.of(), Optional.empty(), "");
        CelCompiler compiler = ConditionReader.compiler(vocabulary);
        int agreed = 0;
        for (int seed = 0; seed < 600; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String source = bool(random, 4);
            Problems problems = new Problems();
            Node.Scalar scalar = (Node.Scalar) Yaml.read(
                            "random",
                            ("'" + source.replace("'", "''") + "'").getBytes(StandardCharsets.UTF_8),
                            problems)
                    .orElseThrow();
            Condition condition = ConditionReader.of(vocabulary, problems)
                    .read(scalar)
                    .map(choice::fill)
                    .orElse(null);
            if (condition == null) {
                assertThat(problems.isEmpty()).as("seed %d: %s", seed, source).isFalse();
                continue;
            }
            CelRuntime.Program program = program(compiler, source);
            for (int i = 0; i < 8; i++) {
                agreed += compare(
                        condition,
                        program,
                        facts(schema, random),
                        Map.of("threshold.limit", 7L),
                        "seed " + seed + ": " + source);
            }
        }
        assertThat(agreed).isGreaterThan(3_000);
    }

    /** Names of which one is the beginning of another, as the language's own resolution must tell them apart. */
    private static FactSchema schema() {
        return FactSchema.of(List.of(
                new FactDeclaration("a.flag", FactType.BOOL, Stage.ROW, ""),
                new FactDeclaration("a.flag.other", FactType.BOOL, Stage.ROW, ""),
                new FactDeclaration("a.number", FactType.INT, Stage.ROW, ""),
                new FactDeclaration("b.number", FactType.INT, Stage.ROW, ""),
                new FactDeclaration("a.text", FactType.STRING, Stage.ROW, ""),
                new FactDeclaration("b.text.deep.er", FactType.STRING, Stage.ROW, "")));
    }

    private static int compare(
            Condition condition,
            CelRuntime.Program program,
            Facts facts,
            Map<String, Long> numbers,
            String description) {
        Condition.Answer ours = condition.on(facts);
        Map<String, Object> activation = new HashMap<>(numbers);
        for (FactDeclaration fact : facts.schema().declarations()) {
            activation.put(fact.name(), facts.get(fact.name()));
        }
        try {
            boolean theirs = (Boolean) program.eval(activation);
            if (ours == Condition.Answer.NONE) {
                return 0;
            }
            assertThat(theirs).as("%s", description).isEqualTo(ours == Condition.Answer.TRUE);
        } catch (CelEvaluationException error) {
            assertThat(ours)
                    .as("%s: the reference runtime has no value, %s", description, error.getMessage())
                    .isEqualTo(Condition.Answer.NONE);
        }
        return 1;
    }

    private CelRuntime.Program program(CelCompiler compiler, String source) throws Exception {
        CelAbstractSyntaxTree tree = compiler.compile(source).getAst();
        return runtime.createProgram(tree);
    }

    private static Facts facts(FactSchema schema, SplittableRandom random) {
        Facts facts = Facts.none(schema);
        for (FactDeclaration fact : schema.declarations()) {
            facts.set(fact.name(), value(fact, random));
        }
        return facts;
    }

    private static Object value(FactDeclaration fact, SplittableRandom random) {
        return switch (fact.type()) {
            case BOOL -> random.nextBoolean();
            case INT -> number(random);
            case STRING ->
                fact.values().isEmpty()
                        ? List.of("", "x", "\u00e9", "us/26-usc-6103-i-2", "grand-jury")
                                .get(random.nextInt(5))
                        : fact.values().get(random.nextInt(fact.values().size()));
        };
    }

    private static Object number(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> random.nextLong();
            default -> (long) random.nextInt(-20, 20);
        };
    }

    private static String bool(SplittableRandom random, int depth) {
        if (depth == 0) {
            return List.of("a.flag", "a.flag.other", "true", "false").get(random.nextInt(4));
        }
        return switch (random.nextInt(8)) {
            case 0 -> "!(" + bool(random, depth - 1) + ")";
            case 1, 2 -> "(" + bool(random, depth - 1) + ") && (" + bool(random, depth - 1) + ")";
            case 3 -> text(random) + List.of(" == ", " != ").get(random.nextInt(2)) + text(random);
            case 4 -> text(random) + " in [\"x\", \"\u00e9\", \"\"]";
            case 5 -> number(random, depth - 1) + " in [1, 2, 3, -4]";
            case 6 ->
                "(" + bool(random, depth - 1) + ") " + List.of("==", "!=").get(random.nextInt(2)) + " ("
                        + bool(random, depth - 1) + ")";
            default ->
                number(random, depth - 1)
                        + List.of(" == ", " != ", " < ", " <= ", " > ", " >= ").get(random.nextInt(6))
                        + number(random, depth - 1);
        };
    }

    private static String number(SplittableRandom random, int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            return List.of("a.number", "b.number", "threshold.limit", "3", "-2").get(random.nextInt(5));
        }
        return "(" + number(random, depth - 1) + List.of(" + ", " - ").get(random.nextInt(2))
                + number(random, depth - 1) + ")";
    }

    private static String text(SplittableRandom random) {
        return List.of("a.text", "b.text.deep.er", "\"x\"", "\"\u00e9\"").get(random.nextInt(4));
    }

    private static List<Condition> conditions(List<Element> elements) {
        List<Condition> conditions = new ArrayList<>();
        for (Element element : elements) {
            element.check().ifPresent(c -> collect(c, conditions));
            element.exceptions().forEach(e -> conditions.add(e.when()));
        }
        return conditions;
    }

    private static void collect(Check check, List<Condition> into) {
        if (check instanceof Check.Test test) {
            into.add(test.met());
            test.open().ifPresent(o -> into.add(o.when()));
        } else if (check instanceof Check.AllOf all) {
            all.branches().forEach(b -> collect(b, into));
        } else if (check instanceof Check.AnyOf any) {
            any.branches().forEach(b -> collect(b, into));
        } else if (check instanceof Check.Cases cases) {
            cases.cases().values().forEach(b -> collect(b, into));
        }
    }
}
