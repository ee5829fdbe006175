package org.narrowgate.engine.release;

import java.time.Instant;
import java.util.List;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.engine.seal.DisclosedRow;

/**
 * The permanent account of one release (26 U.S.C. 6103(p)(3)(A); 5 U.S.C. 552a(c)): what was asked, by whom, under which
 * provision and for what, who let it go, and of which records what was disclosed.
 *
 * @param run register sequence number of the run
 * @param requestDigest SHA-256 of the signed header, hexadecimal
 * @param recipient SHA-256 of the recipient's certificate, hexadecimal
 * @param rows how many rows were asked for
 * @param safeguards SHA-256 of what was known of the recipient's safeguards and relied on, hexadecimal; empty if none was needed
 * @param text the authorisation as it was signed
 * @param signature its detached CMS
 */
@SuppressWarnings("ArrayRecordComponent") // encoded, never compared
public record AccountingEntry(
        String release,
        long run,
        Instant at,
        String requestId,
        String requestDigest,
        String requester,
        String provision,
        String purpose,
        String recipient,
        String official,
        long rows,
        String safeguards,
        byte[] text,
        byte[] signature,
        List<DisclosedRow> disclosed) {
    private static final String FORMAT = "narrowgate-accounting-1";

    public AccountingEntry {
        disclosed = List.copyOf(disclosed);
    }

    byte[] encode() {
        return new CanonicalWriter()
                .text(FORMAT)
                .text(release)
                .uint64(run)
                .text(at.toString())
                .text(requestId)
                .text(requestDigest)
                .text(requester)
                .text(provision)
                .text(purpose)
                .text(recipient)
                .text(official)
                .uint64(rows)
                .text(safeguards)
                .bytes(text)
                .bytes(signature)
                .list(disclosed, (w, d) -> w.uint64(d.row())
                        .uint8(d.outcome().ordinal())
                        .text(d.record())
                        .list(d.fields(), CanonicalWriter::text))
                .toBytes();
    }

    static AccountingEntry decode(byte[] encoded) {
        CanonicalReader reader = new CanonicalReader(encoded);
        if (!reader.text().equals(FORMAT)) {
            throw new IllegalArgumentException("the accounting entry is not of the format " + FORMAT);
        }
        AccountingEntry entry = new AccountingEntry(
                reader.text(),
                reader.uint64(),
                Instant.parse(reader.text()),
                reader.text(),
                reader.text(),
                reader.text(),
                reader.text(),
                reader.text(),
                reader.text(),
                reader.text(),
                reader.uint64(),
                reader.text(),
                reader.bytes(),
                reader.bytes(),
                reader.list(r -> new DisclosedRow(
                        r.uint64(), Outcome.values()[r.uint8()], r.text(), r.list(CanonicalReader::text))));
        reader.finish();
        return entry;
    }
}
