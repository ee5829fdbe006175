package org.narrowgate.engine.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<Ground, Long> grounds = new HashMap<>();
    private final Map<String, Long> attestedBy = new TreeMap<>();
    private long wider;
    private final Map<String, Long> widerBy = new TreeMap<>();
    private final Map<String, Long> identity = new TreeMap<>();

    /** Counts one decided row. */
    public void add(RowSummary row) {
        add(row, 1);
    }

    /** Counts so many rows that are alike in all that is counted here. */
    void add(RowSummary row, long alike) {
        rows += alike;
        admissible += row.lookedUp() ? alike : 0;
        resent += row.resent() ? alike : 0;
        identified += row.identified() ? alike : 0;
        outcomes.merge(row.outcome(), alike, Long::sum);
        if (row.opens()) {
            attested += row.attested().isEmpty() ? 0 : alike;
            row.attested().forEach(element -> attestedBy.merge(element, alike, Long::sum));
            wider += row.wider().isEmpty() ? 0 : alike;
            row.wider().forEach(reading -> widerBy.merge(reading, alike, Long::sum));
        } else {
            refusedBy.merge(row.layer(), alike, Long::sum);
            grounds.merge(new Ground(row.outcome(), row.layer(), row.element(), row.citation()), alike, Long::sum);
        }
        if (row.lookedUp() && !row.identified()) {
            identity.merge(row.identification(), alike, Long::sum);
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

    /** The same by the element that rests on it; a row may rest on it for several. */
    public Map<String, Long> attestedBy() {
        return attestedBy;
    }

    /** Rows that open and were decided under a reading wider than the strictest. */
    public long wider() {
        return wider;
    }

    /** The same by reading; a row may have been decided under several. */
    public Map<String, Long> widerBy() {
        return widerBy;
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

    /** What came first among the grounds of a refused row. */
    public record Ground(Outcome outcome, Layer layer, String element, String citation) {}

    /** Refused rows by their first ground, the commonest first. */
    public Map<Ground, Long> grounds() {
        Map<Ground, Long> sorted = new LinkedHashMap<>();
        grounds.entrySet().stream()
                .sorted(Map.Entry.<Ground, Long>comparingByValue()
                        .reversed()
                        .thenComparing(e -> e.getKey().outcome()
                                + e.getKey().element()
                                + e.getKey().citation()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
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
        Json json = Json.object()
                .put("rows", rows)
                .put("admissible", admissible)
                .put("identified", identified)
                .put("attestation_alone", attested)
                .put("attestation_alone_by_element", attestedBy)
                .put("resent_after_refusal", resent)
                .put("outcomes", byOutcome)
                .put("refused_by_layer", byLayer)
                .put("first_ground", listed())
                .put("not_identified", identity);
        // Said only where there is something to say: the register commits to these bytes, also those of older runs.
        return wider == 0 ? json : json.put("wider_reading", wider).put("wider_reading_by_reading", widerBy);
    }

    private List<Json> listed() {
        List<Json> listed = new ArrayList<>();
        grounds()
                .forEach((ground, count) -> listed.add(Json.object()
                        .put("outcome", ground.outcome().name())
                        .put("layer", ground.layer().name())
                        .put("element", ground.element())
                        .put("citation", ground.citation())
                        .put("rows", count)));
        return listed;
    }
}
