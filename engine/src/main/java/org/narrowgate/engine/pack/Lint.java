package org.narrowgate.engine.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;

/** What must hold of a pack as a whole: every element is shown on both sides of its line and without its evidence. */
final class Lint {
    private final Mark mark;
    private final Problems problems;

    Lint(Mark mark, Problems problems) {
        this.mark = mark;
        this.problems = problems;
    }

    void check(Situations situations, List<ElementDraft> drafts, List<PackCase> cases) {
        for (ElementDraft draft : drafts) {
            if (draft.check().isPresent()) {
                shown(draft, cases);
                draft.judged().forEach(question -> judged(draft, question, cases));
            }
        }
        dated(drafts, cases);
        situations(situations, cases);
    }

    /** By which law a case is decided must not be anybody's guess. */
    private void dated(List<ElementDraft> drafts, List<PackCase> cases) {
        if (drafts.stream().anyMatch(ElementDraft::isDated)) {
            cases.stream()
                    .filter(c -> c.on().isEmpty())
                    .findFirst()
                    .ifPresent(c -> problems.add(new Problem(
                            c.file(),
                            c.line(),
                            c.column(),
                            "elements of the pack have dates, and the case `" + c.name() + "` has none",
                            "add `on: DATE` to each case, or to the file for all of its cases",
                            c.source())));
        }
    }

    /** A kind of provision for which no table has a case would deny every row that cites it, without a word of why. */
    void kinds(String prefix, List<FieldDeclaration> fields, Map<String, Mark> at, List<ElementDraft> drafts) {
        for (FieldDeclaration field : fields) {
            String fact = prefix + field.name();
            Set<String> decided = new TreeSet<>();
            drafts.forEach(draft -> draft.check().ifPresent(check -> cases(check, fact + ".kind", decided)));
            Mark listed = at.getOrDefault(fact, mark);
            field.values().values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .filter(kind -> field.type() == FieldType.CITATION && !decided.isEmpty() && !decided.contains(kind))
                    .forEach(kind -> problems.unknown(listed, "the kind", kind, decided));
        }
    }

    private static void cases(Branch branch, String fact, Set<String> into) {
        if (branch instanceof Branch.Group group) {
            group.branches().forEach(b -> cases(b, fact, into));
        } else if (branch instanceof Branch.ByReading by) {
            by.readings().values().forEach(b -> cases(b, fact, into));
        } else if (branch instanceof Branch.Table table) {
            if (table.fact().equals(fact)) {
                into.addAll(table.cases().keySet());
            }
            table.cases().values().forEach(b -> cases(b, fact, into));
        }
    }

    private void shown(ElementDraft draft, List<PackCase> cases) {
        Set<FindingStatus> found = new HashSet<>();
        for (PackCase example :
                cases.stream().filter(c -> draft.inForce().on(c.on())).toList()) {
            found.add(expected(draft, example));
        }
        lacks(draft, found.contains(FindingStatus.MET), "where it is MET", "good");
        lacks(
                draft,
                found.contains(FindingStatus.NOT_MET) || found.contains(FindingStatus.OPEN),
                "where it is NOT_MET or OPEN",
                "bad");
        // Where no fact bears on it, the evidence that may be missing is the signed finding itself.
        boolean judgedAlone = draft.check().orElseThrow().looksAtNothing();
        lacks(
                draft,
                found.contains(judgedAlone ? FindingStatus.OPEN : FindingStatus.NOT_SHOWN),
                "where its evidence is missing",
                "bad");
    }

    /** A judgment has three sides: found so, found otherwise, and not found yet. */
    private void judged(ElementDraft draft, String question, List<PackCase> cases) {
        for (FindingStatus answer : List.of(FindingStatus.MET, FindingStatus.NOT_MET)) {
            lacks(
                    draft,
                    cases.stream()
                            .filter(c -> draft.inForce().on(c.on()))
                            .anyMatch(c -> c.settled().get(question) == answer && expected(draft, c) == answer),
                    "where it is " + answer + " because `settled: {" + question + ": "
                            + answer.name().toLowerCase(Locale.ROOT) + "}`",
                    answer == FindingStatus.MET ? "good" : "bad");
        }
    }

    private static FindingStatus expected(ElementDraft draft, PackCase example) {
        return Optional.ofNullable(example.expected().get(draft.id()))
                .map(PackCase.Expected::status)
                .orElse(FindingStatus.MET);
    }

    private void lacks(ElementDraft draft, boolean has, String which, String folder) {
        if (!has) {
            problems.add(
                    draft.mark(),
                    "the element `" + draft.id() + "`"
                            + (draft.inForce().isAlways()
                                    ? ""
                                    : ", " + draft.inForce().words() + ",")
                            + " has no case " + which,
                    "add one to `" + folder + "/`");
        }
    }

    private void situations(Situations situations, List<PackCase> cases) {
        Set<Integer> ids = new HashSet<>();
        List<String> names = cases.stream().map(PackCase::name).toList();
        for (Situations.Decided decided : situations.decided()) {
            if (!ids.add(decided.id())) {
                problems.add(
                        decided.mark(), "the situation " + decided.id() + " is listed twice", "remove one of them");
            }
            if (!names.contains(decided.shownBy())) {
                problems.unknown(decided.mark(), "the case", decided.shownBy(), names);
            }
        }
        for (Situations.NotDecided left : situations.notDecided()) {
            if (!ids.add(left.id())) {
                problems.add(left.mark(), "the situation " + left.id() + " is listed twice", "remove one of them");
            }
        }
    }
}
