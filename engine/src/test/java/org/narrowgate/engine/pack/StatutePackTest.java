package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;

class StatutePackTest {
    @Test
    void every_case_of_every_pack_passes() throws Exception {
        List<String> failures = new ArrayList<>();
        int cases = 0;
        for (Pack pack : StatutePacks.all()) {
            for (PackCases.Result result : PackCases.run(pack)) {
                cases++;
                if (!result.passed()) {
                    failures.add(result.toString());
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(cases).isGreaterThan(120);
    }

    @Test
    void no_finding_opens_when_a_fact_is_taken_away() throws Exception {
        int removals = 0;
        for (Pack pack : StatutePacks.all()) {
            for (PackCase example : pack.cases()) {
                List<ElementTest> tests = pack.tests(example);
                for (String fact : example.facts().keySet()) {
                    Facts whole = PackCases.facts(pack, example);
                    Facts less = whole.copy().remove(fact);
                    for (ElementTest test : tests) {
                        assertThat(openness(test.on(less, example::judged)))
                                .as("%s without %s in case `%s`", test.element().id(), fact, example.name())
                                .isLessThanOrEqualTo(openness(test.on(whole, example::judged)));
                        removals++;
                    }
                }
            }
        }
        assertThat(removals).isGreaterThan(50_000);
    }

    @Test
    void every_condition_and_obligation_denies_without_its_evidence() throws Exception {
        for (Pack pack : StatutePacks.all()) {
            for (PackCase example : pack.cases().stream().filter(PackCase::good).toList()) {
                Facts clean = PackCases.facts(pack, example);
                for (ElementTest test : pack.tests(example)) {
                    Set<String> evidence = new HashSet<>();
                    test.on(clean, example::judged).each().stream()
                            .filter(Finding::met)
                            .forEach(f -> evidence.addAll(f.facts()));
                    assertThat(evidence.stream().filter(f -> clean.get(f) != null))
                            .as("evidence of %s in case `%s`", test.element().id(), example.name())
                            .isNotEmpty();
                    for (String fact : evidence) {
                        assertThat(openness(test.on(clean.copy().remove(fact), example::judged)))
                                .as("%s without %s in case `%s`", test.element().id(), fact, example.name())
                                .isZero();
                    }
                }
            }
        }
    }

    @Test
    void a_finding_names_every_branch_that_was_asked_and_what_each_looked_at() throws Exception {
        Pack pack = StatutePacks.first();
        PackCase clean =
                pack.cases().stream().filter(PackCase::good).findFirst().orElseThrow();
        ElementTest address = pack.tests(clean).stream()
                .filter(test -> test.element().id().equals("I2-4"))
                .findFirst()
                .orElseThrow();
        Facts facts = PackCases.facts(pack, clean);
        assertThat(address.on(facts).parts())
                .anySatisfy(part -> assertThat(part.branch()).isEqualTo("I2-4.name"))
                .anySatisfy(part -> {
                    assertThat(part.branch()).isEqualTo("I2-4.address.stated");
                    assertThat(part.facts()).containsExactly("subject.address.status");
                })
                .allMatch(Finding::met);
        Facts less = facts.copy().remove("subject.name.status");
        assertThat(address.on(less).parts()).hasSize(address.on(facts).parts().size());
        assertThat(address.on(facts)).isSameAs(address.on(facts.copy()));
    }

    @Test
    void a_field_without_a_category_stays_whoever_furnished_it() throws Exception {
        for (FieldRule rule : StatutePacks.first().authority().releasable()) {
            FieldRule bare = new FieldRule(
                    rule.name(),
                    rule.source(),
                    rule.number(),
                    "",
                    rule.citation(),
                    rule.carvedIn(),
                    Set.of("taxpayer", "third party", "custodian"));
            assertThat(rule.mayGo("")).isTrue();
            assertThat(bare.mayGo("custodian")).isFalse();
        }
    }

    @Test
    void the_pack_has_the_fifteen_elements_of_the_paragraph() throws Exception {
        Pack pack = StatutePacks.first();
        Set<String> ids = new HashSet<>();
        pack.authority().elements().forEach(e -> ids.add(e.id()));
        for (int i = 1; i <= 15; i++) {
            assertThat(ids).contains("I2-" + i);
        }
        assertThat(pack.authority().elements().stream().filter(e -> e.kind() == ElementKind.DUTY))
                .singleElement()
                .matches(e -> e.id().equals("I2-15"));
        assertThat(pack.authority().elements().stream().filter(e -> e.kind() == ElementKind.OBLIGATION))
                .singleElement()
                .matches(e -> e.id().equals("I2-10"));
    }

    @Test
    void the_rows_hold_the_fields_that_the_paragraph_needs_in_four_groups() throws Exception {
        List<FieldDeclaration> fields = StatutePacks.first().authority().fields();
        assertThat(fields.stream().map(FieldDeclaration::name))
                .containsExactly(
                        "tax_periods",
                        "offense",
                        "case_id",
                        "case_status",
                        "order_date",
                        "order_ground",
                        "review_pending",
                        "departed_on",
                        "reentered_on",
                        "reason",
                        "officials",
                        "attested_by");
        assertThat(fields.stream().map(FieldDeclaration::group).distinct())
                .containsExactly("matter", "case", "reason", "officials");
    }

    @Test
    void every_situation_of_the_catalogue_is_decided_by_some_pack_or_left_for_a_reason() throws Exception {
        Set<Integer> catalogue = catalogue().keySet();
        Set<Integer> listed = new HashSet<>();
        for (Pack pack : StatutePacks.all()) {
            Situations situations = pack.manifest().situations();
            situations.decided().forEach(d -> listed.add(d.id()));
            for (Situations.NotDecided left : situations.notDecided()) {
                assertThat(left.why()).as("why %d is left", left.id()).isNotBlank();
                listed.add(left.id());
            }
        }
        assertThat(catalogue).hasSizeGreaterThan(45);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(catalogue);
    }

    @Test
    void a_situation_is_shown_by_a_case_that_its_safe_default_agrees_with() throws Exception {
        Map<Integer, String> catalogue = catalogue();
        int compared = 0;
        for (Pack pack : StatutePacks.all()) {
            for (Situations.Decided decided : pack.manifest().situations().decided()) {
                PackCase example = pack.cases().stream()
                        .filter(c -> c.name().equals(decided.shownBy()))
                        .findFirst()
                        .orElseThrow();
                compared += agrees(catalogue.getOrDefault(decided.id(), ""), example, pack, decided.id());
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    /** Holds a case against the safe default of its situation; 1 if that default says what the case must come to. */
    private static int agrees(String line, PackCase example, Pack pack, int situation) {
        List<FindingStatus> found = example.expected().values().stream()
                .map(PackCase.Expected::status)
                .toList();
        boolean opens = found.contains(FindingStatus.OPEN);
        boolean denies = found.contains(FindingStatus.NOT_MET) || found.contains(FindingStatus.NOT_SHOWN);
        String where = "situation " + situation + " in " + pack.authority().id();
        if (line.contains(",HOLD,")) {
            assertThat(opens && !denies).as(where + " is a HOLD").isTrue();
        } else if (line.contains(",DENY")) {
            assertThat(denies).as(where + " is a DENY").isTrue();
        } else if (line.contains(",PASS") || line.contains(",RELEASE via") || line.contains(",RELEASE to")) {
            assertThat(example.good()).as(where + " is a PASS").isTrue();
        } else {
            return 0;
        }
        return 1;
    }

    /** The lines of the catalogue by the number of the situation. */
    private static Map<Integer, String> catalogue() throws IOException {
        Map<Integer, String> lines = new LinkedHashMap<>();
        Files.readAllLines(Path.of("src/test/resources/law/situations.csv"), StandardCharsets.UTF_8).stream()
                .skip(1)
                .filter(l -> !l.isBlank())
                .forEach(l -> lines.put(Integer.parseInt(l.substring(0, l.indexOf(','))), l));
        return lines;
    }

    private static int openness(Finding finding) {
        return switch (finding.status()) {
            case NOT_MET, NOT_SHOWN -> 0;
            case OPEN -> 1;
            case MET -> 2;
        };
    }
}
