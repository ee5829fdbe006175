package org.narrowgate.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.core.decision.InventedMatter.MOVED;
import static org.narrowgate.core.decision.InventedMatter.STATED;
import static org.narrowgate.core.decision.InventedMatter.held;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.core.screening.Judgments;

/** Every step of the order of combination on both sides, from the cells of a row to its decision. */
class DeciderTest {
    private static final Bar ORDER = new Bar("O-1", "court-order", "Invented order", false);
    private static final Bar STATUS = new Bar("P-1", "protected-status", "Invented Act 9", true);

    @Test
    void discloses_the_latest_address_when_everything_is_met() {
        Decision decision = InventedMatter.make().decide();
        decides(decision, Outcome.DISCLOSE);
        assertThat(decision.fields())
                .extracting(DisclosedField::name, DisclosedField::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name", "ELENA REYES"),
                        org.assertj.core.groups.Tuple.tuple("address", MOVED),
                        org.assertj.core.groups.Tuple.tuple("tin", "401551234"));
        assertThat(decision.findings()).allMatch(Finding::met);
    }

    @Test
    void a_malformed_line_is_withheld_for_its_form_before_anything_else_is_asked() {
        decides(InventedMatter.make().cell("row_id", "").unsigned().decide(), Outcome.WITHHOLD, "F-1");
    }

    @Test
    void the_statute_comes_before_the_agreement() {
        decides(InventedMatter.make().unsigned().withoutAgreement().decide(), Outcome.WITHHOLD, "S-HEAD");
        decides(InventedMatter.make().cell("years", "2012").unsigned().decide(), Outcome.WITHHOLD, "S-HEAD");
        decides(InventedMatter.make().sharing(6).withoutAgreement().decide(), Outcome.WITHHOLD, "S-OWN");
    }

    @Test
    void without_an_agreement_in_force_the_run_is_on_hold_whatever_else_is_open_or_outside_it() {
        decides(InventedMatter.make().withoutAgreement().decide(), Outcome.HOLD, "AG-FORCE");
        decides(InventedMatter.make().withoutAgreement().sharing(4).decide(), Outcome.HOLD, "AG-FORCE");
        decides(InventedMatter.make().withoutAgreement().cell("years", "2012").decide(), Outcome.HOLD, "AG-FORCE");
    }

    @Test
    void what_the_agreement_does_not_cover_is_withheld_even_where_a_question_is_open() {
        decides(InventedMatter.make().cell("years", "2012").decide(), Outcome.WITHHOLD, "AG-YEARS");
        decides(InventedMatter.make().cell("years", "2012").sharing(4).decide(), Outcome.WITHHOLD, "AG-YEARS");
        decides(InventedMatter.make().died(LocalDate.of(2023, 1, 1)).decide(), Outcome.WITHHOLD, "AG-ALIVE");
        decides(
                InventedMatter.make()
                        .died(LocalDate.of(2023, 1, 1))
                        .bars(run(STATUS))
                        .decide(),
                Outcome.WITHHOLD,
                "AG-ALIVE");
    }

    @Test
    void a_person_who_is_not_identified_is_withheld_and_no_later_element_is_a_ground() {
        decides(InventedMatter.make().decide(new Candidate[0]), Outcome.WITHHOLD, "ID-1");
        Candidate one = InventedMatter.make().candidate();
        decides(InventedMatter.make().decide(one, one), Outcome.WITHHOLD, "ID-1");
        decides(InventedMatter.make().cell("birth_date", "1985-06-16").decide(), Outcome.WITHHOLD, "ID-1");
        Decision barred = InventedMatter.make().bars(run(ORDER)).decide(new Candidate[0]);
        decides(barred, Outcome.WITHHOLD, "ID-1");
        assertThat(barred.findings())
                .filteredOn(f -> f.element().id().equals("S-BAR"))
                .extracting(Finding::branch)
                .containsExactly("not-looked-up");
    }

    @Test
    void an_open_question_of_the_request_holds_the_row_before_any_record_is_opened() {
        Decision held = InventedMatter.make().sharing(4).decide();
        decides(held, Outcome.HOLD, "S-OWN");
        assertThat(held.candidates()).isEmpty();
        assertThat(held.identification()).isEmpty();
        decides(InventedMatter.make().sharing(2).decide(), Outcome.DISCLOSE);
    }

    @Test
    void a_bar_withholds_and_a_contested_one_holds() {
        decides(InventedMatter.make().bars(run(ORDER)).decide(), Outcome.WITHHOLD, "S-BAR");
        decides(InventedMatter.make().bars(run(STATUS)).decide(), Outcome.HOLD, "S-CONTESTED");
        decides(
                InventedMatter.make()
                        .bars(new Bars(List.of(STATUS), Map.of(), Map.of("p-1", List.of(ORDER))))
                        .decide(),
                Outcome.WITHHOLD,
                "S-BAR");
    }

    @Test
    void a_bar_names_a_person_by_key_or_by_number_and_nobody_else() {
        decides(
                InventedMatter.make()
                        .bars(new Bars(List.of(), Map.of("tin", Map.of("401551234", List.of(ORDER))), Map.of()))
                        .decide(),
                Outcome.WITHHOLD,
                "S-BAR");
        decides(
                InventedMatter.make()
                        .bars(new Bars(List.of(), Map.of(), Map.of("p-1", List.of(ORDER))))
                        .decide(),
                Outcome.WITHHOLD,
                "S-BAR");
        Bars others = new Bars(
                List.of(),
                Map.of("tin", Map.of("401551235", List.of(ORDER)), "card", Map.of("401551234", List.of(ORDER))),
                Map.of("p-2", List.of(ORDER)));
        decides(InventedMatter.make().bars(others).decide(), Outcome.DISCLOSE);
    }

    @Test
    void a_bar_on_a_class_withholds_from_who_is_in_it_by_the_record_and_from_nobody_else() {
        decides(InventedMatter.make().bars(ofState("TX")).decide(), Outcome.WITHHOLD, "S-BAR");
        decides(InventedMatter.make().bars(ofState("CA")).decide(), Outcome.DISCLOSE);
    }

    private static Bars ofState(String state) {
        PersonClass who = new PersonClass(Set.of(state), Optional.empty(), Optional.empty(), Map.of());
        return new Bars(List.of(), Map.of(), Map.of(), Map.of(who, List.of(ORDER)));
    }

    @Test
    void confirms_when_the_address_due_is_the_stated_one_and_tells_nothing_else() {
        Decision confirmed =
                InventedMatter.make().lived(held(STATED, 2020, 2023)).decide();
        decides(confirmed, Outcome.CONFIRM);
        assertThat(confirmed.fields()).isEmpty();
    }

    @Test
    void does_not_confirm_an_address_that_lacks_the_unit_on_record() {
        Decision disclosed = InventedMatter.make()
                .lived(held("12 Oak Ave Apt 4, Dallas, TX 75201", 2020, 2023))
                .decide();
        decides(disclosed, Outcome.DISCLOSE);
        assertThat(disclosed.fields()).extracting(DisclosedField::value).contains("12 Oak Ave Apt 4, Dallas, TX 75201");
    }

    @Test
    void does_not_confirm_by_an_address_that_the_agreement_does_not_let_go() {
        Decision decision = InventedMatter.make()
                .law(InventedLaw.make().fields(InventedLaw.rule("name", FieldRule.Source.NAME)))
                .lived(held(STATED, 2020, 2023))
                .decide();
        decides(decision, Outcome.DISCLOSE);
        assertThat(decision.fields()).extracting(DisclosedField::name).containsExactly("name");
    }

    @Test
    void an_agreement_that_only_confirms_says_yes_or_nothing() {
        InventedLaw law = InventedLaw.make().confirmOnly();
        decides(InventedMatter.make().law(law).lived(held(STATED, 2020, 2023)).decide(), Outcome.CONFIRM);
        decides(InventedMatter.make().law(law).decide(), Outcome.WITHHOLD, "AG-CONFIRM");
        decides(
                InventedMatter.make()
                        .law(law)
                        .lived(held("12 Oak Ave Apt 4, Dallas, TX 75201", 2020, 2023))
                        .decide(),
                Outcome.WITHHOLD,
                "AG-CONFIRM");
        decides(
                InventedMatter.make().law(law).lived(held(STATED, 2015, 2020)).decide(),
                Outcome.WITHHOLD,
                "AG-CONFIRM");
        decides(
                InventedMatter.make()
                        .law(law)
                        .bars(run(STATUS))
                        .lived(held(STATED, 2020, 2023))
                        .decide(),
                Outcome.HOLD,
                "S-CONTESTED");
        decides(InventedMatter.make().law(law).bars(run(STATUS)).decide(), Outcome.WITHHOLD, "AG-CONFIRM");
    }

    @Test
    void an_agreement_that_only_confirms_confirms_nothing_whose_provenance_keeps_it() {
        InventedLaw law = InventedLaw.make()
                .confirmOnly()
                .fields(InventedLaw.addressFrom("third-party"), InventedLaw.rule("name", FieldRule.Source.NAME));
        decides(
                InventedMatter.make().law(law).lived(held(STATED, 2020, 2023)).decide(),
                Outcome.WITHHOLD,
                "AG-CONFIRM");
        decides(
                InventedMatter.make()
                        .law(law)
                        .lived(held(STATED, 2020, 2023, "third-party"))
                        .decide(),
                Outcome.CONFIRM);
    }

    @Test
    void a_datum_without_a_fitting_provenance_stays() {
        InventedLaw law = InventedLaw.make()
                .fields(
                        InventedLaw.addressFrom("third-party", "custodian"),
                        InventedLaw.rule("name", FieldRule.Source.NAME));
        for (String provenance : List.of("taxpayer", "", "Third-Party")) {
            Decision kept = InventedMatter.make()
                    .law(law)
                    .lived(held(STATED, 2015, 2020), held(MOVED, 2021, 2023, provenance))
                    .decide();
            assertThat(kept.fields()).extracting(DisclosedField::name).containsExactly("name");
        }
        Decision gone = InventedMatter.make()
                .law(law)
                .lived(held(STATED, 2015, 2020), held(MOVED, 2021, 2023, "custodian"))
                .decide();
        assertThat(gone.fields()).extracting(DisclosedField::name).containsExactly("address", "name");
    }

    @Test
    void where_nothing_may_go_the_row_is_withheld_and_never_disclosed_empty() {
        decides(
                InventedMatter.make()
                        .law(InventedLaw.make().fields(InventedLaw.addressFrom("custodian")))
                        .decide(),
                Outcome.WITHHOLD,
                "S-SCOPE");
    }

    @Test
    void an_answer_settles_a_question_once_for_the_run_or_for_its_row_alone() {
        decides(judged(new Judgment("busy", 0, FindingStatus.MET, "counsel")).decide(), Outcome.DISCLOSE);
        decides(
                judged(new Judgment("busy", 0, FindingStatus.NOT_MET, "counsel"))
                        .decide(),
                Outcome.WITHHOLD,
                "S-OWN");
        decides(judged(new Judgment("busy", 7, FindingStatus.MET, "counsel")).decide(), Outcome.HOLD, "S-OWN");
        decides(judged(new Judgment("other", 0, FindingStatus.MET, "counsel")).decide(), Outcome.HOLD, "S-OWN");
        decides(contested(new Judgment("contested", 7, FindingStatus.MET, "counsel")), Outcome.DISCLOSE);
        decides(
                contested(new Judgment("contested", 7, FindingStatus.NOT_MET, "counsel")),
                Outcome.WITHHOLD,
                "S-CONTESTED");
        decides(contested(new Judgment("contested", 8, FindingStatus.MET, "counsel")), Outcome.HOLD, "S-CONTESTED");
        decides(contested(new Judgment("contested", 0, FindingStatus.MET, "counsel")), Outcome.HOLD, "S-CONTESTED");
    }

    @Test
    void an_answer_changes_nothing_where_no_question_is_open() {
        Judgments all = Judgments.of(List.of(
                new Judgment("busy", 0, FindingStatus.MET, "counsel"),
                new Judgment("contested", 7, FindingStatus.MET, "counsel"),
                new Judgment("in-force", 0, FindingStatus.MET, "counsel")));
        decides(InventedMatter.make().judged(all).sharing(6).decide(), Outcome.WITHHOLD, "S-OWN");
        decides(InventedMatter.make().judged(all).bars(run(ORDER)).decide(), Outcome.WITHHOLD, "S-BAR");
        Decision same = InventedMatter.make()
                .judged(Judgments.of(List.of(new Judgment("busy", 0, FindingStatus.NOT_MET, "counsel"))))
                .decide();
        decides(same, Outcome.DISCLOSE);
    }

    private static InventedMatter judged(Judgment answer) {
        return InventedMatter.make().sharing(4).judged(Judgments.of(List.of(answer)));
    }

    private static Decision contested(Judgment answer) {
        return InventedMatter.make()
                .bars(run(STATUS))
                .judged(Judgments.of(List.of(answer)))
                .decide();
    }

    @Test
    void the_order_in_which_candidates_arrive_changes_nothing_but_their_list() {
        Candidate one = InventedMatter.make().candidate();
        Candidate stranger = new Candidate(
                "p-2",
                Map.of("tin", "401551235"),
                List.of(),
                OptionalLong.empty(),
                "",
                OptionalLong.empty(),
                List.of());
        Decision first = InventedMatter.make().decide(one, stranger);
        Decision second = InventedMatter.make().decide(stranger, one);
        decides(first, Outcome.DISCLOSE);
        decides(second, Outcome.DISCLOSE);
        assertThat(second.fields()).isEqualTo(first.fields());
    }

    private static Bars run(Bar bar) {
        return new Bars(List.of(bar), Map.of(), Map.of());
    }

    private static void decides(Decision decision, Outcome outcome, String... grounds) {
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.grounds()).extracting(f -> f.element().id()).containsExactly(grounds);
        if (outcome != Outcome.DISCLOSE) {
            assertThat(decision.fields()).isEmpty();
        }
    }
}
