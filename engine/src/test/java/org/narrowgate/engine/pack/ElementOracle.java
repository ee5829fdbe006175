package org.narrowgate.engine.pack;

import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.LegalException;

/**
 * A second, naive way from facts to the status of a whole element: its conditions are asked of cel-java's own runtime.
 *
 * <p>A fact that is absent or in error is not bound there, so that asking for it is an error of that language.
 */
final class ElementOracle {
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().build();

    private final CelCompiler compiler;
    private final Map<String, Object> numbers;
    private final Map<String, CelRuntime.Program> programs = new HashMap<>();

    ElementOracle(Pack pack) {
        this.compiler = ConditionReader.compiler(pack.vocabulary());
        this.numbers = Map.copyOf(pack.choice(Map.of(), Set.of()).thresholds());
    }

    FindingStatus status(Element element, Facts facts) {
        Map<String, Object> bound = new HashMap<>(numbers);
        for (FactDeclaration fact : facts.schema().declarations()) {
            Object value = facts.get(fact.name());
            if (value != null && fact.type().holds(value)) {
                bound.put(fact.name(), value);
            }
        }
        return status(element, element.check().orElseThrow(), bound);
    }

    private FindingStatus status(Element element, Check check, Map<String, Object> bound) {
        FindingStatus plain = plain(element, check, bound);
        FindingStatus found = plain;
        for (LegalException exception : element.exceptions()) {
            if (exception.excepts().equals(check.id())) {
                Optional<Boolean> applies = holds(exception.when(), bound);
                if (applies.isEmpty() && exception.outcome() != FindingStatus.MET) {
                    found = FindingStatus.NOT_SHOWN;
                } else if (applies.orElse(false)) {
                    found = exception.outcome();
                }
            }
        }
        return found;
    }

    private FindingStatus plain(Element element, Check check, Map<String, Object> bound) {
        if (check instanceof Check.AllOf all) {
            return decisive(element, all.branches(), bound, List.of("NOT_MET", "NOT_SHOWN", "OPEN", "MET"));
        }
        if (check instanceof Check.AnyOf any) {
            return decisive(element, any.branches(), bound, List.of("MET", "OPEN", "NOT_SHOWN", "NOT_MET"));
        }
        if (check instanceof Check.Cases table) {
            Object value = bound.get(table.fact());
            if (value == null) {
                return FindingStatus.NOT_SHOWN;
            }
            Check reached = table.cases().get((String) value);
            return reached == null ? FindingStatus.NOT_MET : status(element, reached, bound);
        }
        Check.Test test = (Check.Test) check;
        Optional<Boolean> met = holds(test.met(), bound);
        if (met.isEmpty() || met.get() || test.open().isEmpty()) {
            return status(met, FindingStatus.MET);
        }
        return status(holds(test.open().get().when(), bound), FindingStatus.OPEN);
    }

    private static FindingStatus status(Optional<Boolean> answer, FindingStatus holds) {
        return answer.map(a -> a ? holds : FindingStatus.NOT_MET).orElse(FindingStatus.NOT_SHOWN);
    }

    private FindingStatus decisive(
            Element element, List<Check> branches, Map<String, Object> bound, List<String> firstWins) {
        List<String> found =
                branches.stream().map(b -> status(element, b, bound).name()).toList();
        return FindingStatus.valueOf(
                firstWins.stream().filter(found::contains).findFirst().orElseThrow());
    }

    /** Empty where the language has an error, or says that it does not know, and so has no value. */
    private Optional<Boolean> holds(Condition condition, Map<String, Object> bound) {
        CelRuntime.Program program = programs.computeIfAbsent(condition.source(), this::program);
        try {
            return program.eval(bound) instanceof Boolean answer ? Optional.of(answer) : Optional.empty();
        } catch (CelEvaluationException error) {
            return Optional.empty();
        }
    }

    private CelRuntime.Program program(String source) {
        try {
            return RUNTIME.createProgram(compiler.compile(source).getAst());
        } catch (dev.cel.common.CelValidationException | CelEvaluationException invalid) {
            throw new AssertionError(source, invalid);
        }
    }
}
