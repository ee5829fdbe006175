package org.narrowgate.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.core.decision.InventedLaw.condition;
import static org.narrowgate.core.decision.InventedLaw.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;

/** A document is needed as soon as any part of any element may look at what it answers, and not otherwise. */
class FactsLookedAtTest {
    private static final Citation CITATION = new Citation("Invented Act 2");
    private static final Basis BASIS = new Basis(Basis.Kind.VERIFIED, "what was looked at");
    private static final Question QUESTION = new Question("is-it", "Is it?", true);

    private static boolean looks(Check check, LegalException... exceptions) {
        Element element = new Element(
                "S-LAST",
                Layer.STATUTE,
                CITATION,
                "Text",
                ElementKind.CONDITION,
                Stage.RELEASE,
                GroundKind.RECORD,
                Optional.of(check),
                List.of(exceptions));
        return InventedLaw.make().with(element).rulebook().looksAt(Rulebook.SAFEGUARDS);
    }

    private static Check test(String id, Expression met, Optional<Check.Open> open) {
        return new Check.Test(id, CITATION, "Text", BASIS, condition(met), open, "");
    }

    private static Check looking() {
        return test("S-LAST.b", fact("safeguards.present"), Optional.empty());
    }

    private static Check notLooking() {
        return test("S-LAST.a", fact("release.authorised"), Optional.empty());
    }

    @Test
    void nothing_is_looked_at_that_no_element_names() {
        assertThat(InventedLaw.make().rulebook().looksAt(Rulebook.SAFEGUARDS)).isFalse();
        assertThat(InventedLaw.make().rulebook().looksAt("release.")).isTrue();
        assertThat(looks(notLooking())).isFalse();
    }

    @Test
    void a_condition_and_the_question_beside_it_are_looked_through() {
        assertThat(looks(looking())).isTrue();
        Check.Open open = InventedLaw.open(fact("safeguards.present"), QUESTION);
        assertThat(looks(test("S-LAST.a", fact("release.authorised"), Optional.of(open))))
                .isTrue();
    }

    @Test
    void every_branch_and_case_is_looked_through_and_what_a_table_goes_by() {
        assertThat(looks(new Check.AllOf("S-LAST", List.of(notLooking(), looking()))))
                .isTrue();
        assertThat(looks(new Check.AnyOf("S-LAST", List.of(notLooking(), looking()))))
                .isTrue();
        assertThat(looks(new Check.AnyOf("S-LAST", List.of(notLooking())))).isFalse();
        assertThat(looks(table("signer.office_kind", Map.of("x", looking())))).isTrue();
        assertThat(looks(table("signer.office_kind", Map.of("x", notLooking()))))
                .isFalse();
        assertThat(looks(table("safeguards.kind", Map.of("x", notLooking())))).isTrue();
    }

    private static Check table(String fact, Map<String, Check> cases) {
        return new Check.Cases("S-LAST", CITATION, "Text", BASIS, 0, fact, cases, "");
    }

    @Test
    void what_excepts_from_an_element_is_looked_through() {
        LegalException exception = new LegalException(
                "S-LAST.x",
                "S-LAST.a",
                CITATION,
                "Text",
                condition(fact("safeguards.present")),
                FindingStatus.MET,
                QUESTION);
        assertThat(looks(notLooking(), exception)).isTrue();
    }
}
