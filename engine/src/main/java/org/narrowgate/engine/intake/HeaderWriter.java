package org.narrowgate.engine.intake;

import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.Json;

/**
 * Writes a request's header in its one form: keys in this order, two blanks of indent, LF, UTF-8, a line end at the
 * end. What is written is what is signed, so the same header is always the same bytes.
 */
final class HeaderWriter {
    private HeaderWriter() {}

    static byte[] write(RequestHeader header) {
        Json attestations = Json.object();
        header.attestations().forEach(attestations::put);
        return Json.object()
                .put("format", HeaderReader.FORMAT)
                .put("request_id", header.id())
                .put("signed_on", header.signedOn().toString())
                .put("expires", header.expires().toString())
                .put("requester", header.requester())
                .put("addressee", header.addressee())
                .put(
                        "signer",
                        Json.object()
                                .put("name", header.signer().name())
                                .put("office", header.signer().office())
                                .put("agency", header.signer().agency()))
                .put("agreement", header.agreement())
                .put("authority", header.authority())
                .put("purpose", header.purpose())
                .put("attestations", attestations)
                .put(
                        "officials",
                        header.officials().stream().map(HeaderWriter::official).toList())
                .put(
                        "rows",
                        Json.object()
                                .put("file", header.rows().name())
                                .put("media_type", header.rows().mediaType())
                                .put("sha256", header.rows().sha256())
                                .put("count", header.rows().count()))
                .put("recipient_certificate", header.recipientCertificate())
                .pretty();
    }

    private static Json official(RequestHeader.Official official) {
        return Json.object()
                .put("id", official.id())
                .put("name", official.name())
                .put("employer", official.employer())
                .put("kind", official.kind().word());
    }
}
