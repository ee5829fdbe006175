package org.narrowgate.engine.registry;

import java.time.Instant;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.Json;

/**
 * The quorum of the adopted policy has cosigned the register with a release's authorisation in it, and the decisions
 * that it lets go. The entry holds both checkpoints as they were cosigned (C2SP tlog-cosignature), so that it proves
 * itself: the files {@code checkpoint} of the logs are replaced by what is appended next.
 */
public record ReleaseWitnessed(Instant at, long run, String release, SignedNote register, SignedNote decisions)
        implements RegisterEntry {
    static final String TYPE = "release-witnessed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Json fields() {
        return Json.object()
                .put("run", run)
                .put("release", release)
                .put("register", register.format())
                .put("decisions", decisions.format());
    }

    static ReleaseWitnessed read(Instant at, Json json) {
        return new ReleaseWitnessed(
                at,
                json.number("run"),
                json.text("release"),
                SignedNote.parse(json.text("register")),
                SignedNote.parse(json.text("decisions")));
    }
}
