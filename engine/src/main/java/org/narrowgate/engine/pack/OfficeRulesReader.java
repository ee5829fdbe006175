package org.narrowgate.engine.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.office.acting.Consequence;
import org.narrowgate.core.office.acting.FunctionKind;
import org.narrowgate.core.office.acting.OfficeFacts;
import org.narrowgate.core.office.acting.OfficeRules;
import org.narrowgate.core.office.acting.TimeLimit;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** Reads rules on who may act in an office from their folder: {@code rules.yaml}, held against {@code cases.yaml}. */
public final class OfficeRulesReader {
    private static final Citation NONE = new Citation("not cited");

    private final PackFiles files;
    private final Problems problems;

    private OfficeRulesReader(PackFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * Reads the rules in a folder.
     *
     * @throws DocumentException with every problem found, or with every case that fails: rules are not usable before
     */
    public static OfficeRules read(Path folder) throws DocumentException {
        Problems problems = new Problems();
        OfficeRulesCases.Checked checked = OfficeRulesCases.check(folder);
        for (OfficeRulesCases.Result result : checked.results()) {
            if (!result.passed()) {
                problems.add(result.problem());
            }
        }
        problems.throwIfAny();
        return checked.rules();
    }

    /** The rules without their cases, from files read once. */
    static OfficeRules read(PackFiles files) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> document = files.node("rules.yaml", problems);
        problems.throwIfAny();
        Section section = Section.of("rules on offices", document.orElseThrow(), problems);
        problems.throwIfAny();
        return new OfficeRulesReader(files, problems).rules(section);
    }

    private OfficeRules rules(Section section) throws DocumentException {
        String id = section.text("rules");
        String title = section.text("title");
        section.text("text");
        section.required("citation");
        Citation citation = section.citation("citation", NONE);
        section.required("status");
        Adoption.refuseClaims(section);
        Map<String, Pack.Threshold> thresholds = PackReader.thresholds(section);
        Map<String, Long> parameters = new LinkedHashMap<>();
        thresholds.forEach((name, threshold) -> parameters.put(name, threshold.limit()));
        ElementReader elements = new ElementReader(
                ConditionReader.of(new Vocabulary(OfficeFacts.schema(), thresholds), problems),
                Readings.none(),
                problems,
                Layer.STATUTE,
                Set.of());
        Optional<TimeLimit> limit = section.has("time_limit")
                ? Optional.of(section.choice("time_limit", TimeLimit.class, TimeLimit.STATED_TERM))
                : Optional.empty();
        List<ElementDraft> acting = drafts(section, "acting", elements);
        List<ElementDraft> delegation = drafts(section, "delegation", elements);
        if (limit.isEmpty() != acting.isEmpty() || (acting.isEmpty() && delegation.isEmpty())) {
            problems.add(
                    section.mark(),
                    "rules hold elements under `acting`, with a `time_limit`, or under `delegation`, or both",
                    "add what is missing, or remove the `time_limit` that nobody acts under");
        }
        limit.ifPresent(each -> numbers(section, each, parameters));
        List<Consequence> consequences = consequences(section);
        section.close();
        problems.throwIfAny();
        Choice choice = strict(parameters);
        return OfficeRules.of(
                new OfficeRules.Law(id, title, citation, limit, parameters, consequences, files.sha256()),
                built(acting, choice),
                built(delegation, choice));
    }

    private List<ElementDraft> drafts(Section section, String key, ElementReader reader) {
        List<ElementDraft> drafts = new ArrayList<>();
        section.sections(key, "an element", each -> reader.read(each).ifPresent(drafts::add));
        for (ElementDraft draft : drafts) {
            if (draft.check().isEmpty() || draft.isDated()) {
                problems.add(
                        draft.mark(),
                        "`" + draft.id() + "` is a duty or bound to dates, which rules on offices do not know",
                        "write `kind: condition` and no `effective`");
            }
        }
        return drafts;
    }

    private void numbers(Section section, TimeLimit limit, Map<String, Long> parameters) {
        for (String needed : limit.parameters()) {
            if (parameters.getOrDefault(needed, 0L) <= 0) {
                problems.add(
                        section.markOf("time_limit"),
                        "the limit of time needs the number `" + needed + "`",
                        "add it under `thresholds` with a `limit` above 0");
            }
        }
    }

    private List<Consequence> consequences(Section section) {
        List<Consequence> consequences = new ArrayList<>();
        section.sections("consequences", "a consequence", each -> {
            each.required("citation");
            consequences.add(new Consequence(
                    each.choice("functions", FunctionKind.class, FunctionKind.NOT_SETTLED),
                    each.citation("citation", NONE),
                    each.text("text")));
        });
        for (FunctionKind kind : FunctionKind.values()) {
            if (consequences.stream().filter(each -> each.function() == kind).count() != 1) {
                problems.add(
                        section.markOf("consequences"),
                        "what becomes of an act must be said once of each kind of functions",
                        "write one consequence each for `exclusive`, `not_exclusive` and `not_settled`");
                return consequences;
            }
        }
        return consequences;
    }

    private static Choice strict(Map<String, Long> parameters) {
        Map<String, Long> spelled = new LinkedHashMap<>();
        parameters.forEach((id, limit) -> spelled.put(Vocabulary.spelled(id), limit));
        return new Choice(spelled, Map.of(), Set.of(), Optional.empty(), "");
    }

    private static List<Element> built(List<ElementDraft> drafts, Choice choice) {
        return drafts.stream().map(draft -> draft.build(choice)).toList();
    }
}
