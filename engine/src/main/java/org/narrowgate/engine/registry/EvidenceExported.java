package org.narrowgate.engine.registry;

import java.time.Instant;
import java.util.List;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.Json;

/**
 * The opened evidence of a run was put into an archive for an inspector.
 *
 * @param rows how many rows of it are opened there
 * @param export commitment to who receives it, on what ground, and the SHA-256 of the archive's list of files
 * @param papers digests of the signed papers by which it goes, the order's first; empty in entries from before they were
 *     asked for
 */
public record EvidenceExported(Instant at, long run, long rows, Hash export, List<Hash> papers)
        implements RegisterEntry {
    static final String TYPE = "evidence-exported";

    public EvidenceExported {
        papers = List.copyOf(papers);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Json fields() {
        Json fields = Json.object().put("run", run).put("rows", rows).put("export", export.base64());
        return papers.isEmpty()
                ? fields
                : fields.put("papers", papers.stream().map(Hash::base64).toList());
    }

    static EvidenceExported read(Instant at, Json json) {
        List<String> papers = json.has("papers") ? json.texts("papers") : List.of();
        return new EvidenceExported(
                at,
                json.number("run"),
                json.number("rows"),
                Hash.parse(json.text("export")),
                papers.stream().map(Hash::parse).toList());
    }
}
