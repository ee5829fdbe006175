package org.narrowgate.engine.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.Json;

/**
 * One entry of the register log. Nothing in it is personal: what could be is there as a salted commitment only, whose
 * opening lies, encrypted, in {@code evidence/register/}.
 */
public sealed interface RegisterEntry
        permits RegisterEntry.RequestReceived,
                RegisterEntry.RequestRefused,
                RunOpened,
                RegisterEntry.RunClosed,
                RegisterEntry.FindingSigned,
                RegisterEntry.ReleaseAuthorised,
                RegisterEntry.ReleaseSealed,
                ReleaseWitnessed,
                ShardOpened,
                RegisterEntry.RecordsIndexed,
                RegisterEntry.OpinionFiled,
                RegisterEntry.PaperFiled,
                EvidenceExported,
                EvidenceErased,
                WorkspaceRestored {
    /** Instant of the entry, as the clock of the custodian's machine told it. */
    Instant at();

    String type();

    Json fields();

    /** The bytes that are logged: one JSON object, keys in fixed order. */
    default byte[] encode() {
        Json entry = Json.object().put("type", type()).put("at", at().toString());
        fields().values().forEach((key, value) -> {
            if (value instanceof Json object) {
                entry.put(key, object);
            } else if (value instanceof List<?> items) {
                entry.put(key, items);
            } else if (value instanceof Long number) {
                entry.put(key, number.longValue());
            } else if (value instanceof Boolean flag) {
                entry.put(key, flag.booleanValue());
            } else {
                entry.put(key, (String) value);
            }
        });
        return entry.compact();
    }

    static RegisterEntry decode(byte[] bytes) {
        Json json = Json.read(bytes);
        Instant at = Instant.parse(json.text("at"));
        return switch (json.text("type")) {
            case RequestReceived.TYPE -> new RequestReceived(at, Hash.parse(json.text("request")));
            case RequestRefused.TYPE -> new RequestRefused(at, Hash.parse(json.text("request")), json.text("reason"));
            case RunOpened.TYPE -> RunOpened.read(at, json);
            case RunClosed.TYPE ->
                new RunClosed(at, json.number("run"), json.number("decisions"), Hash.parse(json.text("totals")));
            case FindingSigned.TYPE ->
                new FindingSigned(
                        at,
                        json.number("run"),
                        json.text("question"),
                        Hash.parse(json.text("finding")),
                        json.text("certificate"));
            case OpinionFiled.TYPE -> OpinionFiled.read(at, json);
            case PaperFiled.TYPE -> PaperFiled.read(at, json);
            case EvidenceExported.TYPE -> EvidenceExported.read(at, json);
            case EvidenceErased.TYPE -> EvidenceErased.read(at, json);
            case WorkspaceRestored.TYPE -> WorkspaceRestored.read(at, json);
            case RecordsIndexed.TYPE -> new RecordsIndexed(at, Hash.parse(json.text("index")));
            case ShardOpened.TYPE -> ShardOpened.read(at, json);
            case ReleaseWitnessed.TYPE -> ReleaseWitnessed.read(at, json);
            case ReleaseAuthorised.TYPE -> ReleaseAuthorised.read(at, json);
            case ReleaseSealed.TYPE ->
                new ReleaseSealed(at, json.number("run"), json.text("release"), Hash.parse(json.text("parts")));
            default ->
                throw new IllegalArgumentException(
                        "the register holds an entry of an unknown type; a newer" + " Narrowgate may have written it");
        };
    }

    /** A request came in and could be read. */
    record RequestReceived(Instant at, Hash request) implements RegisterEntry {
        static final String TYPE = "request-received";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            return Json.object().put("request", request.base64());
        }
    }

    /** A request was refused as a whole, before any row was decided; {@code reason} is a stable code. */
    record RequestRefused(Instant at, Hash request, String reason) implements RegisterEntry {
        static final String TYPE = "request-refused";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            return Json.object().put("request", request.base64()).put("reason", reason);
        }
    }

    /** The last row of a run is published; {@code totals} commits to the counts by outcome and provision. */
    record RunClosed(Instant at, long run, long decisions, Hash totals) implements RegisterEntry {
        static final String TYPE = "run-closed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            return Json.object().put("run", run).put("decisions", decisions).put("totals", totals.base64());
        }
    }

    /** A named office holder answered a question; {@code finding} commits to the signed text. */
    record FindingSigned(Instant at, long run, String question, Hash finding, String certificate)
            implements RegisterEntry {
        static final String TYPE = "finding-signed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("run", run)
                    .put("question", question)
                    .put("finding", finding.base64())
                    .put("certificate", certificate);
        }
    }

    /**
     * A named official authorised a release; only now may anything be sealed.
     *
     * @param checkpoint the decisions checkpoint that the authorisation names
     * @param text commitment to the signed authorisation
     * @param accounting commitment to the accounting entry (26 U.S.C. 6103(p)(3)(A))
     * @param findings release elements as {@code element: status}
     * @param entrusted to whom it goes on which terms; empty in entries from before there was a register of holders
     */
    record ReleaseAuthorised(
            Instant at,
            long run,
            String release,
            Checkpoint checkpoint,
            String authoriser,
            Hash text,
            Hash accounting,
            List<String> findings,
            Optional<Entrusted> entrusted)
            implements RegisterEntry {
        static final String TYPE = "release-authorised";
        private static final String ENTRUSTED = "entrusted";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            Json json = Json.object()
                    .put("run", run)
                    .put("release", release)
                    .put("checkpoint", checkpoint.text())
                    .put("authoriser", authoriser)
                    .put("text", text.base64())
                    .put("accounting", accounting.base64())
                    .put("findings", findings);
            entrusted.ifPresent(to -> json.put(ENTRUSTED, to.json()));
            return json;
        }

        static ReleaseAuthorised read(Instant at, Json json) {
            return new ReleaseAuthorised(
                    at,
                    json.number("run"),
                    json.text("release"),
                    Checkpoint.parse(json.text("checkpoint")),
                    json.text("authoriser"),
                    Hash.parse(json.text("text")),
                    Hash.parse(json.text("accounting")),
                    json.texts("findings"),
                    json.has(ENTRUSTED) ? Optional.of(Entrusted.read(json.object(ENTRUSTED))) : Optional.empty());
        }
    }

    /** The package is complete on disk; {@code parts} commits to each file's name, length and SHA-256. */
    record ReleaseSealed(Instant at, long run, String release, Hash parts) implements RegisterEntry {
        static final String TYPE = "release-sealed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            return Json.object().put("run", run).put("release", release).put("parts", parts.base64());
        }
    }

    /** The records were indexed; {@code index} commits to their version, the counts and the SHA-256 of the keys. */
    record RecordsIndexed(Instant at, Hash index) implements RegisterEntry {
        static final String TYPE = "records-indexed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            return Json.object().put("index", index.base64());
        }
    }

    /**
     * Counsel's signed opinion, which adopts a pack or a reading, was filed.
     *
     * @param opinion its id and the SHA-256 of its text
     * @param adopts id of the pack and the SHA-256 of what is adopted: the pack, or the text of the reading
     * @param reading id of the reading; empty if the pack is adopted
     * @param certificate SHA-256 of counsel's certificate
     */
    record OpinionFiled(Instant at, Named opinion, Named adopts, String reading, String certificate)
            implements RegisterEntry {
        static final String TYPE = "opinion-filed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("opinion", opinion.json())
                    .put("adopts", adopts.json())
                    .put("reading", reading)
                    .put("certificate", certificate);
        }

        static OpinionFiled read(Instant at, Json json) {
            return new OpinionFiled(
                    at,
                    Named.read(json.object("opinion")),
                    Named.read(json.object("adopts")),
                    json.text("reading"),
                    json.text("certificate"));
        }
    }

    /**
     * A signed paper on offices or agreements was filed; what is so is the fold of all of them.
     *
     * @param kind of the paper, as its text writes it
     * @param id names it in the workspace
     * @param paper SHA-256 over the digests of text and signature: the signature is unguessable, the text need not be
     * @param certificate SHA-256 of the signer's certificate
     */
    record PaperFiled(Instant at, String kind, String id, Hash paper, String certificate) implements RegisterEntry {
        static final String TYPE = "paper-filed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("kind", kind)
                    .put("id", id)
                    .put("paper", paper.base64())
                    .put("certificate", certificate);
        }

        static PaperFiled read(Instant at, Json json) {
            return new PaperFiled(
                    at, json.text("kind"), json.text("id"), Hash.parse(json.text("paper")), json.text("certificate"));
        }
    }

    /** A document by its id and the SHA-256 of its bytes, in hexadecimal; both empty for none. */
    record Named(String id, String sha256) {
        Json json() {
            return Json.object().put("id", id).put("sha256", sha256);
        }

        static Named read(Json json) {
            return new Named(json.text("id"), json.text("sha256"));
        }
    }
}
