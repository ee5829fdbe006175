package org.narrowgate.engine.registry;

import java.time.Instant;
import java.util.List;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.Json;

/**
 * Evidence of some rows is erased. It is logged before anything goes: what it names and is still there is to be erased
 * by whoever gives the command again, and nothing goes that it does not name.
 *
 * @param order id of the paper that orders it
 * @param approval id of the second person's paper
 * @param runs every run whose evidence it touches, by its register sequence number
 * @param rows commitment to the numbers of the rows, by the run over each whole request; totals are nobody else's
 */
public record EvidenceErased(Instant at, String order, String approval, List<Long> runs, Hash rows)
        implements RegisterEntry {
    static final String TYPE = "evidence-erased";

    public EvidenceErased {
        runs = List.copyOf(runs);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Json fields() {
        return Json.object()
                .put("order", order)
                .put("approval", approval)
                .put("runs", runs.stream().map(String::valueOf).toList())
                .put("rows", rows.base64());
    }

    static EvidenceErased read(Instant at, Json json) {
        return new EvidenceErased(
                at,
                json.text("order"),
                json.text("approval"),
                json.texts("runs").stream().map(Long::valueOf).toList(),
                Hash.parse(json.text("rows")));
    }
}
