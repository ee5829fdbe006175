package org.narrowgate.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.report.Browser;
import org.narrowgate.app.trials.Noise;
import org.narrowgate.app.trials.Stratum;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.Progress;

/** Few trials of every kind: what a full run shows of the rule, these show of the trials. */
class EvidenceTest {
    private static final int TRIALS = 2_000;
    private static final int PEOPLE = 80_000;
    private static final int FEW_PEOPLE = 8_000;
    private static final List<Stratum> ALL = Arrays.asList(Stratum.values());

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Evidence evidence;

    @BeforeAll
    static void takesATrialOrTwo() throws InterruptedException {
        evidence = EvidenceRun.ofStrictRule(new EvidenceRun.Plan(7, PEOPLE, TRIALS, 1_000, 2, ALL), Progress.silent())
                .take();
    }

    private static EvidenceRun.Plan plan(long seed, int threads, List<Stratum> strata) {
        return new EvidenceRun.Plan(seed, FEW_PEOPLE, 2_100, 10, threads, strata);
    }

    @Test
    void discloses_no_record_that_the_row_contradicts() {
        evidence.strata().forEach((stratum, tally) -> {
            assertThat(tally.trials()).isEqualTo(TRIALS);
            assertThat(tally.falsely()).as(stratum.id()).isZero();
        });
        evidence.noises()
                .forEach((noise, tally) ->
                        assertThat(tally.falsely()).as(noise.words()).isZero());
        assertThat(evidence.holds()).isTrue();
    }

    @Test
    void says_what_so_few_trials_cannot_show() {
        assertThat(evidence.shows()).isFalse();
        assertThat(EvidenceText.of(evidence))
                .contains("2,000 trials can show no better than 1,497 in a million")
                .contains("number-stolen-whole")
                .contains("cannot be told: not claimed")
                .contains(evidence.headline());
    }

    /** Trials that all die at the first inequality would prove nothing about the checks beyond. */
    @Test
    void every_stratum_of_the_number_route_finds_records_and_some_trials_hang_by_each_check_alone() {
        evidence.strata().forEach((stratum, tally) -> {
            if (stratum.statesNumber()) {
                assertThat(tally.met()).as(stratum.id()).isEqualTo(TRIALS);
            }
        });
        assertAlone(Stratum.NUMBER_TWINS, Check.GIVEN_NAME, TRIALS / 4);
        assertAlone(Stratum.NUMBER_SPOUSE, Check.GIVEN_NAME, TRIALS / 20);
        assertAlone(Stratum.NUMBER_NAMESAKE, Check.ADDRESS, TRIALS / 4);
        assertAlone(Stratum.NUMBER_WITHIN_STREET, Check.ADDRESS, TRIALS * 9 / 10);
        assertAlone(Stratum.NUMBER_SAME_NAME_KIN, Check.SUFFIX, TRIALS / 100);
        assertAlone(Stratum.NUMBER_SAME_NAME_KIN, Check.MIDDLE, TRIALS / 100);
        assertAlone(Stratum.NUMBER_GUESS, Check.BIRTH_DATE, TRIALS / 10);
        assertAlone(Stratum.NUMBER_GUESS, Check.SURNAME, TRIALS / 10);
        assertAlone(Stratum.NUMBER_STOLEN_WHOLE, Check.DEATH, 2);
    }

    private static void assertAlone(Stratum stratum, Check check, int least) {
        assertThat(tally(stratum).alone(check))
                .as("%s hanging by %s", stratum.id(), check.words())
                .isGreaterThan(least);
    }

    @Test
    void plainer_rules_disclose_the_wrong_person_in_the_same_trials() {
        assertThat(tally(Stratum.NUMBER_TWINS).baselineWrong(Baseline.NUMBER_AND_CONTROL))
                .isEqualTo(TRIALS);
        assertThat(tally(Stratum.NUMBER_RANDOM).baselineWrong(Baseline.NUMBER_ALONE))
                .isEqualTo(TRIALS);
        assertThat(tally(Stratum.ADDRESS_NAMESAKE).baselineWrong(Baseline.NAME_AND_BIRTH))
                .isGreaterThan(TRIALS / 2);
        assertThat(tally(Stratum.NUMBER_RANDOM).baselineWrong(Baseline.NUMBER_AND_CONTROL))
                .isBetween(1L, TRIALS / 100L);
    }

    @Test
    void cannot_tell_a_stolen_number_with_all_particulars_and_says_so() {
        assertThat(tally(Stratum.NUMBER_STOLEN_WHOLE).untold()).isGreaterThan(TRIALS * 9 / 10);
        assertThat(Stratum.NUMBER_STOLEN_WHOLE.isClaimed()).isFalse();
        assertThat(EvidencePage.of(evidence))
                .contains("A stolen number with all true particulars is, to any rule, its owner");
    }

    @Test
    void finds_nine_of_ten_true_persons_with_ordinary_noise_and_those_without_noise_nearly_all() {
        assertThat(Evidence.found(evidence.ordinary()).low()).isGreaterThan(0.9);
        assertThat(Evidence.found(tally(Noise.NONE)).share()).isGreaterThan(0.995);
        assertThat(tally(Noise.WRONG_DIGIT).disclosed().right()).isZero();
        assertThat(tally(Noise.NEW_ADDRESS).disclosed().right()).isZero();
    }

    private static Tally tally(Stratum stratum) {
        return Objects.requireNonNull(evidence.strata().get(stratum));
    }

    private static Tally tally(Noise noise) {
        return Objects.requireNonNull(evidence.noises().get(noise));
    }

    @Test
    void the_same_seed_gives_the_same_figures_whatever_the_number_of_threads_and_another_seed_others()
            throws InterruptedException {
        List<Stratum> some = List.of(Stratum.NUMBER_TWINS, Stratum.ADDRESS_SPOUSE);
        String one = figures(plan(7, 1, some));
        assertThat(figures(plan(7, 3, some))).isEqualTo(one);
        assertThat(figures(plan(8, 1, some))).isNotEqualTo(one);
    }

    private static String figures(EvidenceRun.Plan plan) throws InterruptedException {
        Evidence some = EvidenceRun.ofStrictRule(plan, Progress.silent()).take();
        return new String(
                Json.object()
                        .put("strata", EvidenceJson.of(some).objects("strata"))
                        .compact(),
                StandardCharsets.UTF_8);
    }

    @Test
    void a_rule_that_does_not_look_at_the_address_is_caught_by_the_strata_made_for_it() throws InterruptedException {
        Evidence planted = planted(
                (rules, tables) -> new Identifier(rules.withoutAddress(), tables),
                List.of(Stratum.NUMBER_NAMESAKE, Stratum.NUMBER_WITHIN_STREET, Stratum.NUMBER_RANDOM));
        assertThat(planted.holds()).isFalse();
        assertThat(planted.shows()).isFalse();
        assertThat(planted.strata().get(Stratum.NUMBER_NAMESAKE).falsely()).isGreaterThan(100);
        assertThat(planted.strata().get(Stratum.NUMBER_WITHIN_STREET).falsely()).isGreaterThan(100);
        assertThat(planted.strata().get(Stratum.NUMBER_RANDOM).falsely()).isZero();
        assertThat(planted.shortfall()).contains("the claim does not hold");
    }

    @Test
    void twins_and_kin_whose_names_the_public_table_links_are_taken_for_each_other_only_where_that_is_permitted() {
        Tally twins = tally(Stratum.NUMBER_TWINS);
        assertThat(twins.disclosed().wrong()).isZero();
        assertThat(evidence.strata().values().stream()
                        .mapToLong(Tally::byNicknames)
                        .sum())
                .isPositive();
        assertThat(tally(Noise.NICKNAME).disclosed().right()).isLessThan(100);
        assertThat(tally(Noise.NICKNAME).withNicknames().right()).isGreaterThan(900);
        assertThat(Evidence.foundWithNicknames(evidence.ordinary()).share())
                .isGreaterThan(Evidence.found(evidence.ordinary()).share());
    }

    @Test
    void a_rule_that_takes_common_given_names_for_each_other_is_caught_by_twins() throws InterruptedException {
        List<String> names = List.of("Michael", "James", "John", "Robert", "David", "William", "Christopher", "Joseph");
        Map<String, List<String>> listed = new HashMap<>();
        names.forEach(name -> listed.put(name, names));
        Evidence planted = planted(
                (rules, tables) -> new Identifier(rules.withNicknames(), NameTables.of(listed)),
                List.of(Stratum.NUMBER_TWINS));
        assertThat(planted.holds()).isFalse();
        assertThat(planted.strata().get(Stratum.NUMBER_TWINS).falsely()).isPositive();
    }

    private static Evidence planted(BiFunction<IdentityRules, NameTables, Identifier> rule, List<Stratum> strata)
            throws InterruptedException {
        return new EvidenceRun(plan(7, 2, strata), Progress.silent(), rule).take();
    }

    @Test
    void the_page_says_synthetic_wherever_a_figure_stands_and_has_no_fault_of_accessibility() throws Exception {
        Path page = folder.resolve("evidence.html");
        Files.writeString(page, EvidencePage.of(evidence));
        assertThat(Files.readString(page, StandardCharsets.UTF_8))
                .contains("SYNTHETIC")
                .doesNotContain("<script");
        try (Browser browser = Browser.start(ColorScheme.LIGHT)) {
            Page opened = browser.open(page);
            assertThat(Browser.violations(opened)).isEmpty();
            opened.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(Browser.violations(opened)).as("dark").isEmpty();
            assertThat(opened.locator("h2").allTextContents())
                    .allSatisfy(heading -> assertThat(heading).containsAnyOf("on synthetic trials", "How to make"));
            assertThat(opened.locator("#strata tbody tr").count()).isEqualTo(ALL.size() - 2);
            assertThat(browser.console).isEmpty();
        }
    }

    @Test
    @Tag("long")
    void three_million_trials_of_every_stratum_show_one_in_a_million() throws InterruptedException {
        EvidenceRun.Plan full = new EvidenceRun.Plan(1, 1_000_000, 3_000_000, 100_000, 2, ALL);
        Evidence whole = EvidenceRun.ofStrictRule(full, Progress.silent()).take();
        assertThat(whole.holds()).as(EvidenceText.of(whole)).isTrue();
        assertThat(whole.shows()).isTrue();
        assertThat(Evidence.found(whole.ordinary()).low()).isGreaterThan(0.9);
    }
}
