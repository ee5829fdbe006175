package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
                        assertThat(openness(test.on(less)))
                                .as("%s without %s in case `%s`", test.element().id(), fact, example.name())
                                .isLessThanOrEqualTo(openness(test.on(whole)));
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
                    test.on(clean).each().stream().filter(Finding::met).forEach(f -> evidence.addAll(f.facts()));
                    assertThat(evidence.stream().filter(f -> clean.get(f) != null))
                            .as("evidence of %s in case `%s`", test.element().id(), example.name())
                            .isNotEmpty();
                    for (String fact : evidence) {
                        assertThat(openness(test.on(clean.copy().remove(fact))))
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
                        "officials");
        assertThat(fields.stream().map(FieldDeclaration::group).distinct())
                .containsExactly("matter", "case", "reason", "officials");
    }

    @Test
    void every_situation_of_the_catalogue_is_decided_or_left_for_a_reason() throws Exception {
        List<Integer> catalogue = new ArrayList<>();
        List<String> lines =
                Files.readAllLines(Path.of("src/test/resources/law/situations.csv"), StandardCharsets.UTF_8);
        lines.stream()
                .skip(1)
                .filter(l -> !l.isBlank())
                .forEach(l -> catalogue.add(Integer.parseInt(l.substring(0, l.indexOf(',')))));
        Situations situations = StatutePacks.first().manifest().situations();
        List<Integer> listed = new ArrayList<>();
        situations.decided().forEach(d -> listed.add(d.id()));
        situations.notDecided().forEach(n -> listed.add(n.id()));
        assertThat(catalogue).hasSizeGreaterThan(45);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(catalogue);
    }

    @Test
    void a_situation_is_shown_by_a_case_that_its_safe_default_agrees_with() throws Exception {
        Pack pack = StatutePacks.first();
        List<String> lines =
                Files.readAllLines(Path.of("src/test/resources/law/situations.csv"), StandardCharsets.UTF_8);
        int compared = 0;
        for (Situations.Decided decided : pack.manifest().situations().decided()) {
            String line = lines.stream()
                    .filter(l -> l.startsWith(decided.id() + ","))
                    .findFirst()
                    .orElseThrow();
            PackCase example = pack.cases().stream()
                    .filter(c -> c.name().equals(decided.shownBy()))
                    .findFirst()
                    .orElseThrow();
            boolean opens = example.expected().values().stream().anyMatch(e -> e.status() == FindingStatus.OPEN);
            if (line.contains(",HOLD,")) {
                assertThat(opens).as("situation %d is a HOLD", decided.id()).isTrue();
                compared++;
            } else if (line.contains(",DENY")) {
                assertThat(opens || example.good())
                        .as("situation %d is a DENY", decided.id())
                        .isFalse();
                compared++;
            } else if (line.contains(",PASS")) {
                assertThat(example.good())
                        .as("situation %d is a PASS", decided.id())
                        .isTrue();
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    private static int openness(Finding finding) {
        return switch (finding.status()) {
            case NOT_MET, NOT_SHOWN -> 0;
            case OPEN -> 1;
            case MET -> 2;
        };
    }
}
