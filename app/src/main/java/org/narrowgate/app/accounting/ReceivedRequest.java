package org.narrowgate.app.accounting;

import java.time.Instant;
import java.util.List;
import org.narrowgate.engine.document.Json;

/**
 * One request that came in, whatever became of it.
 *
 * @param id as its sender chose it; empty if the header could not be read
 * @param digest SHA-256 of its signed header, hexadecimal; empty if the header could not be read
 * @param at when it first came
 * @param heading who asked under what; nothing is stated where no copy was taken in
 * @param purpose code of the reason for it; empty where no copy was taken in
 * @param rows how many it states; 0 where no copy was taken in
 * @param refusals stable codes of why it was refused as a whole, one for each time
 * @param runs that decided rows of it, in the order in which they were opened
 */
record ReceivedRequest(
        String id,
        String digest,
        Instant at,
        Heading heading,
        String purpose,
        long rows,
        List<String> refusals,
        List<Long> runs) {
    ReceivedRequest {
        refusals = List.copyOf(refusals);
        runs = List.copyOf(runs);
    }

    /** Whether it was turned away and nothing of it decided since. */
    boolean isRefused() {
        return runs.isEmpty() && !refusals.isEmpty();
    }

    boolean isWaiting() {
        return runs.isEmpty() && refusals.isEmpty();
    }

    /** Date of it and reason for it, as 26 U.S.C. 6103(p)(3)(A) wants them kept; what nobody knows is left out. */
    Json json() {
        Json json = Json.object()
                .put("received_at", at.toString())
                .put("request_id", id)
                .put("request_sha256", digest)
                .put("refusals", refusals)
                .put("runs", runs);
        return heading.isOnFile()
                ? json.put("requester", heading.requester())
                        .put("provision", heading.provision())
                        .put("purpose", purpose)
                        .put("rows_asked", rows)
                : json;
    }
}
