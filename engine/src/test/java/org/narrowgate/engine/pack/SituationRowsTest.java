package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.Rulebook;

/**
 * The catalogued situations that a request or a record shows, in the very words of the catalogue, from the files to the
 * decision: the cases of the pack say what follows from facts, these that the facts are found.
 */
class SituationRowsTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "agreement", "agreement.yaml");

    /** What a run of a situation must come to, and by which element; none where nothing stands in the way. */
    private record Shown(int situation, Outcome outcome, String element, Consumer<CleanRun> change) {}

    private static final List<Shown> SHOWN = new ArrayList<>();

    static {
        addresses();
        periodsAndStatutes();
        reasonsAndOfficials();
        personsAndRecords();
    }

    private static Rulebook rulebook;

    @TempDir
    Path folder;

    private static void withheld(int situation, String element, Consumer<CleanRun> change) {
        SHOWN.add(new Shown(situation, Outcome.WITHHOLD, element, change));
    }

    private static void held(int situation, String element, Consumer<CleanRun> change) {
        SHOWN.add(new Shown(situation, Outcome.HOLD, element, change));
    }

    private static void goes(int situation, Outcome outcome, Consumer<CleanRun> change) {
        SHOWN.add(new Shown(situation, outcome, "", change));
    }

    /** An address in its columns, in this order: line, city, State, ZIP. */
    private static Consumer<CleanRun> address(String line, String city, String state, String zip) {
        return run -> run.cell("address_line", line)
                .cell("city", city)
                .cell("state", state)
                .cell("zip", zip);
    }

    /** The whole address in the one free column. */
    private static Consumer<CleanRun> free(String text) {
        return run -> run.freeAddress(text);
    }

    private static void addresses() {
        withheld(1, "I2-4", address("", "", "", ""));
        withheld(2, "I2-4", address("Failed to Provide", "", "", ""));
        withheld(2, "I2-4", free("Failed to Provide"));
        withheld(3, "I2-4", address("Failed to Provide", "", "", "77002"));
        withheld(3, "I2-4", free("Failed to Provide, 77002"));
        for (String none : List.of("NA", "N/A", "NA NA")) {
            withheld(5, "I2-4", free(none));
            withheld(5, "I2-4", address(none, "Houston", "TX", "77002"));
        }
        withheld(6, "I2-4", address("", "", "", "77002"));
        withheld(6, "I2-4", free("77002"));
        for (String digits : List.of("00000", "12345", "123456789", "77002-1234")) {
            withheld(7, "I2-4", free(digits));
        }
        withheld(8, "I2-4", free("Don't Care 12345"));
        withheld(8, "I2-4", address("Don't Care", "", "", "12345"));
        withheld(9, "I2-4", address("", "Houston", "TX", ""));
        withheld(9, "I2-4", free("Houston, TX"));
        withheld(10, "I2-4", address("Alder Creek Rd", "Houston", "TX", "77002"));
        goes(11, Outcome.CONFIRM, address("1418 Alder Creek Rd", "Houston", "TX", ""));
        held(17, "I2-4", address("Homeless", "Houston", "TX", "77002"));
        held(17, "I2-4", address("transient", "Houston", "TX", "77002"));
        held(19, "I2-4", address("1418 Alder Creek Rd", "Houston", "TX", "10001"));
        withheld(21, "ID-1", address("9 Elsewhere Ln", "Houston", "TX", "77002"));
        goes(22, Outcome.CONFIRM, run -> {});
        withheld(25, "I2-4", address("", "", "", ""));
    }

    private static void periodsAndStatutes() {
        withheld(31, "I2-5", run -> run.cell("tax_periods", ""));
        withheld(34, "I2-11", run -> run.cell("tax_periods", "2022"));
        withheld(35, "I2-11", run -> run.cell("tax_periods", "2022;2023"));
        withheld(36, "I2-6", run -> run.cell("offense", ""));
        withheld(37, "I2-8", run -> run.cell("offense", "8 U.S.C. 1227"));
        withheld(37, "I2-8", run -> run.cell("offense", "8 U.S.C. 1231(a)"));
        Consumer<CleanRun> stayed = run -> run.cell("offense", "8 U.S.C. 1253(a)(1)")
                .cell("order_ground", "8 U.S.C. 1227")
                .cell("departed_on", "")
                .cell("reentered_on", "");
        goes(90, Outcome.CONFIRM, stayed);
        withheld(39, "I2-8", stayed.andThen(run -> run.cell("offense", "8 U.S.C. 1253(a)(1)(A)")
                .cell("order_date", "2026-01-31")));
        held(41, "I2-8", stayed.andThen(run -> run.cell("review_pending", "yes")));
        withheld(45, "I2-8", run -> run.cell("case_status", "closed"));
        withheld(45, "I2-8", run -> run.cell("case_status", "none opened"));
    }

    private static void reasonsAndOfficials() {
        withheld(46, "I2-7", run -> run.cell("reason", ""));
        withheld(48, "I2-7", run -> run.cell("reason", "HSI-2025-00417: needed for civil arrest and removal"));
        withheld(51, "I2-9", run -> run.cell("officials", ""));
        goes(55, Outcome.CONFIRM, run -> {});
        goes(59, Outcome.CONFIRM, run -> run.signedBy("inspector-general", 2027));
        withheld(63, "I2-3", run -> run.signedBy("head-of-agency", 2026));
        withheld(63, "I2-3", run -> run.signedBy("delegate", 2027));
    }

    private static void personsAndRecords() {
        withheld(27, "ID-1", CleanRun::twoRecords);
        withheld(66, "I2-12", run -> run.barred("{id: I-1, kind: informant, scope: person, person: k-1, citation: c}"));
        withheld(
                71,
                "I2-12-run",
                run -> run.barred(
                        "{id: O-1, kind: court-order, scope: run, public: true, citation: 'D. Mass. 1:25-cv-12822'}"));
        held(
                73,
                "I2-12",
                run -> run.barred("{id: P-1, kind: protected-status, scope: person, person: k-1, citation: c}"));
        withheld(75, "I2-8-record", CleanRun::deceased);
        held(91, "AG-FORCE", CleanRun::agreementExpired);
        withheld(94, "I2-12-run", CleanRun::nothingKnownOfBars);
    }

    @BeforeAll
    static void read() throws Exception {
        Pack pack = StatutePacks.first();
        rulebook = Rulebooks.conjoin(pack, Optional.of(AgreementReader.read(EXAMPLE, pack)));
    }

    @TestFactory
    List<DynamicTest> a_situation_comes_to_what_the_catalogue_demands_by_the_element_that_it_names() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Shown shown : SHOWN) {
            tests.add(DynamicTest.dynamicTest(
                    "situation " + shown.situation() + ", " + shown.outcome() + " " + shown.element(), () -> {
                        CleanRun run = new CleanRun(rulebook);
                        shown.change().accept(run);
                        Decision decision = run.decide(folder).orElseThrow();
                        assertThat(decision.outcome())
                                .as(decision.grounds().stream()
                                        .map(Finding::branch)
                                        .toList()
                                        .toString())
                                .isEqualTo(shown.outcome());
                        assertThat(decision.fields()).isEmpty();
                        List<String> grounds = decision.grounds().stream()
                                .map(f -> f.element().id())
                                .distinct()
                                .toList();
                        if (shown.element().isEmpty()) {
                            assertThat(grounds).isEmpty();
                        } else {
                            assertThat(grounds).contains(shown.element());
                        }
                    }));
        }
        return tests;
    }

    /** What a blank cures: no ZIP contradicts nothing, and the header attests that no review pends where none is stated. */
    private static final Set<String> CURED = Set.of("19 zip", "41 review_pending");

    @TestFactory
    List<DynamicTest> nothing_that_is_kept_back_goes_once_any_one_cell_is_left_blank() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Shown shown : SHOWN) {
            if (!shown.element().isEmpty()) {
                tests.add(DynamicTest.dynamicTest("situation " + shown.situation(), () -> {
                    CleanRun whole = new CleanRun(rulebook);
                    shown.change().accept(whole);
                    for (String column : whole.columns()) {
                        if (CURED.contains(shown.situation() + " " + column)) {
                            continue;
                        }
                        CleanRun run = new CleanRun(rulebook);
                        shown.change().accept(run);
                        run.blank(column);
                        Decision decision = run.decide(folder).orElseThrow();
                        assertThat(decision.outcome()).as(column).isIn(Outcome.WITHHOLD, Outcome.HOLD);
                        assertThat(decision.fields()).isEmpty();
                    }
                }));
            }
        }
        return tests;
    }
}
