package org.narrowgate.app.accounting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.run.RefusedException;

/**
 * Requests and disclosures by requester and provision, and over all that was selected (26 U.S.C. 6103(p)(3)(A), (C)).
 *
 * @param requests that were selected, in the order in which they first came
 * @param total not the sum of the lines: who is in two of them is one person
 * @param archives of evidence for inspectors; none where one requester is selected
 * @param requesters every agency of whose requests a copy is on file within the period, whichever is selected
 * @param nameless requests refused as a whole of which no copy says who asked: they are in no requester's account
 */
public record GeneralAccount(
        Selection selection,
        List<ReceivedRequest> requests,
        Map<Heading, Account> lines,
        Account total,
        List<UnsealedRelease> unsealed,
        List<InspectorArchive> archives,
        SortedSet<String> requesters,
        long nameless) {
    public GeneralAccount {
        requests = List.copyOf(requests);
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        unsealed = List.copyOf(unsealed);
        archives = List.copyOf(archives);
        requesters = Collections.unmodifiableSortedSet(new TreeSet<>(requesters));
    }

    /**
     * Draws it up.
     *
     * @throws IOException if an account, or what opens a commitment of the register, is missing or altered
     * @throws RefusedException if the kept copy of a received request is missing or altered
     */
    public static GeneralAccount of(Selection selection, Custody custody)
            throws IOException, DocumentException, RefusedException {
        LastDecisions decisions = new LastDecisions(custody);
        SortedSet<String> requesters = new TreeSet<>();
        List<DecidedRequest> requests = new ArrayList<>();
        long nameless = 0;
        for (ReceivedRequest request : ReceivedRequests.in(selection.period(), custody)) {
            Heading heading = request.heading();
            if (heading.isOnFile()) {
                requesters.add(heading.requester());
            } else {
                nameless++;
            }
            if (selection.isOf(heading.requester())) {
                requests.add(new DecidedRequest(request, decisions.of(request.runs())));
            }
        }
        List<Disclosed> sealed = new ArrayList<>();
        List<UnsealedRelease> unsealed = new ArrayList<>();
        AccountedRelease.forEach(selection, custody, release -> {
            if (release.sealed().isPresent()) {
                sealed.add(Disclosed.of(release));
            } else {
                unsealed.add(UnsealedRelease.of(release));
            }
        });
        return new GeneralAccount(
                selection,
                requests.stream().map(DecidedRequest::request).toList(),
                lines(requests, sealed),
                Account.of(requests, sealed),
                unsealed,
                InspectorArchive.in(selection, custody),
                requesters,
                nameless);
    }

    private static Map<Heading, Account> lines(List<DecidedRequest> requests, List<Disclosed> sealed) {
        SortedSet<Heading> headings = new TreeSet<>();
        requests.forEach(request -> headings.add(request.heading()));
        sealed.forEach(release -> headings.add(release.heading()));
        Map<Heading, Account> lines = new LinkedHashMap<>();
        for (Heading heading : headings) {
            lines.put(
                    heading,
                    Account.of(
                            requests.stream()
                                    .filter(r -> r.heading().equals(heading))
                                    .toList(),
                            sealed.stream()
                                    .filter(r -> r.heading().equals(heading))
                                    .toList()));
        }
        return lines;
    }

    /** As a table for people. */
    public String text() {
        StringBuilder text = new StringBuilder("account of requests and disclosures " + selection.words() + " (UTC)\n");
        AccountTable.print(lines, total, text);
        if (total.waiting() > 0) {
            text.append("requests received and not decided yet: ")
                    .append(total.waiting())
                    .append('\n');
        }
        total.refusals().forEach((reason, times) -> text.append("refused as a whole for `")
                .append(reason)
                .append("`: ")
                .append(times)
                .append(times == 1 ? " time\n" : " times\n"));
        unsealed.forEach(release -> text.append(release.text()));
        archives.forEach(archive -> text.append(archive.text()));
        selection.requester().ifPresent(name -> ofOne(name, text));
        return text.toString();
    }

    private void ofOne(String name, StringBuilder text) {
        if (!requesters.contains(name)) {
            text.append("no request of that name came in this period; ")
                    .append(
                            requesters.isEmpty()
                                    ? "no request with a copy on file did"
                                    : NearestName.remedy(name, requesters))
                    .append('\n');
        }
        if (nameless > 0) {
            text.append("not in it: requests refused as a whole of which no copy says who asked: ")
                    .append(nameless)
                    .append('\n');
        }
    }

    /** As one document. */
    public Json json() {
        List<Json> listed = new ArrayList<>();
        lines.forEach((heading, account) -> listed.add(account.addTo(
                Json.object().put("requester", heading.requester()).put("provision", heading.provision()))));
        return selection
                .addTo(Json.object())
                .put("accounts", listed)
                .put("total", total.addTo(Json.object()))
                .put("requests", requests.stream().map(ReceivedRequest::json).toList())
                .put(
                        "authorised_never_sealed",
                        unsealed.stream().map(UnsealedRelease::json).toList())
                .put(
                        "archives_for_inspectors",
                        archives.stream().map(InspectorArchive::json).toList())
                .put("requests_refused_requester_not_on_file", nameless)
                .put("requesters_on_file", List.copyOf(requesters));
    }
}
