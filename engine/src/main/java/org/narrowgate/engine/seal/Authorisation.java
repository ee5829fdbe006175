package org.narrowgate.engine.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Stage;

/**
 * The text that a releasing official signs: which run, as it stands under which checkpoint of the {@code decisions}
 * log, may go to whom, in which fields, under which provision and safeguards, and until when. One spelling only: the
 * bytes that are signed are the bytes that {@link #text} writes.
 *
 * @param release names the release and its directory: small letters, digits and hyphens
 * @param recipient SHA-256 of the recipient's certificate, lower-case hexadecimal
 * @param safeguards SHA-256 of what was known of the recipient's safeguards and relied on, lower-case hexadecimal; empty where neither the
 *     authority nor the agreement looks at safeguards
 * @param stages in how many stages it goes, each a package of its own; 1 where all goes at once
 * @param page the page of obligations that the package carries; empty in texts from before there was one, which are
 *     still read and release nothing
 * @param beforeQuorum whether, in an emergency, it may go before the witnesses have cosigned it
 * @param expires the instant from which it no longer counts
 * @param official the releasing official's name, as it is on file
 */
public record Authorisation(
        String release,
        RunId run,
        Checkpoint decisions,
        String provision,
        List<String> fields,
        String recipient,
        String safeguards,
        int stages,
        Optional<BoundPage> page,
        boolean beforeQuorum,
        Instant expires,
        String official) {
    static final String RELEASE_NAME = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String WITHOUT_PAGE = "narrowgate-authorisation-1";
    private static final String FORMAT = "narrowgate-authorisation-2";
    private static final String STAGES = "stages";
    private static final String BEFORE_QUORUM = "before_quorum";
    private static final List<String> KEYS = List.of(
            "format",
            "release",
            "run",
            "decisions_origin",
            "decisions_size",
            "decisions_root",
            "provision",
            "fields",
            "recipient_certificate_sha256",
            "safeguards_sha256",
            "expires",
            "official");

    public Authorisation {
        fields = List.copyOf(fields);
        if (!release.matches(RELEASE_NAME)) {
            throw new IllegalArgumentException("a release is named by small letters, digits and hyphens, at most 64");
        }
        if (!recipient.matches(Digests.HEX) || (!safeguards.isEmpty() && !safeguards.matches(Digests.HEX))) {
            throw new IllegalArgumentException("a SHA-256 is written as 64 lower-case hexadecimal digits");
        }
        if (stages < 1 || stages > Stage.MOST) {
            throw new IllegalArgumentException("a release goes in one stage, or in at most " + Stage.MOST);
        }
        if (provision.isBlank() || official.isBlank()) {
            throw new IllegalArgumentException("an authorisation names its provision and its official");
        }
        if (Set.copyOf(fields).size() != fields.size()) {
            throw new IllegalArgumentException("a field is authorised once");
        }
    }

    /** The text to be signed: JSON (RFC 8259), UTF-8, keys in fixed order, indented by two. */
    public byte[] text() {
        Json json = Json.object()
                .put("format", page.isPresent() ? FORMAT : WITHOUT_PAGE)
                .put("release", release)
                .put("run", run.hex())
                .put("decisions_origin", decisions.origin())
                .put("decisions_size", decisions.size())
                .put("decisions_root", decisions.root().base64())
                .put("provision", provision)
                .put("fields", fields)
                .put("recipient_certificate_sha256", recipient)
                .put("safeguards_sha256", safeguards);
        page.ifPresent(bound -> bound.putInto(json.put(STAGES, stages)));
        if (beforeQuorum) {
            json.put(BEFORE_QUORUM, true);
        }
        return json.put("expires", expires.toString()).put("official", official).pretty();
    }

    /** Whether a package of this name is one of its stages. */
    boolean covers(String name) {
        return IntStream.rangeClosed(1, stages)
                .anyMatch(number -> new Stage(number, stages).of(release).equals(name));
    }

    /** The same with a page of obligations bound to it. */
    Authorisation with(BoundPage bound) {
        return new Authorisation(
                release,
                run,
                decisions,
                provision,
                fields,
                recipient,
                safeguards,
                stages,
                Optional.of(bound),
                beforeQuorum,
                expires,
                official);
    }

    /** Reads what {@link #text} wrote and nothing else; {@code source} names the file in a refusal. */
    public static Authorisation parse(byte[] text, String source) throws SealException {
        String remedy = "; draft it again with `narrowgate release RUN --draft FILE` and sign it unchanged";
        try {
            Json json = Json.read(text);
            boolean binds = !json.text("format").equals(WITHOUT_PAGE);
            if (binds && !json.text("format").equals(FORMAT)) {
                throw new SealException(source + ": the format is not " + FORMAT + remedy);
            }
            refuseUnknownKeys(json, binds, source + ": ", remedy);
            Authorisation read = new Authorisation(
                    json.text("release"),
                    RunId.parse(json.text("run")),
                    new Checkpoint(
                            json.text("decisions_origin"),
                            json.number("decisions_size"),
                            Hash.parse(json.text("decisions_root"))),
                    json.text("provision"),
                    json.texts("fields"),
                    json.text("recipient_certificate_sha256"),
                    json.text("safeguards_sha256"),
                    binds ? Math.toIntExact(json.number(STAGES)) : 1,
                    binds ? Optional.of(BoundPage.read(json)) : Optional.empty(),
                    json.has(BEFORE_QUORUM) && json.flag(BEFORE_QUORUM),
                    Instant.parse(json.text("expires")),
                    json.text("official"));
            if (!Arrays.equals(read.text(), text)) {
                throw new SealException(source + ": the text was reformatted or edited" + remedy);
            }
            return read;
        } catch (IllegalArgumentException
                | ArithmeticException
                | ClassCastException
                | ProofException
                | DateTimeException e) {
            throw new SealException(source + " is not an authorisation (" + e.getMessage() + ")" + remedy, e);
        }
    }

    private static void refuseUnknownKeys(Json json, boolean binds, String where, String remedy) throws SealException {
        List<String> known = new ArrayList<>(KEYS);
        if (binds) {
            known.addAll(known.indexOf("expires"), BoundPage.KEYS);
            known.add(known.indexOf("expires"), STAGES);
            known.add(known.indexOf("expires"), BEFORE_QUORUM);
        }
        List<String> unknown = new ArrayList<>(json.values().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new SealException(where + "the key `" + String.join("`, `", unknown)
                    + "` is not known; an authorisation has " + String.join(", ", known) + remedy);
        }
    }
}
