package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;

/**
 * No element may be met on nothing: for each, its evidence is taken from a run that discloses, and nothing goes.
 *
 * <p>An element without an entry in {@link #REMOVALS} fails, so that a new one cannot come in unexamined.
 */
class EvidenceRemovalTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "agreement", "agreement.yaml");

    /** For each element decided before release, how what it rests on is left out where people and agencies write it. */
    private static final Map<String, List<Consumer<CleanRun>>> REMOVALS = new LinkedHashMap<>();

    static {
        removalsOfTheStatute();
        removalsOfTheAgreement();
    }

    private static void removalsOfTheStatute() {
        removals("F-1", run -> run.blank("row_id"));
        removals("F-2", run -> run.blank("row_id"), CleanRun::repeated);
        removals("I2-1", CleanRun::unsigned, run -> run.unsaid("us/26-usc-6103-i-2"));
        removals("I2-2", run -> run.unsaid("Internal Revenue Service"), run -> run.unsaid("2026-03-02"));
        removals("I2-3", CleanRun::unsigned, run -> run.unsaid("Secretary"));
        removals(
                "I2-4",
                run -> run.blank("given_name", "family_name"),
                run -> run.blank("family_name"),
                run -> run.blank("address_line", "city", "state", "zip"),
                run -> run.blank("address_line"));
        removals("I2-5", run -> run.blank("tax_periods"));
        removals("I2-6", run -> run.blank("offense"));
        removals("I2-7", run -> run.blank("reason"));
        removals(
                "I2-8",
                run -> run.blank("offense"),
                run -> run.blank("case_status"),
                run -> run.blank("order_date"),
                run -> run.blank("departed_on"),
                run -> run.blank("reentered_on"),
                run -> run.unsaid("nontax-criminal-investigation"),
                run -> run.unsaid("\"active-investigation\": \"Quill Ashgrove\","));
        removals("I2-8-record", CleanRun::noRecord);
        removals(
                "I2-9",
                run -> run.blank("officials"),
                run -> run.unsaid("\"personally-and-directly-engaged\": \"Quill Ashgrove\","),
                run -> run.unsaid("{\"id\": \"o-1\", \"name\": \"Maren Holt\","
                        + " \"employer\": \"Department of Homeland Security\", \"kind\": \"officer\"},"));
        removals("I2-10", run -> run.unsaid("\"sole-use\": \"Quill Ashgrove\","));
        removals("I2-11", CleanRun::noRecord, run -> run.addressesEndIn(2019));
        removals("I2-12-run", CleanRun::nothingKnownOfBars, CleanRun::barsStatedTooLongAgo);
        removals("I2-12", CleanRun::nothingKnownOfBars, CleanRun::barsStatedTooLongAgo, CleanRun::noRecord);
    }

    private static void removalsOfTheAgreement() {
        removals("AG-FORCE", CleanRun::withoutAgreement);
        removals("AG-PURPOSE", run -> run.unsaid("nontax-criminal-investigation"));
        removals("AG-CAP", run -> run.unsaid(", \"count\": COUNT"));
        removals("AG-OFFENCE", run -> run.blank("offense"));
        removals("AG-PERIODS", run -> run.blank("tax_periods"));
        removals("AG-ROSTER", run -> run.blank("officials"));
        removals("AG-CASE-NUMBER", run -> run.blank("case_id"));
        removals("AG-FIELDS", CleanRun::noRecord);
        removals("AG-CONFIRM", CleanRun::noRecord, run -> run.addressesEndIn(2019));
        removals(
                "ID-1",
                CleanRun::noRecord,
                run -> run.blank("tin"),
                run -> run.blank("birth_date"),
                run -> run.blank("address_line", "city", "state", "zip"));
    }

    private static Rulebook disclosing;
    private static Rulebook confirming;

    @TempDir
    Path folder;

    @SafeVarargs
    private static void removals(String element, Consumer<CleanRun>... ways) {
        List<Consumer<CleanRun>> all = new ArrayList<>();
        for (Consumer<CleanRun> way : ways) {
            all.add(way);
        }
        REMOVALS.put(element, all);
    }

    @BeforeAll
    static void read(@TempDir Path scratch) throws Exception {
        disclosing = rulebook(scratch.resolve("disclosing.yaml"), "confirm_only: false");
        confirming = rulebook(scratch.resolve("confirming.yaml"), "confirm_only: true");
    }

    private static Rulebook rulebook(Path file, String confirmOnly) throws Exception {
        String text = Files.readString(EXAMPLE);
        assertThat(text).contains("\nroster: []\n", "\nconfirm_only: false\n");
        Files.writeString(
                file, text.replace("roster: []", "roster: [o-1, o-2]").replace("confirm_only: false", confirmOnly));
        Pack pack = StatutePacks.first();
        return Rulebooks.conjoin(pack, Optional.of(AgreementReader.read(file, pack)));
    }

    @Test
    void the_run_that_everything_is_taken_from_passes_under_both_agreements() throws Exception {
        for (Rulebook rulebook : List.of(disclosing, confirming)) {
            Decision decision = new CleanRun(rulebook).decide(folder).orElseThrow();
            assertThat(decision.grounds()).extracting(Finding::branch).isEmpty();
            assertThat(decision.outcome()).isEqualTo(Outcome.CONFIRM);
        }
        Decision elsewhere = new CleanRun(disclosing)
                .stated("77 Invented Ave", "Dallas", "75201")
                .decide(folder)
                .orElseThrow();
        assertThat(elsewhere.outcome()).isEqualTo(Outcome.DISCLOSE);
    }

    /** I2-11 rests on the category of what would go: without one nothing does, whoever furnished it. */
    @Test
    void nothing_goes_once_the_category_of_what_would_go_is_left_out() throws Exception {
        for (Rulebook rulebook : List.of(disclosing, confirming)) {
            for (String address : List.of("1418 Alder Creek Rd", "77 Invented Ave")) {
                Decision decision = new CleanRun(withoutCategories(rulebook))
                        .stated(
                                address,
                                address.startsWith("77") ? "Dallas" : "Houston",
                                address.startsWith("77") ? "75201" : "77002")
                        .decide(folder)
                        .orElseThrow();
                assertThat(decision.outcome()).isEqualTo(Outcome.WITHHOLD);
                assertThat(decision.fields()).isEmpty();
                assertThat(decision.grounds()).extracting(Finding::branch).contains("I2-11.scope");
            }
        }
    }

    private static Rulebook withoutCategories(Rulebook of) {
        List<FieldRule> bare = of.fields().stream()
                .map(f -> new FieldRule(
                        f.name(), f.source(), f.number(), "", f.citation(), f.carvedIn(), Set.of("taxpayer")))
                .toList();
        return new Rulebook(of.authority(), of.agreement(), of.schema(), of.elements(), bare, of.addressMustAgree());
    }

    @Test
    void every_element_has_a_case_here_and_every_case_an_element() {
        Set<String> ids = new TreeSet<>();
        for (Rulebook rulebook : List.of(disclosing, confirming)) {
            rulebook.decided().forEach(e -> ids.add(e.element().id()));
        }
        assertThat(REMOVALS.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @TestFactory
    List<DynamicTest> nothing_goes_and_the_element_is_not_met_once_its_evidence_is_left_out() {
        List<DynamicTest> tests = new ArrayList<>();
        REMOVALS.forEach((id, ways) -> {
            for (int way = 0; way < ways.size(); way++) {
                Consumer<CleanRun> removal = ways.get(way);
                tests.add(DynamicTest.dynamicTest(id + " way " + (way + 1), () -> {
                    withheld(id, confirming, removal);
                    if (!id.equals(Rulebook.CONFIRM_ONLY)) {
                        withheld(id, disclosing, removal);
                        withheld(
                                id,
                                disclosing,
                                removal.andThen(run -> run.stated("77 Invented Ave", "Dallas", "75201")));
                    }
                }));
            }
        });
        return tests;
    }

    private void withheld(String id, Rulebook rulebook, Consumer<CleanRun> removal) throws Exception {
        CleanRun run = new CleanRun(rulebook);
        removal.accept(run);
        Optional<Decision> decision = run.decide(folder);
        if (decision.isPresent()) {
            assertThat(decision.get().outcome()).isIn(Outcome.WITHHOLD, Outcome.HOLD);
            assertThat(decision.get().fields()).isEmpty();
            assertThat(decision.get().findings())
                    .filteredOn(f -> f.element().id().equals(id))
                    .hasSize(1)
                    .noneMatch(Finding::met);
        }
    }

    /** Fact by fact: whatever an element looks at in the clean run, it is not met without it. */
    @TestFactory
    List<DynamicTest> no_element_is_met_without_any_one_fact_that_it_rests_on() throws Exception {
        Decision clean = new CleanRun(confirming).decide(folder).orElseThrow();
        Facts facts = clean.screening().facts().copy();
        for (FactDeclaration fact : confirming.schema().declarations()) {
            if (fact.stage() == Stage.RECORD || fact.stage() == Stage.RELEASE) {
                facts.set(fact.name(), favourable(fact));
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (ElementTest element : confirming.elements()) {
            tests.add(DynamicTest.dynamicTest(element.element().id(), () -> restsOnItsFacts(element, facts)));
        }
        return tests;
    }

    private static Object favourable(FactDeclaration fact) {
        if (fact.type() == FactType.INT) {
            return fact.name().equals("record.fields_in_scope") ? 3L : 0L;
        }
        if (fact.type() == FactType.STRING) {
            return "IDENTIFIED";
        }
        return !Set.of("record.bar", "record.bar_flag", "record.bar_order", "record.bar_contested", "record.deceased")
                .contains(fact.name());
    }

    private static void restsOnItsFacts(ElementTest test, Facts facts) {
        assertThat(test.on(facts).met()).as("met in the clean run").isTrue();
        Element element = test.element();
        List<Set<String>> evidence = evidence(element.check().orElseThrow(), facts);
        for (Set<String> together : evidence) {
            assertThat(together)
                    .as("a branch of %s rests on nothing", element.id())
                    .isNotEmpty();
            Facts without = facts.copy();
            together.forEach(without::remove);
            assertThat(test.on(without).met())
                    .as("%s without %s", element.id(), together)
                    .isFalse();
        }
    }

    /** What a check rests on, each entry being evidence without which it must fail; pieces of an any-of count as one. */
    private static List<Set<String>> evidence(Check check, Facts facts) {
        List<Set<String>> all = new ArrayList<>();
        if (check instanceof Check.AllOf group) {
            group.branches().forEach(b -> all.addAll(evidence(b, facts)));
        } else if (check instanceof Check.AnyOf group) {
            Set<String> together = new LinkedHashSet<>();
            group.branches().forEach(b -> evidence(b, facts).forEach(together::addAll));
            all.add(together);
        } else if (check instanceof Check.Cases cases) {
            all.add(Set.of(cases.fact()));
            Check reached = cases.cases().get((String) facts.get(cases.slot()));
            if (reached != null
                    && !(reached instanceof Check.Test test
                            && test.met().facts().isEmpty())) {
                all.addAll(evidence(reached, facts));
            }
        } else if (check instanceof Check.Test test) {
            test.met().facts().forEach(f -> all.add(Set.of(f)));
            if (all.isEmpty()) {
                all.add(Set.of());
            }
        }
        return all;
    }
}
