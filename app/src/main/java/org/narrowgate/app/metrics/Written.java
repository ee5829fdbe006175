package org.narrowgate.app.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.narrowgate.engine.workspace.Workspace;

/** Bytes that a workspace holds, by what they are. */
record Written(Map<String, Long> bytes) {
    static Written of(Workspace workspace) throws IOException {
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("evidence", size(workspace.evidence()));
        bytes.put("decisions_tiles", size(workspace.decisions().resolve("tile")));
        bytes.put("register", size(workspace.register()));
        bytes.put("state_db", size(workspace.state()));
        bytes.put("request_copy", size(workspace.requests()));
        return new Written(bytes);
    }

    /** What came on top of an earlier look. */
    Map<String, Long> since(Written before) {
        Map<String, Long> more = new LinkedHashMap<>();
        bytes.forEach((kind, size) -> more.put(kind, size - before.bytes().getOrDefault(kind, 0L)));
        return more;
    }

    private static long size(Path place) throws IOException {
        if (!Files.exists(place)) {
            return 0;
        }
        long size = 0;
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }
}
