package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;

/** Runs the cases of a pack: facts in, findings out. A pack is not usable while one fails. */
public final class PackCases {
    private PackCases() {}

    /** What became of one case; {@code differences} is empty if it passed. */
    public record Result(PackCase example, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        public boolean passed() {
            return differences.isEmpty();
        }

        /** The case with its place and what was found instead of what it expects; empty if it passed. */
        @Override
        public String toString() {
            return passed()
                    ? ""
                    : example.file() + ":" + example.line() + ":" + example.column() + ": case `" + example.name()
                            + "`: " + String.join("; ", differences);
        }
    }

    public static List<Result> run(Pack pack) {
        List<Result> results = new ArrayList<>();
        for (PackCase example : pack.cases()) {
            results.add(run(pack, example));
        }
        return results;
    }

    public static Result run(Pack pack, PackCase example) {
        Facts facts = facts(pack, example);
        List<String> differences = new ArrayList<>();
        Set<String> expected = new TreeSet<>(example.expected().keySet());
        Set<String> asked = new HashSet<>();
        for (ElementTest test : pack.tests(example)) {
            expected.remove(test.element().id());
            Finding finding = test.on(facts, open -> {
                open.question().ifPresent(question -> asked.add(question.id()));
                return example.judged(open);
            });
            PackCase.Expected wanted = example.expected().get(test.element().id());
            FindingStatus status = wanted == null ? FindingStatus.MET : wanted.status();
            if (finding.status() != status) {
                differences.add(test.element().id() + " is " + described(finding) + ", expected " + status);
            } else if (wanted != null
                    && wanted.branch().isPresent()
                    && !wanted.branch().get().equals(finding.branch())) {
                differences.add(test.element().id() + " is " + described(finding) + ", expected by branch `"
                        + wanted.branch().get() + "`");
            }
        }
        expected.forEach(
                id -> differences.add(id + " is not in force on " + example.on().orElseThrow()));
        example.answered().stream()
                .filter(question -> !asked.contains(question))
                .sorted()
                .forEach(question -> differences.add("the question `" + question + "` is settled, but not raised"));
        return new Result(example, differences);
    }

    /** The facts of a case as conditions see them. */
    public static Facts facts(Pack pack, PackCase example) {
        Facts facts = Facts.none(pack.schema());
        example.facts().forEach(facts::set);
        return facts;
    }

    static void requirePassed(Pack pack) throws DocumentException {
        Problems problems = new Problems();
        for (Result result : run(pack)) {
            if (!result.passed()) {
                problems.add(failure(result));
            }
        }
        problems.throwIfAny();
    }

    private static Problem failure(Result result) {
        PackCase example = result.example();
        return new Problem(
                example.file(),
                example.line(),
                example.column(),
                "the case `" + example.name() + "` fails: " + String.join("; ", result.differences()),
                "the pack is not usable until it passes",
                example.source());
    }

    private static String described(Finding finding) {
        return finding.status() + " by branch `" + finding.branch() + "`"
                + (finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")");
    }
}
