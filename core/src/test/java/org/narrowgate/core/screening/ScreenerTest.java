package org.narrowgate.core.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.narrowgate.core.decision.InventedLaw.equal;
import static org.narrowgate.core.decision.InventedLaw.fact;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.InventedLaw;
import org.narrowgate.core.decision.InventedMatter;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Stage;

class ScreenerTest {
    @Test
    void admits_a_row_of_which_every_header_and_row_finding_is_met_and_looks_nothing_up() {
        Screening screening = InventedMatter.make().screen();
        assertThat(screening).isInstanceOf(Admissible.class);
        for (Finding finding : screening.findings()) {
            boolean later = finding.element().stage() == Stage.RECORD;
            assertThat(finding.met()).as(finding.element().id()).isEqualTo(!later);
            assertThat(finding.branch().equals(Screener.NOT_LOOKED_UP)).isEqualTo(later);
        }
        assertThat(screening.facts().get("record.bar")).isNull();
        assertThat(screening.facts().get("identification.status")).isNull();
    }

    @Test
    void has_one_finding_for_every_element_decided_before_release_in_their_order() {
        InventedMatter matter = InventedMatter.make().unsigned();
        assertThat(matter.screen().findings())
                .extracting(f -> f.element().id())
                .containsExactlyElementsOf(matter.rulebook().decided().stream()
                        .map(e -> e.element().id())
                        .toList());
    }

    @Test
    void stops_a_row_for_anything_but_met_in_header_or_row_whosever_rule_it_is() {
        for (InventedMatter stopped : List.of(
                InventedMatter.make().unsigned(),
                InventedMatter.make().withoutAgreement(),
                InventedMatter.make().cell("row_id", ""),
                InventedMatter.make().cell("matter", "").sharing(0),
                InventedMatter.make().sharing(3),
                InventedMatter.make().sharing(6),
                InventedMatter.make().cell("years", "2014"),
                InventedMatter.make().cell("address", ""),
                InventedMatter.make().cell("address", "PO Box 12, Houston, TX 77002"))) {
            Screening screening = stopped.screen();
            assertThat(screening).isInstanceOf(Inadmissible.class);
            assertThat(screening.<Boolean>match(a -> true, i -> false)).isFalse();
        }
    }

    @Test
    void what_could_not_be_read_is_not_shown_for_every_element_of_the_row() {
        List<Finding> findings =
                InventedMatter.make().cell("row_id", "").screen().findings();
        assertThat(findings)
                .filteredOn(f ->
                        f.element().stage() == Stage.ROW && !f.element().id().equals("F-1"))
                .isNotEmpty()
                .allMatch(f -> f.status() == FindingStatus.NOT_SHOWN);
    }

    @Test
    void one_answer_settles_a_question_of_the_batch_and_a_row_needs_its_own() {
        Judgment batch = new Judgment("busy", 0, FindingStatus.MET, "counsel");
        assertThat(InventedMatter.make()
                        .sharing(4)
                        .judged(Judgments.of(List.of(batch)))
                        .screen())
                .isInstanceOf(Admissible.class);
        String box = "PO Box 12, Houston, TX 77002";
        for (long row : new long[] {0, 6, 7}) {
            Judgments own = Judgments.of(List.of(new Judgment("box", row, FindingStatus.MET, "counsel")));
            Screening screening =
                    InventedMatter.make().cell("address", box).judged(own).screen();
            assertThat(screening instanceof Admissible).as("row %d", row).isEqualTo(row == 7);
        }
    }

    @Test
    void an_answer_to_a_question_of_the_header_stands_for_every_row() {
        Question once = new Question("head", "May he ask?", true);
        InventedLaw law = InventedLaw.make()
                .with(InventedLaw.element(
                        "S-HEAD",
                        Layer.STATUTE,
                        Stage.HEADER,
                        GroundKind.STATED,
                        equal("request.purpose", "q"),
                        Optional.of(InventedLaw.open(fact("request.signature_valid"), once)),
                        List.of()));
        assertThat(InventedMatter.make().law(law).screen().findings())
                .filteredOn(f -> f.status() == FindingStatus.OPEN)
                .hasSize(1);
        Judgments yes = Judgments.of(List.of(new Judgment("head", 0, FindingStatus.MET, "counsel")));
        assertThat(InventedMatter.make().law(law).judged(yes).screen()).isInstanceOf(Admissible.class);
        Judgments no = Judgments.of(List.of(new Judgment("head", 0, FindingStatus.NOT_MET, "counsel")));
        assertThat(InventedMatter.make().law(law).judged(no).screen().findings())
                .filteredOn(f -> f.element().id().equals("S-HEAD"))
                .extracting(Finding::status, f -> f.basis().toString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(FindingStatus.NOT_MET, "judged: counsel"));
    }

    @Test
    void tells_all_that_a_requester_would_have_to_cure_at_once() {
        InventedMatter matter = InventedMatter.make().unsigned().sharing(6).cell("address", "");
        assertThat(matter.screener().unmetBeforeRows())
                .extracting(Finding::branch)
                .containsExactly("S-HEAD");
        assertThat(matter.screener().unmet(matter.screen()))
                .extracting(Finding::branch)
                .containsExactly("S-OWN", "S-ADDRESS");
    }

    @Test
    void no_row_leaves_a_fact_behind_for_the_next() {
        Screener screener = InventedMatter.make().screener();
        InventedMatter full = InventedMatter.make();
        InventedMatter bare = InventedMatter.make().cell("years", "").cell("matter", "");
        screener.screen(full.row(), full.screen().batch());
        Screening after = screener.screen(bare.row(), bare.screen().batch());
        assertThat(after.facts().get("row.years.first")).isNull();
        assertThat(after).isInstanceOf(Inadmissible.class);
    }

    @Test
    void two_answers_to_one_question_must_be_the_same() {
        Judgment yes = new Judgment("busy", 0, FindingStatus.MET, "counsel");
        Judgment no = new Judgment("busy", 0, FindingStatus.NOT_MET, "commissioner");
        Judgment elsewhere = new Judgment("busy", 3, FindingStatus.NOT_MET, "commissioner");
        assertThatThrownBy(() -> Judgments.of(List.of(yes, no))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Judgments.of(List.of(yes, yes, elsewhere))).isNotNull();
    }

    @Test
    void an_answer_is_yes_or_no() {
        for (FindingStatus status : List.of(FindingStatus.OPEN, FindingStatus.NOT_SHOWN)) {
            assertThatThrownBy(() -> new Judgment("busy", 0, status, "counsel"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
