package org.narrowgate.app.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.app.demo.Scenario.Limits;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;

/** Reads a {@link Scenario} and collects everything that is wrong with it. */
final class ScenarioReader {
    /** Shares are rows of so many. */
    static final long WHOLE = 100_000;

    private static final long FEWEST_ROWS = 1_000;
    /** Every row is about another person, and some strata need rare ones. */
    private static final long PEOPLE_PER_ROW = 2;

    private final Problems problems = new Problems();

    private ScenarioReader() {}

    static Scenario read(Path file) throws DocumentException {
        ScenarioReader reader = new ScenarioReader();
        Optional<Scenario> scenario = Yaml.read(file, reader.problems).map(reader::scenario);
        reader.problems.throwIfAny();
        return scenario.orElseThrow();
    }

    /** Why a request of this size cannot be made; empty if it can. */
    static Optional<String> sizeProblem(long people, long rows) {
        if (rows < FEWEST_ROWS) {
            return Optional.of("`rows` must be 1000 at least, so that every stratum has one; raise it");
        }
        if (people % Family.MEMBERS != 0 || people > TaxNumbers.MOST_PEOPLE) {
            return Optional.of("`people` must be a multiple of 10, and at most " + TaxNumbers.MOST_PEOPLE);
        }
        return people < rows * PEOPLE_PER_ROW
                ? Optional.of("`people` must be at least twice `rows`; raise `people` or lower `rows`")
                : Optional.empty();
    }

    private Scenario scenario(Node node) {
        Section section = Section.of("a scenario", node, problems);
        Scenario scenario = new Scenario(
                section.text("notice"),
                section.number("seed"),
                section.number("people"),
                section.number("rows"),
                (int) section.number("first_year"),
                (int) section.number("last_year"),
                section.date("signed_on"),
                section.date("decision_day"),
                limits(section),
                strata(section));
        section.close();
        if (problems.isEmpty()) {
            check(section, scenario);
        }
        return scenario;
    }

    private static Limits limits(Section section) {
        section.required("thresholds");
        return section.section("thresholds", "`thresholds`")
                .map(s -> {
                    Limits limits = new Limits(
                            s.number("rows-per-official"),
                            s.number("rows-per-official-at-most"),
                            s.number("rows-per-reason"),
                            s.number("rows-per-address"));
                    s.close();
                    return limits;
                })
                .orElse(new Limits(0, 0, 0, 0));
    }

    private List<Stratum> strata(Section section) {
        section.required("strata");
        Set<Defect> seen = EnumSet.noneOf(Defect.class);
        List<Stratum> strata = new ArrayList<>();
        section.sections("strata", "a stratum", s -> {
            String word = s.text("defect");
            Optional<Defect> defect = Defect.of(word);
            if (defect.isEmpty() && !word.isEmpty()) {
                problems.unknown(s.markOf("defect"), "the defect", word, Defect.words());
            }
            Outcome outcome = s.choice("outcome", Outcome.class, Outcome.WITHHOLD);
            boolean opens = outcome == Outcome.DISCLOSE || outcome == Outcome.CONFIRM;
            String element = s.text("element", "");
            if (opens != element.isEmpty()) {
                problems.add(
                        s.mark(),
                        opens ? "nothing stands in the way of " + outcome : "a refusal has a ground",
                        opens ? "remove `element`" : "add `element` with the id of the deciding one");
            }
            long share = s.number("share");
            if (share < 1 && s.has("share")) {
                problems.add(s.markOf("share"), "`share` must be 1 at least", "remove the stratum or raise it");
            }
            if (defect.isPresent() && !seen.add(defect.get())) {
                problems.add(s.markOf("defect"), "the defect `" + word + "` is listed twice", "remove one of them");
            }
            defect.ifPresent(d -> strata.add(new Stratum(d, share, outcome, element)));
        });
        return strata;
    }

    private void check(Section section, Scenario scenario) {
        long sum = scenario.strata().stream().mapToLong(Stratum::share).sum();
        if (sum != WHOLE) {
            problems.add(section.markOf("strata"), "the shares add up to " + sum, "make them add up to " + WHOLE);
        }
        if (scenario.lastYear() - scenario.firstYear() < 6 || scenario.firstYear() < 2010) {
            problems.add(
                    section.markOf("first_year"), "the tax years must be seven at least, from 2010 on", "widen them");
        }
        LocalDate signed = scenario.signedOn();
        if (signed.isAfter(scenario.decisionDay()) || signed.getYear() <= scenario.lastYear()) {
            problems.add(
                    section.markOf("signed_on"),
                    "the request is signed after the last tax year and not after the decision",
                    "correct `signed_on`, `decision_day` or `last_year`");
        }
        Optional<String> size = sizeProblem(scenario.people(), scenario.rows());
        size.ifPresent(problem -> problems.add(section.markOf("people"), problem, "change `people` or `rows`"));
        boolean first = scenario.count(Defect.EARLIER_ADDRESS) > 0 && scenario.count(Defect.ADDRESS_DUE) > 0;
        if (!first) {
            problems.add(
                    section.markOf("strata"),
                    "a request without any `earlier-address` or `address-due` shows no disclosure",
                    "add the stratum that is missing");
        }
        long copied = scenario.count(Defect.COPIED_REASON);
        if (size.isEmpty() && copied > 0 && copied <= scenario.limits().rowsPerReason()) {
            problems.add(
                    section.markOf("strata"),
                    "`copied-reason` has " + copied + " rows at this size, which is no implausible repetition",
                    "raise its `share` or `rows`");
        }
    }
}
