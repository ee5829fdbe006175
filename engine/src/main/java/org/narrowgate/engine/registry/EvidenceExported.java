package org.narrowgate.engine.registry;

import java.time.Instant;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.Json;

/**
 * The opened evidence of a run was put into an archive for an inspector.
 *
 * @param rows how many rows of it are opened there
 * @param export commitment to who receives it, on what ground, and the SHA-256 of the archive's list of files
 */
public record EvidenceExported(Instant at, long run, long rows, Hash export) implements RegisterEntry {
    static final String TYPE = "evidence-exported";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Json fields() {
        return Json.object().put("run", run).put("rows", rows).put("export", export.base64());
    }

    static EvidenceExported read(Instant at, Json json) {
        return new EvidenceExported(at, json.number("run"), json.number("rows"), Hash.parse(json.text("export")));
    }
}
