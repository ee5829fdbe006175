package org.narrowgate.app.accounting;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.narrowgate.engine.document.Json;

/**
 * One line of the account: requests, instances of disclosure and persons affected are three counters, and none follows
 * from another (26 U.S.C. 6103(p)(3)(C)).
 *
 * @param requests received, refused ones too
 * @param refused of these, those refused as a whole and never decided
 * @param waiting of these, those that were taken in and that no run decides yet
 * @param rows asked for, by the requests whose copy is on file
 * @param refusals how often a request was refused as a whole, by the code of the reason
 * @param releases sealed
 * @param instances rows of which something went, disclosed or confirmed, in sealed releases
 * @param persons whose record that was; each once, however often
 */
record Account(
        long requests,
        long refused,
        long waiting,
        long rows,
        RowOutcomes outcomes,
        Map<String, Long> refusals,
        long releases,
        long instances,
        long persons) {
    Account {
        refusals = Collections.unmodifiableMap(new TreeMap<>(refusals));
    }

    static Account of(List<DecidedRequest> decided, List<Disclosed> releases) {
        List<ReceivedRequest> requests =
                decided.stream().map(DecidedRequest::request).toList();
        Map<String, Long> refusals = new TreeMap<>();
        requests.forEach(request -> request.refusals().forEach(reason -> refusals.merge(reason, 1L, Long::sum)));
        return new Account(
                requests.size(),
                requests.stream().filter(ReceivedRequest::isRefused).count(),
                requests.stream().filter(ReceivedRequest::isWaiting).count(),
                requests.stream().mapToLong(ReceivedRequest::rows).sum(),
                decided.stream().map(DecidedRequest::outcomes).reduce(RowOutcomes.NONE, RowOutcomes::plus),
                refusals,
                releases.size(),
                releases.stream().mapToLong(Disclosed::instances).sum(),
                Disclosed.persons(releases));
    }

    /** Rows that were asked for and that no run decided. */
    long undecided() {
        return rows - outcomes.decided();
    }

    Json addTo(Json json) {
        return json.put("requests_received", requests)
                .put("requests_refused_whole", refused)
                .put("requests_not_yet_decided", waiting)
                .put("refusals_by_reason", refusals)
                .put("rows_asked", rows)
                .put("rows", outcomes.json().put("undecided", undecided()))
                .put("releases_sealed", releases)
                .put("instances_of_disclosure", instances)
                .put("persons_affected", persons);
    }
}
