package org.narrowgate.engine.seal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.document.Json;

/**
 * What one part of a release is, over whose bytes the custodian signs: every other file by length and SHA-256, and the
 * part before it, so that no part can be left out, put in or exchanged between two releases.
 *
 * @param part counts from 1
 * @param last whether no part follows
 * @param previous SHA-256 of the manifest before; 64 zeros in part 1
 * @param decisions the checkpoint under which the receipts stand
 * @param unwitnessed whether a policy asked for no witness, or the release went before its quorum
 * @param witnesses who has cosigned that checkpoint, by the names of the custodian's policy; empty if unwitnessed
 * @param beforeQuorum whether it went, in an emergency, before the quorum had cosigned it
 * @param slots numbers of the opened slots, from 1, by {@code row_id}, {@code outcome} and {@code field:} name
 * @param columns the fields authorised, in the order of {@code fields.csv}
 * @param official SHA-256 of the releasing official's certificate; empty in packages from before they carried his
 *     papers ({@link PackagePapers}), which are still opened
 */
record Manifest(
        String release,
        RunId run,
        int part,
        boolean last,
        String previous,
        String provision,
        String recipient,
        String official,
        Checkpoint decisions,
        boolean unwitnessed,
        List<String> witnesses,
        boolean beforeQuorum,
        Map<String, Long> slots,
        List<String> columns,
        List<String> obligations,
        List<ContentFile> files) {
    static final String NAME = "manifest.json";
    static final String SIGNATURE = "manifest.p7s";
    static final String NOTHING_BEFORE = "0".repeat(64);
    static final String ROW_ID = "row_id";
    static final String OUTCOME = "outcome";
    static final String FIELD = "field:";

    private static final String WITNESSES = "witnesses";
    private static final String BEFORE_QUORUM = "before_quorum";

    private static final String WITHOUT_PAPERS = "narrowgate-manifest-1";
    private static final String FORMAT = "narrowgate-manifest-2";
    private static final String OFFICIAL = "official_certificate_sha256";

    /** A file of the part: length in bytes, SHA-256 in lower-case hexadecimal. */
    record ContentFile(String name, long length, String sha256) {
        /** What one more of them adds to a manifest, at most. */
        static int sizeOf(String name) {
            return name.length() + 160;
        }
    }

    Manifest {
        slots = new LinkedHashMap<>(slots);
        witnesses = List.copyOf(witnesses);
        columns = List.copyOf(columns);
        obligations = List.copyOf(obligations);
        files = List.copyOf(files);
    }

    byte[] bytes() {
        List<Json> listed = new ArrayList<>(files.size());
        for (ContentFile file : files) {
            listed.add(Json.object()
                    .put("name", file.name())
                    .put("length", file.length())
                    .put("sha256", file.sha256()));
        }
        Json json = Json.object()
                .put("format", hasPapers() ? FORMAT : WITHOUT_PAPERS)
                .put("release", release)
                .put("run", run.hex())
                .put("part", part)
                .put("last", last)
                .put("previous", previous)
                .put("provision", provision)
                .put("recipient_certificate_sha256", recipient);
        if (hasPapers()) {
            json.put(OFFICIAL, official);
        }
        json.put("decisions_origin", decisions.origin())
                .put("decisions_size", decisions.size())
                .put("decisions_root", decisions.root().base64())
                .put("unwitnessed", unwitnessed);
        if (!unwitnessed) {
            json.put(WITNESSES, witnesses);
        }
        if (beforeQuorum) {
            json.put(BEFORE_QUORUM, true);
        }
        return json.put("slots", slots)
                .put("columns", columns)
                .put("obligations", obligations)
                .put("disclaimer", Disclaimer.TEXT)
                .put("files", listed)
                .pretty();
    }

    /** Whether its part carries the page of obligations and what binds it. */
    boolean hasPapers() {
        return !official.isEmpty();
    }

    private static String fingerprint(Json json) {
        String official = json.text(OFFICIAL);
        if (!official.matches(Digests.HEX)) {
            throw new IllegalArgumentException("a SHA-256 is written as 64 lower-case hexadecimal digits");
        }
        return official;
    }

    static Manifest parse(byte[] bytes) throws SealException {
        try {
            Json json = Json.read(bytes);
            boolean papers = !json.text("format").equals(WITHOUT_PAPERS);
            if (papers && !json.text("format").equals(FORMAT)) {
                throw new SealException("the manifest is not of the format " + FORMAT + ": use a newer narrowgate");
            }
            Map<String, Long> slots = new LinkedHashMap<>();
            Json numbers = json.object("slots");
            numbers.values().keySet().forEach(key -> slots.put(key, numbers.number(key)));
            List<ContentFile> files = new ArrayList<>();
            for (Json file : json.objects("files")) {
                files.add(new ContentFile(file.text("name"), file.number("length"), file.text("sha256")));
            }
            return new Manifest(
                    json.text("release"),
                    RunId.parse(json.text("run")),
                    Math.toIntExact(json.number("part")),
                    json.flag("last"),
                    json.text("previous"),
                    json.text("provision"),
                    json.text("recipient_certificate_sha256"),
                    papers ? fingerprint(json) : "",
                    new Checkpoint(
                            json.text("decisions_origin"),
                            json.number("decisions_size"),
                            Hash.parse(json.text("decisions_root"))),
                    json.flag("unwitnessed"),
                    json.has(WITNESSES) ? json.texts(WITNESSES) : List.of(),
                    json.has(BEFORE_QUORUM) && json.flag(BEFORE_QUORUM),
                    slots,
                    json.texts("columns"),
                    json.texts("obligations"),
                    files);
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException | ProofException e) {
            throw new SealException("the manifest cannot be read: ask the custodian to seal the release again", e);
        }
    }
}
