package org.narrowgate.engine.state;

import java.util.List;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.FindingView;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Question;

/**
 * What lists and totals need of a decided row; nothing personal.
 *
 * @param attested ids of the elements of the statute that rest, for a part of them, on nothing but the signer's word
 * @param layer of the first ground; FORM where the row opens
 * @param element id of the first ground; empty where the row opens
 * @param citation of the first ground; empty where the row opens
 * @param identification identity rule that decided; empty for a row never looked up
 * @param questions ids of the open questions of a held row
 * @param wider ids of the readings wider than the strictest that a row which opens was decided under
 */
public record RowSummary(
        long row,
        Outcome outcome,
        boolean lookedUp,
        boolean identified,
        List<String> attested,
        boolean resent,
        Layer layer,
        String element,
        String citation,
        String identification,
        List<String> questions,
        List<String> wider) {
    public static RowSummary of(Decision decision) {
        Finding first = decision.grounds().isEmpty() ? null : decision.grounds().get(0);
        List<String> questions = decision.outcome() == Outcome.HOLD
                ? decision.grounds().stream()
                        .flatMap(f -> f.question().stream())
                        .map(Question::id)
                        .toList()
                : List.of();
        return new RowSummary(
                decision.row(),
                decision.outcome(),
                decision.identification().isPresent(),
                decision.identification().map(Identification::isIdentified).orElse(false),
                decision.attested(),
                decision.screening().batch().resentAfterRefusal(),
                first == null ? Layer.FORM : first.element().layer(),
                first == null ? "" : first.element().id(),
                first == null ? "" : first.citation().text(),
                decision.identification().map(Identification::rule).orElse(""),
                questions,
                opens(decision.outcome()) ? decision.wider() : List.of());
    }

    public static RowSummary of(DecidedRow row) {
        List<FindingView> grounds = row.groundFindings();
        FindingView first = grounds.isEmpty() ? null : grounds.get(0);
        return new RowSummary(
                row.row(),
                row.outcome(),
                row.lookedUp(),
                row.identification().getOrDefault("status", "").equals("IDENTIFIED"),
                row.attested(),
                row.resent(),
                first == null ? Layer.FORM : first.layer(),
                first == null ? "" : first.element(),
                first == null ? "" : first.citation(),
                row.identification().getOrDefault("rule", ""),
                row.openQuestions().stream()
                        .flatMap(f -> f.question().stream())
                        .map(Question::id)
                        .toList(),
                opens(row.outcome()) ? row.wider() : List.of());
    }

    /** What another row came to that came to the same. */
    public RowSummary of(long other) {
        return new RowSummary(
                other,
                outcome,
                lookedUp,
                identified,
                attested,
                resent,
                layer,
                element,
                citation,
                identification,
                questions,
                wider);
    }

    /** Whether its person is to be known again if it is sent again. */
    public boolean refuses() {
        return outcome == Outcome.WITHHOLD;
    }

    /** Whether anything of the record goes. */
    public boolean opens() {
        return opens(outcome);
    }

    private static boolean opens(Outcome outcome) {
        return outcome == Outcome.DISCLOSE || outcome == Outcome.CONFIRM;
    }
}
