package org.narrowgate.app.accounting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.release.AccountingEntry;
import org.narrowgate.engine.seal.DisclosedRow;

/**
 * One row of one release that concerns a person: date, nature and purpose of the disclosure, and to whom (5 U.S.C.
 * 552a(c)(1)).
 *
 * @param sealed when it was disclosed; empty where the package was never sealed
 * @param row number in the request
 * @param fields names of what went; empty where the address stated was only confirmed
 * @param requestDigest SHA-256 of the signed header, hexadecimal
 * @param recipient SHA-256 of the certificate that the package is sealed to, hexadecimal
 * @param official who authorised it
 */
record DisclosureInstance(
        Optional<Instant> sealed,
        Instant authorised,
        String release,
        long run,
        long row,
        Outcome outcome,
        List<String> fields,
        String requestId,
        String requestDigest,
        Heading heading,
        String purpose,
        String recipient,
        String official) {
    DisclosureInstance {
        fields = List.copyOf(fields);
    }

    /** Keeps nothing of the other rows of the release: there may be a million. */
    static DisclosureInstance of(AccountedRelease release, DisclosedRow row) {
        AccountingEntry account = release.account();
        return new DisclosureInstance(
                release.sealed(),
                release.authorised(),
                account.release(),
                account.run(),
                row.row(),
                row.outcome(),
                row.fields(),
                account.requestId(),
                account.requestDigest(),
                release.heading(),
                account.purpose(),
                account.recipient(),
                account.official());
    }

    void print(StringBuilder text) {
        text.append(sealed.map(at -> "disclosed " + at)
                        .orElse("authorised " + authorised + ", NEVER SEALED: nothing was disclosed"))
                .append("\n  release        " + release + " of run " + run + ", row #" + row)
                .append("\n  request        " + requestId)
                .append("\n  requester      " + heading.requester())
                .append("\n  purpose        " + purpose)
                .append("\n  provision      " + heading.provision())
                .append("\n  disclosed      ")
                .append(fields.isEmpty() ? "that the address stated is the one due" : String.join(", ", fields))
                .append("\n  recipient      certificate " + recipient)
                .append("\n  authorised by  " + official + "\n");
    }

    Json json() {
        Json json = Json.object();
        sealed.ifPresent(at -> json.put("disclosed_at", at.toString()));
        return json.put("authorised_at", authorised.toString())
                .put("release", release)
                .put("run", run)
                .put("row", row)
                .put("request_id", requestId)
                .put("request_sha256", requestDigest)
                .put("requester", heading.requester())
                .put("purpose", purpose)
                .put("provision", heading.provision())
                .put("outcome", outcome.name())
                .put("fields", fields)
                .put("recipient_sha256", recipient)
                .put("authorised_by", official);
    }
}
