package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Stage;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.SourceFile;

/** The language's own public cases, those of them that a condition can be: both evaluators give what they demand. */
class CelSpecTest {
    private static final Path COVERED = Path.of("src", "test", "resources", "cel-spec-covered.txt");
    private static final Path ENGINEER = Path.of("..", "docs", "engineer.md");
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().build();

    /** A case that our subset takes, as the condition that it is read as. */
    private record Covered(CelSpecCases.Case test, Vocabulary vocabulary, String source, Condition condition) {}

    private static List<CelSpecCases.Case> all;
    private static final List<Covered> COVERS = new ArrayList<>();
    private static final Map<String, Integer> OUTSIDE = new TreeMap<>();

    @BeforeAll
    static void read() throws Exception {
        all = CelSpecCases.all();
        for (CelSpecCases.Case test : all) {
            Optional<String> why = outside(test);
            if (why.isPresent()) {
                OUTSIDE.merge(why.get(), 1, Integer::sum);
            }
        }
    }

    @Test
    void the_cases_covered_are_those_that_are_listed() throws Exception {
        List<String> names = COVERS.stream().map(c -> c.test().name()).sorted().toList();
        assertThat(String.join("\n", names) + "\n")
                .as("the list in %s; outside are %s", COVERED, OUTSIDE)
                .isEqualTo(Files.readString(COVERED, StandardCharsets.UTF_8));
        List<String> counts = new ArrayList<>(List.of(names.size() + " of the " + all.size() + " cases"));
        OUTSIDE.forEach((why, count) -> counts.add("| " + count + " | " + why + " |"));
        assertThat(Files.readString(ENGINEER, StandardCharsets.UTF_8).replaceAll("\\s+", " "))
                .contains(counts);
    }

    @Test
    void our_closures_give_the_value_that_is_demanded_or_none_where_an_error_is() {
        for (Covered covered : COVERS) {
            Facts facts = facts(covered);
            Condition.Answer answer = covered.condition().missing(facts) >= 0
                    ? Condition.Answer.NONE
                    : covered.condition().on(facts);
            assertThat(answer)
                    .as("%s: %s", covered.test().name(), covered.source())
                    .isEqualTo(demanded(covered));
        }
    }

    @Test
    void the_reference_runtime_gives_the_value_that_is_demanded_or_an_error_where_one_is() throws Exception {
        for (Covered covered : COVERS) {
            CelRuntime.Program program = RUNTIME.createProgram(ConditionReader.compiler(covered.vocabulary())
                    .compile(covered.source())
                    .getAst());
            Map<String, Object> bound = new HashMap<>();
            covered.test().facts().stream()
                    .filter(f -> !f.bound().type().equals("NONE"))
                    .forEach(f -> bound.put(f.name(), f.bound().value()));
            Condition.Answer answer = Condition.Answer.NONE;
            try {
                if (program.eval(bound) instanceof Boolean said) {
                    answer = said ? Condition.Answer.TRUE : Condition.Answer.FALSE;
                }
            } catch (CelEvaluationException error) {
                answer = Condition.Answer.NONE;
            }
            assertThat(answer)
                    .as("%s: %s", covered.test().name(), covered.source())
                    .isEqualTo(demanded(covered));
        }
    }

    private static Condition.Answer demanded(Covered covered) {
        CelSpecCases.Case test = covered.test();
        if (test.kind().equals("error")) {
            return Condition.Answer.NONE;
        }
        return test.value().type().equals("BOOL") && test.value().value().equals(false)
                ? Condition.Answer.FALSE
                : Condition.Answer.TRUE;
    }

    private static Facts facts(Covered covered) {
        Facts facts = Facts.none(covered.vocabulary().schema());
        covered.test().facts().stream()
                .filter(f -> !f.bound().type().equals("NONE"))
                .forEach(f -> facts.set(f.name(), f.bound().value()));
        return facts;
    }

    /** Why a case is no condition of ours; one that is joins {@link #COVERS}. */
    private static Optional<String> outside(CelSpecCases.Case test) {
        if (test.kind().equals("type")) {
            return Optional.of("demands a type and no value");
        }
        if (!test.container().isEmpty() && !test.facts().isEmpty()) {
            return Optional.of("a variable is looked up in a container");
        }
        if (test.facts().stream()
                .anyMatch(f -> f.type().equals("OTHER") || f.bound().type().equals("OTHER"))) {
            return Optional.of("a variable is not bool, int or string");
        }
        if (test.kind().equals("value") && test.value().type().equals("OTHER")) {
            return Optional.of("the value is not bool, int or string");
        }
        Map<String, FactDeclaration> declared = new LinkedHashMap<>();
        test.facts()
                .forEach(f -> declared.put(
                        f.name(), new FactDeclaration(f.name(), FactType.valueOf(f.type()), Stage.ROW, "")));
        Vocabulary vocabulary = new Vocabulary(FactSchema.of(List.copyOf(declared.values())), Map.of());
        for (String source : sources(test)) {
            Optional<Condition> condition =
                    ConditionReader.of(vocabulary, new Problems()).read(scalar(test.name(), source));
            if (condition.isPresent()) {
                COVERS.add(new Covered(test, vocabulary, source, condition.get()));
                return Optional.empty();
            }
        }
        return Optional.of("a call, macro, operator, constant, name or type that conditions have not");
    }

    /** A value other than true or false is compared with the one demanded; an error is one whatever it is compared with. */
    private static List<String> sources(CelSpecCases.Case test) {
        if (test.kind().equals("error")) {
            return List.of(
                    test.expression(), "(" + test.expression() + ") == 0", "(" + test.expression() + ") == \"\"");
        }
        return switch (test.value().type()) {
            case "INT" ->
                List.of("(" + test.expression() + ") == " + test.value().text());
            case "STRING" ->
                List.of("(" + test.expression() + ") == " + quoted(test.value().text()));
            default -> List.of(test.expression());
        };
    }

    private static Node.Scalar scalar(String name, String source) {
        Mark mark = SourceFile.of(name, source).mark(1, 1);
        return new Node.Scalar(mark, source, Node.ScalarType.TEXT, Node.Style.PLAIN);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> quoted.append(
                        c == ' ' || (c < 0x80 && Character.isLetterOrDigit(c))
                                ? Character.toString(c)
                                : String.format("\\U%08x", c)));
        return quoted.append('"').toString();
    }
}
