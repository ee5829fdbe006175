package org.narrowgate.engine.registry;

import java.time.Instant;
import java.util.Optional;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.document.Json;

/**
 * A run began; everything that is constant within it is fixed here.
 *
 * @param pack id and SHA-256 of the pack, readings included
 * @param agreement id and SHA-256; both empty if there was none
 * @param tables SHA-256 of the reference tables
 * @param engine version and SHA-256 of the core that decides
 * @param decider SHA-256 of the deciding official's certificate
 * @param request commitment to the request's id and digest
 * @param secret commitment to the run secret
 * @param law commitment to slot layout, finding catalogue and header facts
 * @param bars commitment to what was known of bars
 * @param records commitment to the version of the records that are read
 * @param parent register sequence number of the run whose held rows it decides again; -1 for none
 * @param firstDecision size of its decisions log when it opened
 * @param log origin of that log, in which all its entries stand; empty for the first of the workspace
 * @param secondLock SHA-256 of the model file that whoever the rules would identify had to pass, too; empty if there was none
 */
public record RunOpened(
        Instant at,
        RunId runId,
        RegisterEntry.Named pack,
        RegisterEntry.Named agreement,
        String tables,
        RegisterEntry.Named engine,
        String decider,
        Hash request,
        Hash secret,
        Hash law,
        Hash bars,
        Hash records,
        long parent,
        long firstDecision,
        Optional<String> log,
        Optional<String> secondLock)
        implements RegisterEntry {
    static final String TYPE = "run-opened";
    private static final String LOG = "log";
    private static final String SECOND_LOCK = "second_lock";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Json fields() {
        Json json = Json.object()
                .put("run_id", runId.hex())
                .put("pack", pack.json())
                .put("agreement", agreement.json())
                .put("tables", tables)
                .put("engine", engine.json())
                .put("decider", decider)
                .put("request", request.base64())
                .put("secret", secret.base64())
                .put("law", law.base64())
                .put("bars", bars.base64())
                .put("records", records.base64())
                .put("parent", parent)
                .put("first_decision", firstDecision);
        log.ifPresent(origin -> json.put(LOG, origin));
        secondLock.ifPresent(sha256 -> json.put(SECOND_LOCK, sha256));
        return json;
    }

    static RunOpened read(Instant at, Json json) {
        return new RunOpened(
                at,
                RunId.parse(json.text("run_id")),
                RegisterEntry.Named.read(json.object("pack")),
                RegisterEntry.Named.read(json.object("agreement")),
                json.text("tables"),
                RegisterEntry.Named.read(json.object("engine")),
                json.text("decider"),
                Hash.parse(json.text("request")),
                Hash.parse(json.text("secret")),
                Hash.parse(json.text("law")),
                Hash.parse(json.text("bars")),
                Hash.parse(json.text("records")),
                json.number("parent"),
                json.number("first_decision"),
                text(json, LOG),
                text(json, SECOND_LOCK));
    }

    private static Optional<String> text(Json json, String key) {
        return json.has(key) ? Optional.of(json.text(key)) : Optional.empty();
    }
}
