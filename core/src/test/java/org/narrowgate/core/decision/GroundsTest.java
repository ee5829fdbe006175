package org.narrowgate.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Stage;

/** The order of combination against a second statement of it, over every combination of findings. */
class GroundsTest {
    private static final List<String> IDS = List.of("F-1", "S-1", "S-2", Grounds.AGREEMENT_IN_FORCE, "AG-1", "ID-1");
    private static final Set<FindingStatus> DENIES = Set.of(FindingStatus.NOT_MET, FindingStatus.NOT_SHOWN);

    @Test
    void combines_every_set_of_findings_in_the_order_of_the_house() {
        int combinations = (int) Math.pow(FindingStatus.values().length, IDS.size());
        for (int code = 0; code < combinations; code++) {
            List<Finding> findings = findings(code);
            Grounds grounds = Grounds.of(findings);
            assertThat(grounds.outcome()).as(() -> shown(findings)).isEqualTo(expected(findings));
            assertThat(grounds.findings().isEmpty())
                    .as(() -> shown(findings))
                    .isEqualTo(grounds.outcome() == Outcome.DISCLOSE);
            assertThat(grounds.findings()).as(() -> shown(findings)).allMatch(f -> !f.met());
        }
    }

    private static Outcome expected(List<Finding> findings) {
        FindingStatus force = findings.get(3).status();
        if (denies(findings, 0) || denies(findings, 1) || denies(findings, 2)) {
            return Outcome.WITHHOLD;
        }
        if (force != FindingStatus.MET) {
            return Outcome.HOLD;
        }
        if (denies(findings, 4) || denies(findings, 5)) {
            return Outcome.WITHHOLD;
        }
        return findings.stream().allMatch(Finding::met) ? Outcome.DISCLOSE : Outcome.HOLD;
    }

    private static boolean denies(List<Finding> findings, int at) {
        return DENIES.contains(findings.get(at).status());
    }

    @Test
    void names_as_grounds_only_what_belongs_to_the_step_that_decided() {
        assertThat(grounds(FindingStatus.NOT_MET, FindingStatus.NOT_MET, FindingStatus.OPEN))
                .containsExactly("F-1");
        assertThat(grounds(FindingStatus.MET, FindingStatus.NOT_MET, FindingStatus.NOT_SHOWN))
                .containsExactly("S-1", "S-2");
        assertThat(grounds(FindingStatus.MET, FindingStatus.OPEN, FindingStatus.NOT_SHOWN))
                .containsExactly("S-2");
        assertThat(grounds(FindingStatus.MET, FindingStatus.OPEN, FindingStatus.OPEN))
                .containsExactly("S-1", "S-2");
    }

    private static List<String> grounds(FindingStatus form, FindingStatus one, FindingStatus other) {
        List<Finding> findings = List.of(
                finding("F-1", form, "b"),
                finding("S-1", one, "b"),
                finding("S-2", other, "b"),
                finding("ID-1", FindingStatus.MET, "b"));
        return Grounds.of(findings).findings().stream()
                .map(f -> f.element().id())
                .toList();
    }

    @Test
    void what_was_never_looked_up_is_neither_a_ground_nor_a_question() {
        Finding later = finding("S-2", FindingStatus.NOT_SHOWN, "not-looked-up");
        Grounds held = Grounds.of(List.of(finding("S-1", FindingStatus.OPEN, "b"), later));
        assertThat(held.outcome()).isEqualTo(Outcome.HOLD);
        assertThat(held.findings()).hasSize(1);
        Grounds unidentified = Grounds.of(List.of(later, finding("ID-1", FindingStatus.NOT_MET, "b")));
        assertThat(unidentified.outcome()).isEqualTo(Outcome.WITHHOLD);
        assertThat(unidentified.findings()).extracting(f -> f.element().layer()).containsExactly(Layer.IDENTITY);
    }

    private static List<Finding> findings(int code) {
        List<Finding> findings = new ArrayList<>();
        int rest = code;
        for (String id : IDS) {
            findings.add(finding(id, FindingStatus.values()[rest % 4], "b"));
            rest /= 4;
        }
        return findings;
    }

    private static Finding finding(String id, FindingStatus status, String branch) {
        Layer layer = id.startsWith("F")
                ? Layer.FORM
                : id.startsWith("S") ? Layer.STATUTE : id.startsWith("A") ? Layer.AGREEMENT : Layer.IDENTITY;
        Element element = InventedLaw.element(
                id, layer, Stage.RECORD, GroundKind.RECORD, new Expression.Literal(true), Optional.empty(), List.of());
        Optional<Question> question =
                status == FindingStatus.OPEN ? Optional.of(InventedLaw.CONTESTED) : Optional.empty();
        return new Finding(
                element,
                status,
                branch,
                new Citation("Invented Act 1"),
                "",
                new Basis(Basis.Kind.STATED, ""),
                List.of(),
                "",
                question,
                "");
    }

    private static String shown(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.element().id() + " " + f.status())
                .toList()
                .toString();
    }
}
