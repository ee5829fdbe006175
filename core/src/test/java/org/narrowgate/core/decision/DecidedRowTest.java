package org.narrowgate.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.narrowgate.core.decision.InventedLaw.equal;
import static org.narrowgate.core.decision.InventedLaw.fact;
import static org.narrowgate.core.decision.InventedMatter.STATED;
import static org.narrowgate.core.decision.InventedMatter.held;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.core.screening.Judgments;

/** What is committed to, read back years later: the same, and nothing that the requester may not be told. */
class DecidedRowTest {
    private static final Bar ORDER = new Bar("O-1", "court-order", "Invented order", false);
    private static final Bars EVERYBODY = new Bars(List.of(ORDER), Map.of(), Map.of());

    @Test
    void every_kind_of_decision_is_read_back_as_it_was_made() {
        Judgments answered = Judgments.of(List.of(new Judgment("busy", 0, FindingStatus.MET, "counsel, sha256:00")));
        for (InventedMatter matter : List.of(
                InventedMatter.make(),
                InventedMatter.make().lived(held(STATED, 2020, 2023)),
                InventedMatter.make().unsigned(),
                InventedMatter.make().sharing(4),
                InventedMatter.make().sharing(4).judged(answered),
                InventedMatter.make().bars(EVERYBODY),
                InventedMatter.make().cell("row_id", ""),
                InventedMatter.make().law(excepting(FindingStatus.MET)).cell("address", "Main St"),
                InventedMatter.make().law(excepting(FindingStatus.OPEN)),
                InventedMatter.make().law(excepting(FindingStatus.NOT_MET)))) {
            assertSame(matter.decide(), matter.readBack());
        }
    }

    private static void assertSame(Decision made, DecidedRow read) {
        assertThat(read.outcome()).isEqualTo(made.outcome());
        assertThat(read.row()).isEqualTo(made.row());
        assertThat(read.rowId()).isEqualTo(made.screening().row().rowId());
        assertThat(read.lookedUp()).isEqualTo(made.identification().isPresent());
        assertThat(read.attested()).isEqualTo(made.attested());
        assertThat(read.grounds())
                .isEqualTo(made.grounds().stream().map(f -> f.element().id()).toList());
        assertThat(read.identification().getOrDefault("rule", ""))
                .isEqualTo(made.identification().map(i -> i.rule()).orElse(""));
        assertThat(read.fields().keySet())
                .containsExactlyElementsOf(
                        made.fields().stream().map(DisclosedField::name).toList());
        made.fields().forEach(f -> assertThat(read.fields()).containsEntry(f.name(), f.value()));
        assertThat(read.problem().isEmpty()).isEqualTo(made.screening().row().isReadable());
        assertThat(read.findings()).hasSameSizeAs(made.findings());
        for (int i = 0; i < made.findings().size(); i++) {
            assertSame(made.findings().get(i), read.findings().get(i));
        }
    }

    private static void assertSame(Finding made, FindingView read) {
        assertThat(read)
                .isEqualTo(new FindingView(
                        made.element().id(),
                        made.element().layer(),
                        made.element().stage(),
                        made.element().ground(),
                        made.status(),
                        made.branch(),
                        made.citation().text(),
                        made.text(),
                        made.basis(),
                        made.facts(),
                        made.detail().equals("not looked up") ? read.detail() : made.detail(),
                        made.question(),
                        made.cure(),
                        read.parts()));
        assertThat(read.parts()).hasSameSizeAs(made.parts());
        for (int i = 0; i < made.parts().size(); i++) {
            assertSame(made.parts().get(i), read.parts().get(i));
        }
    }

    /** The address element with an exception to it for one matter. */
    private static InventedLaw excepting(FindingStatus outcome) {
        LegalException exception = new LegalException(
                "S-ADDRESS.exception",
                "S-ADDRESS",
                new Citation("Invented Act 1, proviso"),
                "Under a signature nobody need have an address.",
                InventedLaw.condition(fact("request.signature_valid")),
                outcome,
                InventedLaw.BOX);
        Element element = InventedLaw.element(
                "S-ADDRESS",
                Layer.STATUTE,
                Stage.ROW,
                GroundKind.STATED,
                equal("subject.address.status", "STATED"),
                Optional.of(InventedLaw.open(equal("subject.address.status", "PO_BOX"), InventedLaw.BOX)),
                List.of(exception));
        return InventedLaw.make().with(element);
    }

    @Test
    void a_row_stopped_at_screening_tells_its_stated_grounds_whatever_bars_exist() {
        List<FindingView> told = InventedMatter.make().sharing(6).readBack().statedGrounds();
        assertThat(told).extracting(FindingView::element).containsExactly("S-OWN");
        assertThat(InventedMatter.make().sharing(6).bars(EVERYBODY).readBack().statedGrounds())
                .isEqualTo(told);
        assertThat(InventedMatter.make().sharing(4).bars(EVERYBODY).readBack().statedGrounds())
                .isEqualTo(InventedMatter.make().sharing(4).readBack().statedGrounds())
                .isNotEmpty();
    }

    @Test
    void of_a_row_looked_up_nothing_is_ever_told() {
        for (InventedMatter matter : List.of(
                InventedMatter.make().bars(EVERYBODY),
                InventedMatter.make().cell("birth_date", "1985-06-16"),
                InventedMatter.make()
                        .lived(held(STATED, 2015, 2020))
                        .law(InventedLaw.make().confirmOnly()),
                InventedMatter.make().law(InventedLaw.make().with(late(GroundKind.STATED))))) {
            DecidedRow row = matter.readBack();
            assertThat(row.outcome()).isEqualTo(Outcome.WITHHOLD);
            assertThat(row.lookedUp()).isTrue();
            assertThat(row.statedGrounds()).isEmpty();
            assertThat(row.groundFindings()).isNotEmpty();
        }
    }

    @Test
    void a_ground_that_the_law_keeps_is_not_told_even_before_any_record() {
        Element kept = InventedLaw.element(
                "S-HEAD",
                Layer.STATUTE,
                Stage.HEADER,
                GroundKind.RECORD,
                fact("request.signature_valid"),
                Optional.empty(),
                List.of());
        DecidedRow row = InventedMatter.make()
                .law(InventedLaw.make().with(kept))
                .unsigned()
                .sharing(6)
                .readBack();
        assertThat(row.grounds()).containsExactly("S-HEAD", "S-OWN");
        assertThat(row.statedGrounds()).extracting(FindingView::element).containsExactly("S-OWN");
    }

    /** An element on the record whose pack wrongly calls its ground a stated one. */
    private static Element late(GroundKind ground) {
        return InventedLaw.element(
                "S-LATE",
                Layer.STATUTE,
                Stage.RECORD,
                ground,
                new Expression.Not(fact("record.address_due")),
                Optional.empty(),
                List.of());
    }

    @Test
    void only_a_row_on_hold_asks_questions() {
        assertThat(InventedMatter.make().sharing(4).readBack().openQuestions())
                .extracting(f -> f.question().orElseThrow())
                .containsExactly(InventedLaw.BUSY);
        assertThat(InventedMatter.make().sharing(4).unsigned().readBack().openQuestions())
                .isEmpty();
        Judgments no = Judgments.of(List.of(new Judgment("busy", 0, FindingStatus.NOT_MET, "counsel")));
        DecidedRow answered = InventedMatter.make().sharing(4).judged(no).readBack();
        assertThat(answered.outcome()).isEqualTo(Outcome.WITHHOLD);
        assertThat(answered.openQuestions()).isEmpty();
        assertThat(answered.groundFindings().get(0).basis().toString()).isEqualTo("judged: counsel");
    }

    @Test
    void a_malformed_row_says_where_and_what_and_states_nothing() {
        DecidedRow row = InventedMatter.make().cell("row_id", " ").readBack();
        assertThat(row.problem()).startsWith("line 8, column `row_id`: ");
        assertThat(row.stated().values()).allSatisfy(cells -> assertThat(cells).allMatch(String::isEmpty));
    }

    @Test
    void cells_are_not_taken_from_a_row_that_was_read_under_another_layout() {
        RowLayout other = RowLayout.of(List.of(), List.of());
        RequestRow row = InventedMatter.make().decide().screening().row();
        StatedGroups groups = StatedGroups.of(InventedMatter.LAYOUT);
        assertThat(groups.cell(row, 0, 0)).isEqualTo(row.rowId());
        assertThat(groups.cell(row, 2, 0)).isEqualTo(row.stated("birth_date"));
        assertThatThrownBy(() -> StatedGroups.of(other).cell(row, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another layout");
    }

    @Test
    void refuses_every_slot_that_is_cut_short_or_goes_on_and_a_row_with_a_slot_more_or_less() {
        InventedMatter matter = InventedMatter.make();
        StatedGroups groups = StatedGroups.of(InventedMatter.LAYOUT);
        SlotLayout layout = SlotLayout.of(groups, matter.rulebook());
        FindingCatalog catalog = FindingCatalog.of(matter.rulebook());
        List<byte[]> slots = new RowEncoder(layout, groups).encode(matter.decide());
        for (int i = 0; i < slots.size(); i++) {
            byte[] slot = slots.get(i);
            if (i + 1 != layout.candidates() && slot.length > 0) {
                refused(with(slots, i, Arrays.copyOf(slot, slot.length - 1)), layout, catalog);
                refused(with(slots, i, Arrays.copyOf(slot, slot.length + 1)), layout, catalog);
            }
        }
        refused(slots.subList(1, slots.size()), layout, catalog);
        List<byte[]> more = new ArrayList<>(slots);
        more.add(new byte[0]);
        refused(more, layout, catalog);
        byte[] outcome = slots.get(layout.outcome() - 1).clone();
        outcome[0] = 9;
        refused(with(slots, layout.outcome() - 1, outcome), layout, catalog);
        refused(with(slots, layout.finding(0) - 1, slots.get(layout.finding(1) - 1)), layout, catalog);
    }

    @Test
    void the_short_way_to_the_stated_grounds_leads_to_the_same() {
        List<InventedMatter> matters = List.of(
                InventedMatter.make(),
                InventedMatter.make().unsigned(),
                InventedMatter.make().sharing(4),
                InventedMatter.make().sharing(6),
                InventedMatter.make().sharing(6).bars(EVERYBODY),
                InventedMatter.make().bars(EVERYBODY),
                InventedMatter.make().cell("row_id", ""),
                InventedMatter.make().law(excepting(FindingStatus.NOT_MET)));
        for (InventedMatter matter : matters) {
            assertThat(matter.shortlyStated()).isEqualTo(matter.readBack().statedGrounds());
        }
        assertThat(matters).anyMatch(matter -> !matter.shortlyStated().isEmpty());
    }

    private static List<byte[]> with(List<byte[]> slots, int at, byte[] slot) {
        List<byte[]> changed = new ArrayList<>(slots);
        changed.set(at, slot);
        return changed;
    }

    private static void refused(List<byte[]> slots, SlotLayout layout, FindingCatalog catalog) {
        assertThatThrownBy(() -> DecidedRow.of(7, slots, layout, catalog)).isInstanceOf(ProofException.class);
    }

    @Test
    void layout_and_catalogue_are_read_back_as_they_were_written() {
        SlotLayout layout = SlotLayout.of(
                StatedGroups.of(InventedMatter.LAYOUT), InventedLaw.make().rulebook());
        assertThat(SlotLayout.decode(layout.encode())).isEqualTo(layout);
        assertThat(layout.elements()).doesNotContain("F-3").contains("ID-1");
        assertThat(layout.rowId()).isEqualTo(1);
        assertThat(layout.field(layout.fields().size() - 1)).isEqualTo(layout.size());
        byte[] catalog =
                FindingCatalog.of(excepting(FindingStatus.OPEN).rulebook()).encode();
        assertThat(FindingCatalog.decode(catalog).encode()).isEqualTo(catalog);
        assertThat(FindingCatalog.decode(catalog).questions().keySet())
                .containsExactlyInAnyOrder("busy", "box", "contested", "in-force");
        assertThat(FindingCatalog.decode(catalog).questions().values())
                .containsExactlyInAnyOrder(
                        InventedLaw.BUSY, InventedLaw.BOX, InventedLaw.CONTESTED, InventedLaw.IN_FORCE);
        assertThatThrownBy(() -> FindingCatalog.decode(Arrays.copyOf(catalog, catalog.length - 1)))
                .isInstanceOf(ProofException.class);
    }

    @Test
    void two_decisions_that_differ_only_in_candidates_differ_only_in_that_slot() {
        StatedGroups groups = StatedGroups.of(InventedMatter.LAYOUT);
        InventedMatter matter = InventedMatter.make().cell("birth_date", "1985-06-16");
        SlotLayout layout = SlotLayout.of(groups, matter.rulebook());
        RowEncoder encoder = new RowEncoder(layout, groups);
        List<byte[]> one = encoder.encode(matter.decide());
        List<byte[]> other =
                encoder.encode(matter.lived(held(STATED, 2014, 2020)).decide());
        List<Integer> different = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            if (!Arrays.equals(one.get(i), other.get(i))) {
                different.add(i + 1);
            }
        }
        assertThat(different).containsExactly(layout.candidates());
    }
}
