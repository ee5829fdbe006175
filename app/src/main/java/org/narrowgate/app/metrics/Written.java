package org.narrowgate.app.metrics;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.shard.Growth;
import org.narrowgate.engine.workspace.Workspace;

/** Bytes that a workspace holds, by what they are. */
record Written(Map<String, Long> bytes) {
    static Written of(Workspace workspace) throws IOException {
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("evidence", Growth.bytes(workspace.evidence()));
        long tiles = 0;
        for (Shard shard : Shards.of(workspace).all()) {
            tiles += Growth.bytes(shard.folder().resolve("tile"));
        }
        bytes.put("decisions_tiles", tiles);
        bytes.put("register", Growth.bytes(workspace.register()));
        bytes.put("state_db", Growth.bytes(workspace.state()));
        bytes.put("request_copy", Growth.bytes(workspace.requests()));
        return new Written(bytes);
    }

    /** What came on top of an earlier look. */
    Map<String, Long> since(Written before) {
        Map<String, Long> more = new LinkedHashMap<>();
        bytes.forEach((kind, size) -> more.put(kind, size - before.bytes().getOrDefault(kind, 0L)));
        return more;
    }
}
