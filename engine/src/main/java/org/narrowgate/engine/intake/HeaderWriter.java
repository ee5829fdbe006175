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
        Json json = Json.object()
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
                .put("attestations", attestations);
        declared(header, json);
        return json.put(
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

    /** Only where there are some, so that a header of an authority that has none is written as ever. */
    private static void declared(RequestHeader header, Json json) {
        if (!header.statements().isEmpty()) {
            Json statements = Json.object();
            header.statements().forEach(statements::put);
            json.put("statements", statements);
        }
        if (!header.documents().isEmpty()) {
            Json documents = Json.object();
            header.documents().forEach((id, file) -> documents.put(id, document(file)));
            json.put("documents", documents);
        }
    }

    private static Json document(RequestHeader.DocumentFile file) {
        return Json.object().put("name", file.name()).put("sha256", file.sha256());
    }

    private static Json official(RequestHeader.Official official) {
        return Json.object()
                .put("id", official.id())
                .put("name", official.name())
                .put("employer", official.employer())
                .put("kind", official.kind().word());
    }
}
