package org.narrowgate.app.cli;

import java.time.Instant;
import java.util.List;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** The moment as of which a workspace is looked at. */
final class Today {
    private Today() {}

    /** A demo is decided as of its own days: what counts is that of its last run. */
    static Instant of(Workspace opened, Registry registry) {
        List<Long> runs = registry.runs();
        return opened.config().demo() && !runs.isEmpty()
                ? registry.run(runs.get(runs.size() - 1)).orElseThrow().at()
                : Instant.now();
    }
}
