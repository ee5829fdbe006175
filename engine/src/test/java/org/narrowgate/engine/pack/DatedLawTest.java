package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.engine.document.DocumentException;

/** What is law on some days only is no part of the rulebook on the others. */
class DatedLawTest {
    private static final Path SMALL = Path.of("src", "test", "resources", "golden", "pack");
    private static final LocalDate BEFORE = LocalDate.of(2025, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2026, 1, 1);

    private static final String LATER_GOOD = """
              - {name: clean later, on: 2026-06-01, from: clean, set: {row.officers.most_rows: 8}}
            """;
    private static final String LATER_BAD = """
              - name: civil later
                on: 2026-06-01
                from: clean
                set: {row.ground.kind: civil, row.officers.most_rows: 8}
                expect: {L-2: OPEN}
              - {name: busy later, on: 2026-06-01, from: clean, set: {row.officers.most_rows: 9}, expect: {L-2: NOT_MET}}
              - name: none later
                on: 2026-06-01
                from: clean
                remove: [row.ground.kind]
                set: {row.officers.most_rows: 8}
                expect: {L-2: NOT_SHOWN}
            """;

    @TempDir
    Path scratch;

    /** The small pack, in which L-2 was amended at the turn of the year: 8 rows for one officer, where it was 10. */
    private Pack amended(Map<String, String> changes) throws Exception {
        String pack = read("pack.yaml");
        int from = pack.indexOf("  - id: L-2\n");
        int duty = pack.indexOf("  - {id: L-3");
        String element = pack.substring(from, duty);
        String old = element.replaceFirst("  - id: L-2\n", "  - id: L-2\n    effective: {until: 2026-01-01}\n");
        String amended = element.replaceFirst("  - id: L-2\n", "  - id: L-2\n    effective: {from: 2026-01-01}\n")
                .replace("row.officers.most_rows <= threshold.rows_per_officer", "row.officers.most_rows <= 8");
        write("pack.yaml", changed(pack.substring(0, from) + old + amended + pack.substring(duty), changes));
        write("readings.yaml", read("readings.yaml"));
        write("good/cases.yaml", changed("on: 2025-06-01\n" + read("good/cases.yaml") + later("good"), changes));
        write("bad/cases.yaml", changed("on: 2025-06-01\n" + read("bad/cases.yaml") + later("bad"), changes));
        return PackReader.read(scratch);
    }

    private static String later(String side) {
        return side.equals("good") ? LATER_GOOD : LATER_BAD;
    }

    private static String changed(String text, Map<String, String> changes) {
        String changed = text;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }

    private static String read(String file) throws IOException {
        return Files.readString(SMALL.resolve(file)).stripTrailing() + "\n";
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(scratch.resolve(file).getParent());
        Files.writeString(scratch.resolve(file), text);
    }

    private static FindingStatus busy(Rulebook rulebook, Pack pack, long rows) {
        List<ElementTest> tests = rulebook.elements().stream()
                .filter(e -> e.element().id().equals("L-2"))
                .toList();
        assertThat(tests).hasSize(1);
        Facts facts =
                Facts.none(pack.schema()).set("row.ground.kind", "criminal").set("row.officers.most_rows", rows);
        return tests.get(0).on(facts).status();
    }

    @Test
    void an_amended_element_decides_as_it_was_until_the_day_of_its_amendment_and_as_it_is_from_then() throws Exception {
        Pack pack = amended(Map.of());
        assertThat(PackCases.run(pack)).allMatch(PackCases.Result::passed).hasSizeGreaterThan(6);
        assertThat(busy(Rulebooks.conjoin(pack, Optional.empty(), BEFORE), pack, 9))
                .isEqualTo(FindingStatus.MET);
        assertThat(busy(Rulebooks.conjoin(pack, Optional.empty(), AFTER), pack, 9))
                .isEqualTo(FindingStatus.NOT_MET);
        assertThat(pack.addedBetween(BEFORE, AFTER)).containsExactly("L-2");
        assertThat(pack.addedBetween(AFTER, AFTER.plusYears(9))).isEmpty();
        assertThatThrownBy(() -> Rulebooks.conjoin(pack, Optional.empty())).hasMessageContaining("has dates");
    }

    @Test
    void an_element_that_lapsed_is_neither_a_finding_nor_a_duty_and_leaves_nothing_to_check_again() throws Exception {
        Pack pack =
                amended(Map.of("effective: {from: 2026-01-01}", "effective: {from: 2026-01-01, until: 2027-01-01}"));
        LocalDate lapsed = LocalDate.of(2027, 1, 1);
        assertThat(Rulebooks.conjoin(pack, Optional.empty(), lapsed).elements())
                .noneMatch(e -> e.element().id().equals("L-2"));
        assertThat(pack.elements(Optional.of(lapsed))).extracting(e -> e.id()).containsExactly("L-1", "L-3");
        assertThat(pack.elements(Optional.empty())).extracting(e -> e.id()).containsExactly("L-1", "L-2", "L-2", "L-3");
        assertThat(pack.addedBetween(AFTER, lapsed)).isEmpty();
    }

    @Test
    void a_pack_of_which_no_condition_is_in_force_decides_nothing() throws Exception {
        Pack pack = amended(Map.of("  - id: L-1\n", "  - id: L-1\n    effective: {from: 1976-10-04}\n"));
        LocalDate early = LocalDate.of(1976, 10, 3);
        assertThat(pack.isInForce(early)).isFalse();
        assertThat(pack.isInForce(early.plusDays(1))).isTrue();
        assertThatThrownBy(() -> Rulebooks.conjoin(pack, Optional.empty(), early))
                .hasMessageContaining("demands nothing");
        StringBuilder shown = new StringBuilder();
        PackText.print(pack, Adopted.nothing(), Optional.of(early), shown);
        assertThat(shown).contains("nothing is decided under this pack on that day");
    }

    @Test
    void a_pack_is_shown_as_of_a_day_or_whole_with_its_dates() throws Exception {
        Pack pack = amended(Map.of());
        StringBuilder whole = new StringBuilder();
        PackText.print(pack, whole);
        assertThat(whole).contains("in force to before 2026-01-01", "in force from 2026-01-01");
        StringBuilder day = new StringBuilder();
        PackText.print(pack, Adopted.nothing(), Optional.of(BEFORE), day);
        assertThat(day)
                .contains("in force on 2025-12-31", "in force to before 2026-01-01")
                .doesNotContain("from 2026");
    }

    @Test
    void an_exception_counts_only_on_its_days() throws Exception {
        Pack pack = amended(Map.of(
                "      - id: L-1.inspector\n", "      - id: L-1.inspector\n        effective: {from: 2025-03-01}\n"));
        Facts facts = Facts.none(pack.schema())
                .set("signer.office_kind", "inspector-general")
                .set("signer.office_matches", false)
                .set("attested.sole_use", false);
        assertThat(head(pack, LocalDate.of(2025, 3, 1)).on(facts).met()).isTrue();
        assertThat(head(pack, LocalDate.of(2025, 2, 28)).on(facts).met()).isFalse();
        assertThat(pack.addedBetween(LocalDate.of(2025, 2, 28), LocalDate.of(2025, 3, 1)))
                .containsExactly("L-1");
    }

    private static ElementTest head(Pack pack, LocalDate day) throws DocumentException {
        return Rulebooks.conjoin(pack, Optional.empty(), day).elements().stream()
                .filter(e -> e.element().id().equals("L-1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_element_that_is_law_for_a_shorter_time_counts_as_wider() throws Exception {
        String end = "effective: {from: 2026-01-01, until: 2027-01-01}";
        Pack open = amended(Map.of());
        String sha256 = open.sha256();
        Pack shorter = amended(Map.of("effective: {from: 2026-01-01}", end));
        assertThat(shorter.sha256()).isNotEqualTo(sha256);
        assertThat(LawDiff.of(open, shorter)).singleElement().satisfies(change -> {
            assertThat(change.effect()).isEqualTo(LawChange.Effect.WIDER);
            assertThat(change.what())
                    .endsWith("in force from 2026-01-01 to before 2027-01-01; in force to before 2026-01-01");
        });
        assertThat(LawDiff.of(shorter, open)).extracting(LawChange::effect).containsExactly(LawChange.Effect.NARROWER);
    }

    @Test
    void dates_that_overlap_or_are_impossible_and_cases_without_a_day_are_refused() {
        refuses(Map.of("effective: {from: 2026-01-01}", "effective: {from: 2025-12-31}"), "are law on the same days");
        refuses(Map.of("    effective: {from: 2026-01-01}\n", ""), "given to two elements");
        refuses(
                Map.of("effective: {from: 2026-01-01}", "effective: {from: 2026-01-01, until: 2026-01-01}"),
                "would be law on no day");
        refuses(Map.of("effective: {from: 2026-01-01}", "effective: {}"), "neither `from` nor `until`");
        refuses(Map.of("effective: {from: 2026-01-01}", "effective: {form: 2026-01-01}"), "did you mean `from`");
        refuses(Map.of("on: 2025-06-01\n", ""), "add `on: DATE`");
        refuses(Map.of("on: 2026-06-01", "on: 2025-06-01"), "in force from 2026-01-01, has no case");
    }

    private void refuses(Map<String, String> changes, String why) {
        assertThatThrownBy(() -> amended(changes))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_case_that_expects_something_of_an_element_that_is_not_in_force_fails() throws Exception {
        Pack pack = amended(Map.of(
                "effective: {from: 2026-01-01}", "effective: {from: 2026-01-01, until: 2027-01-01}",
                "name: busy later, on: 2026-06-01", "name: busy later, on: 2027-06-01"));
        assertThat(PackCases.run(pack).stream().filter(r -> !r.passed()).map(PackCases.Result::toString))
                .singleElement()
                .asString()
                .contains("busy later", "L-2 is not in force on 2027-06-01");
    }
}
