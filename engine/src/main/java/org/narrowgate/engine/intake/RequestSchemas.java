package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.Shape;

/** What a request's header and the mapping of a bare file hold, told to an editor; tests hold it against the readers. */
public final class RequestSchemas {
    private static final Shape TEXT = Shape.text();
    private static final Shape STATED = Shape.stated();
    private static final Shape WRITTEN = Shape.written();

    private RequestSchemas() {}

    /** The schemas by the kind of document. */
    public static Map<String, Json> all() {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put(
                "request",
                header(HeaderReader.Form.FINISHED)
                        .document("request", "The header of a request, request.json of Narrowgate.", Map.of()));
        all.put("request-mapping", mapping());
        return all;
    }

    private static Shape header(HeaderReader.Form form) {
        boolean mapped = form == HeaderReader.Form.MAPPED;
        Shape.Keys keys = Shape.keys();
        if (!mapped) {
            keys.must("format", Shape.word(List.of(HeaderReader.FORMAT)), "");
        }
        keys.must("request_id", WRITTEN, "letters, digits and `. _ -`; no personal data")
                .must("signed_on", Shape.day(), "")
                .must("expires", Shape.day(), "")
                .must("authority", WRITTEN, "id of the pack under which is asked");
        key(keys, mapped, "requester", STATED, "the agency that asks");
        key(keys, mapped, "addressee", STATED, "the agency that holds the records");
        key(keys, mapped, "signer", signer(mapped), "who signs, in which office");
        key(keys, mapped, "agreement", STATED, "id of the agreement");
        key(keys, mapped, "purpose", STATED, "code of a purpose of the pack");
        key(keys, mapped, "attestations", Shape.named(STATED), "by id, who makes it");
        keys.may("statements", Shape.named(STATED), "what the pack lets a header state for all rows")
                .may("documents", Shape.named(document()), "by id, a file beside the header");
        key(keys, mapped, "officials", Shape.list(official(mapped), 0), "who will receive");
        if (!mapped) {
            keys.must("rows", rows(), "the rows file; signing binds it");
        }
        key(keys, mapped, "recipient_certificate", STATED, "a PEM file beside the header, or its SHA-256");
        return keys.shape();
    }

    private static void key(Shape.Keys keys, boolean mapped, String key, Shape shape, String description) {
        if (mapped) {
            keys.may(key, shape, description);
        } else {
            keys.must(key, shape, description);
        }
    }

    private static Shape signer(boolean mapped) {
        Shape.Keys keys = Shape.keys();
        for (String key : List.of("name", "office", "agency")) {
            key(keys, mapped, key, STATED, "");
        }
        return keys.shape();
    }

    private static Shape official(boolean mapped) {
        List<String> kinds = new ArrayList<>();
        for (RequestHeader.Kind kind : RequestHeader.Kind.values()) {
            kinds.add(kind.word());
        }
        Shape.Keys keys = Shape.keys().must("id", WRITTEN, "by which rows name him");
        key(keys, mapped, "name", STATED, "");
        key(keys, mapped, "employer", STATED, "agency or firm");
        return keys.must("kind", Shape.word(kinds), "").shape();
    }

    /** Signing writes digest and count, so a draft need not have them. */
    private static Shape rows() {
        return Shape.keys()
                .must("file", WRITTEN, "bare name of a file beside the header")
                .must("media_type", WRITTEN, "")
                .may("sha256", Shape.scalar(), "written when it is signed")
                .may("count", Shape.scalar(), "written when it is signed")
                .shape();
    }

    private static Shape document() {
        return Shape.keys()
                .must("name", STATED, "bare name of a file beside the header; blank if there is none")
                .may("sha256", Shape.scalar(), "written when it is signed")
                .shape();
    }

    private static Json mapping() {
        Shape file = Shape.keys()
                .may("delimiter", TEXT, "one character, or `tab`")
                .may("encoding", TEXT, "UTF-8 or windows-1252")
                .may("header", Shape.flag(), "whether the first line names the columns")
                .may("dates", TEXT, "how days are written, e.g. MM/DD/YYYY")
                .may("rows", Shape.number(Long.MIN_VALUE), "how many rows the file must hold")
                .shape();
        Shape theirs = Shape.either(TEXT, Shape.list(TEXT, 1));
        return Shape.keys()
                .may("file", file, "how the file is written")
                .must("columns", Shape.named(theirs), "our column, and the columns of theirs that make it")
                .may("constants", Shape.named(TEXT), "our columns that are the same in every row")
                .must("request", header(HeaderReader.Form.MAPPED), "the header; format and rows are added")
                .shape()
                .document("request-mapping", "How a bare file becomes a request of Narrowgate.", Map.of());
    }
}
