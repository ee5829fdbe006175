package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Stage;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** Reads elements, of a statute pack or of an agreement's own conditions. */
final class ElementReader {
    private static final Citation NONE = new Citation("not cited");

    private final ConditionReader conditions;
    private final Readings readings;
    private final Problems problems;
    private final Layer layer;
    private final Map<String, List<InForce>> versions = new HashMap<>();
    private final Map<String, Set<String>> branchIds = new HashMap<>();
    private final List<String> tested = new ArrayList<>();
    private final Set<String> questions = new TreeSet<>();

    ElementReader(ConditionReader conditions, Readings readings, Problems problems, Layer layer, Set<String> taken) {
        this.conditions = conditions;
        this.readings = readings;
        this.problems = problems;
        this.layer = layer;
        taken.forEach(id -> versions.put(id, List.of(InForce.ALWAYS)));
    }

    /** Reads one element; empty if a problem was found in it. */
    Optional<ElementDraft> read(Section section, Citation inherited) {
        int before = problems.count();
        String id = section.text("id");
        InForce inForce = InForce.read(section);
        boolean amended = version(section, id, inForce);
        Citation citation = section.citation("citation", inherited);
        if (citation.equals(NONE)) {
            problems.add(section.mark(), "an element lacks `citation`", "name the provision that it comes from");
        }
        String text = section.text("text");
        ElementKind kind = section.choice("kind", ElementKind.class, ElementKind.CONDITION);
        Stage stage = section.choice("stage", Stage.class, Stage.HEADER);
        GroundKind ground = section.choice("ground", GroundKind.class, GroundKind.RECORD);
        if (kind != ElementKind.DUTY) {
            tested.add(id);
        }
        Set<String> others = idsOfOthers(amended ? id : "");
        Set<String> ids = new HashSet<>(others);
        CheckReader checks = new CheckReader(conditions, readings, problems, ids, stage, ground);
        Optional<Branch> check = check(section, kind, checks, id, citation, text);
        Map<String, InForce> dates = new HashMap<>();
        List<LegalException> exceptions = exceptions(section, checks, check.isPresent(), ids, dates);
        ids.removeAll(others);
        branchIds.computeIfAbsent(id, element -> new HashSet<>()).addAll(ids);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new ElementDraft(
                        section.mark(),
                        id,
                        layer,
                        citation,
                        text,
                        kind,
                        stage,
                        ground,
                        check,
                        exceptions,
                        inForce,
                        dates));
    }

    /** Whether an id is that of an element read before, as it was law on other days. */
    private boolean version(Section section, String id, InForce inForce) {
        List<InForce> before = versions.getOrDefault(id, List.of());
        Optional<InForce> clash = before.stream().filter(inForce::overlaps).findFirst();
        if (clash.isPresent()) {
            boolean dated = !inForce.isAlways() && !clash.get().isAlways();
            problems.add(
                    section.markOf("id"),
                    dated
                            ? "two elements `" + id + "` are law on the same days: "
                                    + clash.get().words() + ", and " + inForce.words()
                            : "the id `" + id + "` is given to two elements",
                    dated
                            ? "let one end on the day on which the other begins"
                            : "rename one of them, or give both `effective` if one amends the other");
        }
        List<InForce> all = new ArrayList<>(before);
        all.add(inForce);
        versions.put(id, all);
        return clash.isEmpty() && !before.isEmpty();
    }

    /** Logs name branches, so no two that can stand in one rulebook share a name. */
    private Set<String> idsOfOthers(String amended) {
        Set<String> ids = new HashSet<>();
        branchIds.forEach((element, own) -> ids.addAll(element.equals(amended) ? Set.of() : own));
        return ids;
    }

    Optional<ElementDraft> read(Section section) {
        return read(section, NONE);
    }

    /** Ids of the elements that have a finding, those with a problem included: cases may name them. */
    List<String> tested() {
        return List.copyOf(tested);
    }

    /** Ids of the questions that any of them asks. */
    Set<String> questions() {
        return questions;
    }

    private Optional<Branch> check(
            Section section, ElementKind kind, CheckReader checks, String id, Citation citation, String text) {
        if (kind == ElementKind.DUTY) {
            if (section.has("check")) {
                problems.add(
                        section.markOf("check"),
                        "a duty has no check: it is the conclusion",
                        "remove `check` or write `kind: condition`");
            }
            return Optional.empty();
        }
        Basis basis = section.required("basis")
                .map(n -> CheckReader.basis(section, new Basis(Basis.Kind.STATED, "")))
                .orElse(new Basis(Basis.Kind.STATED, ""));
        String cure = section.text("cure", "");
        return section.required("check")
                .flatMap(n -> checks.read(n, new CheckReader.Inherited(id, citation, text, basis, cure)));
    }

    private List<LegalException> exceptions(
            Section section, CheckReader checks, boolean branchesKnown, Set<String> ids, Map<String, InForce> dates) {
        List<LegalException> exceptions = new ArrayList<>();
        section.sections("exceptions", "an exception", each -> {
            InForce inForce = InForce.read(each);
            exception(each, checks, branchesKnown, ids).ifPresent(exception -> {
                exceptions.add(exception);
                dates.put(exception.id(), inForce);
            });
        });
        questions.addAll(checks.questions());
        return exceptions;
    }

    private Optional<LegalException> exception(
            Section section, CheckReader checks, boolean branchesKnown, Set<String> ids) {
        String id = section.text("id");
        if (!ids.add(id)) {
            problems.add(section.markOf("id"), "the id `" + id + "` is given to two branches", "rename one of them");
        }
        String excepts = section.text("excepts");
        if (branchesKnown && !checks.exceptable().contains(excepts)) {
            problems.unknown(section.markOf("excepts"), "the branch", excepts, checks.exceptable());
        }
        FindingStatus outcome = section.choice("outcome", FindingStatus.class, FindingStatus.NOT_MET);
        String text = section.text("text");
        Question question = outcome == FindingStatus.OPEN
                ? section.section("open", "`open`")
                        .map(open -> {
                            Question asked = checks.question(open);
                            open.close();
                            return asked;
                        })
                        .orElseGet(() -> {
                            problems.add(
                                    section.mark(),
                                    "an exception that opens lacks its question",
                                    "add `open: {question, id, asked}`");
                            return new Question(id, text, false);
                        })
                : new Question(id, text, false);
        Citation citation = section.citation("citation", NONE);
        if (citation.equals(NONE)) {
            problems.add(section.mark(), "an exception lacks `citation`", "name the provision that it comes from");
        }
        return section.required("when")
                .filter(n -> section.scalar("when").isPresent())
                .flatMap(n -> checks.exception((Node.Scalar) n))
                .map(when -> new LegalException(id, excepts, citation, text, when, outcome, question));
    }
}
