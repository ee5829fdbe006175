package org.narrowgate.engine.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Layer;
import org.narrowgate.engine.document.Json;

/** What a run came to: rows by outcome, by the layer that refused them, and by the first ground of each refusal. */
public final class Totals {
    private long rows;
    private long admissible;
    private long identified;
    private long attested;
    private long resent;
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Layer, Long> refusedBy = new EnumMap<>(Layer.class);
    private final Map<String, Long> grounds = new TreeMap<>();
    private final Map<String, Long> citations = new TreeMap<>();
    private final Map<String, Long> identity = new TreeMap<>();

    /** Counts one decided row. */
    public void add(RowSummary row) {
        rows++;
        admissible += row.lookedUp() ? 1 : 0;
        resent += row.resent() ? 1 : 0;
        identified += row.identified() ? 1 : 0;
        outcomes.merge(row.outcome(), 1L, Long::sum);
        if (row.opens()) {
            attested += row.attested() ? 1 : 0;
        } else {
            refusedBy.merge(row.layer(), 1L, Long::sum);
            grounds.merge(row.outcome() + " " + row.element(), 1L, Long::sum);
            citations.merge(row.outcome() + " " + row.citation(), 1L, Long::sum);
        }
        if (row.lookedUp() && !row.identified()) {
            identity.merge(row.identification(), 1L, Long::sum);
        }
    }

    public long rows() {
        return rows;
    }

    /** Rows whose person could be looked up. */
    public long admissible() {
        return admissible;
    }

    public long identified() {
        return identified;
    }

    /** Rows that open with an element of the statute met on nothing but the signer's word. */
    public long attested() {
        return attested;
    }

    /** Rows sent again with other particulars after a refusal. */
    public long resent() {
        return resent;
    }

    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    public Map<Layer, Long> refusedBy() {
        return refusedBy;
    }

    /** Refused rows by outcome and the element that came first: {@code WITHHOLD I2-4}. */
    public Map<String, Long> grounds() {
        return grounds;
    }

    /** Refused rows by outcome and the provision that came first. */
    public Map<String, Long> citations() {
        return citations;
    }

    /** Rows looked up and not identified, by the identity rule that decided. */
    public Map<String, Long> notIdentified() {
        return identity;
    }

    public Json json() {
        Map<String, Long> byOutcome = new TreeMap<>();
        for (Outcome outcome : Outcome.values()) {
            byOutcome.put(outcome.name(), of(outcome));
        }
        Map<String, Long> byLayer = new TreeMap<>();
        refusedBy.forEach((layer, count) -> byLayer.put(layer.name(), count));
        return Json.object()
                .put("rows", rows)
                .put("admissible", admissible)
                .put("identified", identified)
                .put("attestation_alone", attested)
                .put("resent_after_refusal", resent)
                .put("outcomes", byOutcome)
                .put("refused_by_layer", byLayer)
                .put("first_ground", grounds)
                .put("first_citation", citations)
                .put("not_identified", identity);
    }
}
