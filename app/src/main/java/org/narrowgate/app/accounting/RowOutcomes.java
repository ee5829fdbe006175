package org.narrowgate.app.accounting;

import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Layer;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.state.Totals;

/**
 * What became of the rows of requests; each decided row is in one of these.
 *
 * @param unidentified withheld because the records show nobody who is certainly the person asked for
 * @param withheld withheld on statute, agreement or form
 * @param held a question is open
 */
public record RowOutcomes(long disclosed, long confirmed, long unidentified, long withheld, long held) {
    static final RowOutcomes NONE = new RowOutcomes(0, 0, 0, 0, 0);

    /** From the totals that the register commits to when it closes a run ({@link Totals#json}). */
    static RowOutcomes of(Json totals) {
        Json outcomes = totals.object("outcomes");
        long unidentified = totals.objects("first_ground").stream()
                .filter(ground -> ground.text("outcome").equals(Outcome.WITHHOLD.name())
                        && ground.text("layer").equals(Layer.IDENTITY.name()))
                .mapToLong(ground -> ground.number("rows"))
                .sum();
        return new RowOutcomes(
                outcomes.number(Outcome.DISCLOSE.name()),
                outcomes.number(Outcome.CONFIRM.name()),
                unidentified,
                outcomes.number(Outcome.WITHHOLD.name()) - unidentified,
                outcomes.number(Outcome.HOLD.name()));
    }

    long decided() {
        return disclosed + confirmed + unidentified + withheld + held;
    }

    RowOutcomes plus(RowOutcomes more) {
        return new RowOutcomes(
                disclosed + more.disclosed,
                confirmed + more.confirmed,
                unidentified + more.unidentified,
                withheld + more.withheld,
                held + more.held);
    }

    Json json() {
        return Json.object()
                .put("disclosed", disclosed)
                .put("confirmed", confirmed)
                .put("unidentified", unidentified)
                .put("withheld", withheld)
                .put("held", held);
    }
}
