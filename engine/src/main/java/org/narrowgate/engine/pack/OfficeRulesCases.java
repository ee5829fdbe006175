package org.narrowgate.engine.pack;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.acting.ActingJudgment;
import org.narrowgate.core.office.acting.OfficeRules;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/**
 * The cases that rules on offices carry: a claim and a day in; status, findings and last day out.
 *
 * <p>An element that a case does not name must be found MET, so that a case shows one thing and nothing else.
 */
public final class OfficeRulesCases {
    private final OfficeRules rules;
    private final Problems problems;
    private final Map<String, Map<String, Node.Entry>> sets = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    private OfficeRulesCases(OfficeRules rules, Problems problems) {
        this.rules = rules;
        this.problems = problems;
    }

    /** What came of one case. */
    public record Result(String name, Mark mark, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        public boolean passed() {
            return differences.isEmpty();
        }

        Problem problem() {
            return Problem.at(
                    mark,
                    "the case `" + name + "` fails: " + String.join("; ", differences),
                    "the rules are not usable until it passes");
        }
    }

    /** Rules with what came of their cases. */
    record Checked(OfficeRules rules, List<Result> results) {}

    /** Runs every case of the rules in a folder. */
    public static List<Result> run(Path folder) throws DocumentException {
        return check(folder).results();
    }

    static Checked check(Path folder) throws DocumentException {
        Problems problems = new Problems();
        PackFiles files = PackFiles.read(folder, problems);
        problems.throwIfAny();
        OfficeRules rules = OfficeRulesReader.read(files);
        Optional<Node> document = files.node("cases.yaml", problems);
        problems.throwIfAny();
        Section section = Section.of("a file of cases", document.orElseThrow(), problems);
        List<Result> results = new OfficeRulesCases(rules, problems).results(section);
        problems.throwIfAny();
        return new Checked(rules, results);
    }

    private List<Result> results(Section document) {
        document.section("sets", "`sets`").ifPresent(section -> section.all().forEach((name, entry) -> {
            sets.put(name, Section.of("a set", entry.value(), problems).all());
        }));
        List<Result> results = new ArrayList<>();
        document.sections("cases", "a case", each -> results.add(result(each)));
        document.close();
        if (results.isEmpty()) {
            problems.add(document.mark(), "there is no case", "write cases on both sides of each line");
        }
        return results;
    }

    private Result result(Section example) {
        int before = problems.count();
        String name = example.text("name");
        if (!names.add(name)) {
            problems.add(example.markOf("name"), "two cases are called `" + name + "`", "rename one of them");
        }
        Section claim = Section.of("a claim", new Node.Keys(example.mark(), claimed(example)), problems);
        LocalDate day = example.date("day");
        FindingStatus status = example.choice("status", FindingStatus.class, FindingStatus.NOT_SHOWN);
        Map<String, FindingStatus> expected = expected(example);
        Optional<LocalDate> last =
                example.text("last_day").equals("none") ? Optional.empty() : Optional.of(example.date("last_day"));
        ActingJudgment judgment = OfficeClaims.isDelegation(claim)
                ? rules.judge(OfficeClaims.delegation(claim), day)
                : rules.judge(OfficeClaims.acting(claim), day);
        claim.close();
        List<String> differences =
                problems.count() > before ? List.of() : differences(judgment, status, expected, last);
        return new Result(name, example.mark(), differences);
    }

    /** The set that the case starts from, less what it removes, with what it sets. */
    private Map<String, Node.Entry> claimed(Section example) {
        String from = example.text("from");
        if (!sets.containsKey(from)) {
            problems.unknown(example.markOf("from"), "the set", from, sets.keySet());
        }
        Map<String, Node.Entry> claim = new LinkedHashMap<>(sets.getOrDefault(from, Map.of()));
        for (String key : example.texts("remove")) {
            if (claim.remove(key) == null) {
                problems.add(example.markOf("remove"), "`" + key + "` is not in the set", "leave it out of `remove`");
            }
        }
        example.section("set", "`set`").ifPresent(set -> claim.putAll(set.all()));
        return claim;
    }

    private Map<String, FindingStatus> expected(Section example) {
        Set<String> elements = new TreeSet<>();
        rules.elements().forEach(element -> elements.add(element.id()));
        rules.delegationElements().stream().map(Element::id).forEach(elements::add);
        Map<String, FindingStatus> expected = new LinkedHashMap<>();
        example.section("expect", "`expect`").ifPresent(section -> section.all().forEach((id, entry) -> {
            if (!elements.contains(id)) {
                problems.unknown(entry.key(), "the element", id, elements);
            }
            expected.put(id, section.choice(id, FindingStatus.class, FindingStatus.NOT_SHOWN));
        }));
        return expected;
    }

    private static List<String> differences(
            ActingJudgment judgment,
            FindingStatus status,
            Map<String, FindingStatus> expected,
            Optional<LocalDate> last) {
        List<String> differences = new ArrayList<>();
        Map<String, FindingStatus> left = new LinkedHashMap<>(expected);
        for (Finding finding : judgment.findings()) {
            FindingStatus wanted =
                    Optional.ofNullable(left.remove(finding.element().id())).orElse(FindingStatus.MET);
            if (finding.status() != wanted) {
                differences.add(finding.element().id() + " is " + finding.status() + " by branch `" + finding.branch()
                        + "`, expected " + wanted);
            }
        }
        left.keySet().forEach(id -> differences.add(id + " is not asked of this claim"));
        if (judgment.status() != status) {
            differences.add("the status is " + judgment.status() + ", expected " + status);
        }
        if (!judgment.lastDay().equals(last)) {
            differences.add("the last day is "
                    + judgment.lastDay().map(LocalDate::toString).orElse("none"));
        }
        return differences;
    }
}
