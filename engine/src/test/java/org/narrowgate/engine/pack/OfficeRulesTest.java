package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.acting.ActingJudgment;
import org.narrowgate.core.office.acting.DelegationClaim;
import org.narrowgate.core.office.acting.FunctionKind;
import org.narrowgate.core.office.acting.OfficeRules;
import org.narrowgate.engine.document.DocumentException;

final class OfficeRulesTest {
    private static final Path ROOT = Path.of("..", "offices");
    private static final Map<String, Integer> LEAST_CASES =
            Map.of("us/5-usc-3345", 40, "us/26-usc-7701-a-11", 12, "plain", 12);

    /** A condition on one line. */
    private static final Pattern MET = Pattern.compile("met: ((?!>-)[^,}\\[\n]+(?:\\[[^\\]]*\\])?)");

    @TempDir
    Path folder;

    @Test
    void every_case_of_every_rules_passes() throws IOException, DocumentException {
        assertThat(new OfficeRulesFolder(ROOT).ids()).hasSameElementsAs(LEAST_CASES.keySet());
        for (String id : LEAST_CASES.keySet()) {
            List<OfficeRulesCases.Result> results = OfficeRulesCases.run(ROOT.resolve(id));
            assertThat(results).as(id).hasSizeGreaterThanOrEqualTo(LEAST_CASES.get(id));
            assertThat(results)
                    .filteredOn(result -> !result.passed())
                    .as("failing cases of %s", id)
                    .isEmpty();
            assertThat(new OfficeRulesFolder(ROOT).find(id).id()).isEqualTo(id);
        }
    }

    @Test
    void refuses_rules_one_of_whose_cases_fails() throws IOException {
        copy("service-days, limit: 210", "service-days, limit: 211");
        assertThatThrownBy(() -> OfficeRulesReader.read(folder))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("the case `first assistant on day 211` fails")
                .hasMessageContaining("not usable until it passes");
    }

    @Test
    void every_number_moved_by_one_makes_a_case_fail() throws IOException {
        List<String> numbers = List.of(
                "service-days, limit: 210",
                "nominations, limit: 2",
                "session-days, limit: 2",
                "transition-window, limit: 60",
                "transition-delay, limit: 90",
                "days-in-agency, limit: 90",
                "days-first-assistant, limit: 90",
                "days-looked-at, limit: 365");
        for (String number : numbers) {
            int at = number.lastIndexOf(' ') + 1;
            long limit = Long.parseLong(number.substring(at));
            for (long moved : new long[] {limit - 1, limit + 1}) {
                copy(number, number.substring(0, at) + moved);
                assertThatThrownBy(() -> OfficeRulesReader.read(folder))
                        .as("%s moved to %d", number, moved)
                        .isInstanceOf(DocumentException.class)
                        .hasMessageContaining("the case `");
            }
        }
    }

    @Test
    void every_condition_that_always_or_never_holds_makes_a_case_fail() throws IOException {
        int mutants = 0;
        for (String id : LEAST_CASES.keySet()) {
            String rules = Files.readString(ROOT.resolve(id).resolve("rules.yaml"));
            Files.writeString(
                    folder.resolve("cases.yaml"),
                    Files.readString(ROOT.resolve(id).resolve("cases.yaml")));
            Matcher met = MET.matcher(rules);
            while (met.find()) {
                for (String constant : List.of("acting.day > -1000000", "acting.day < -1000000")) {
                    if (met.group(1).equals("'true'") && constant.contains(">")) {
                        continue;
                    }
                    String mutant = rules.substring(0, met.start(1)) + constant + rules.substring(met.end(1));
                    Files.writeString(folder.resolve("rules.yaml"), mutant);
                    assertThatThrownBy(() -> OfficeRulesReader.read(folder))
                            .as("%s: %s made %s", id, met.group(), constant)
                            .hasMessageContaining("the case `");
                    mutants++;
                }
            }
        }
        assertThat(mutants).isGreaterThan(60);
    }

    @Test
    void refuses_a_fact_that_nobody_knows_with_the_one_that_was_meant() throws IOException {
        copy("met: office.senate_confirmed", "met: office.senate_confirmd");
        assertThatThrownBy(() -> OfficeRulesReader.read(folder)).hasMessageContaining("office.senate_confirmed");
    }

    @Test
    void refuses_a_limit_of_time_without_its_number() throws IOException {
        copy("id: session-days", "id: sitting-days");
        assertThatThrownBy(() -> OfficeRulesReader.read(folder))
                .hasMessageContaining("needs the number `session-days`");
    }

    @Test
    void refuses_rules_without_cases() throws IOException {
        Files.copy(ROOT.resolve("plain").resolve("rules.yaml"), folder.resolve("rules.yaml"));
        assertThatThrownBy(() -> OfficeRulesReader.read(folder)).hasMessageContaining("cases.yaml");
    }

    @Test
    void names_the_rules_that_were_probably_meant() {
        assertThatThrownBy(() -> new OfficeRulesFolder(ROOT).find("us/5-usc-3354"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("us/5-usc-3345");
    }

    @Test
    void an_act_is_void_only_where_all_is_settled() throws IOException, DocumentException {
        OfficeRules rules = new OfficeRulesFolder(ROOT).find("us/26-usc-7701-a-11");
        LocalDate day = LocalDate.of(2026, 3, 1);
        ActingJudgment without = rules.judge(new DelegationClaim("Secretary", "Director", List.of(), false), day);
        ActingJudgment himself = rules.judge(new DelegationClaim("Secretary", "Secretary", List.of(), true), day);
        assertThat(without.status()).isEqualTo(FindingStatus.NOT_MET);
        assertThat(rules.consequence(himself.status(), FunctionKind.EXCLUSIVE)).isEmpty();
        assertThat(rules.consequence(without.status(), FunctionKind.EXCLUSIVE))
                .hasValueSatisfying(told -> assertThat(told.function()).isEqualTo(FunctionKind.EXCLUSIVE));
        assertThat(rules.consequence(without.status(), FunctionKind.NOT_SETTLED))
                .hasValueSatisfying(told -> assertThat(told.function()).isEqualTo(FunctionKind.NOT_SETTLED));
    }

    /** The Vacancies Act with one text put in the place of another. */
    private void copy(String from, String to) throws IOException {
        Path law = ROOT.resolve("us").resolve("5-usc-3345");
        String rules = Files.readString(law.resolve("rules.yaml"));
        assertThat(rules).contains(from);
        Files.writeString(folder.resolve("rules.yaml"), rules.replace(from, to));
        Files.writeString(folder.resolve("cases.yaml"), Files.readString(law.resolve("cases.yaml")));
    }
}
