package org.narrowgate.engine.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.records.RecordsIndex;
import org.narrowgate.engine.registry.RegisterEntry.RecordsIndexed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** Holds the index on disk against the newest one that the register knows. That there is none is no damage. */
final class IndexAudit {
    private final Workspace workspace;
    private final Openings openings;

    IndexAudit(Workspace workspace, Openings openings) {
        this.workspace = workspace;
        this.openings = openings;
    }

    /** Returns how many are sound. */
    int check(Registry registry, List<String> damages) throws IOException {
        Optional<RecordsIndexed> entry = registry.indexed();
        if (entry.isEmpty()) {
            return 0;
        }
        byte[] manifest;
        try {
            manifest = openings.open(entry.get().index());
        } catch (IOException | ProofException told) {
            return 0; // Named among the commitments.
        }
        Optional<RecordsIndex> index = RecordsIndex.logged(workspace.index(), manifest);
        if (index.isPresent() && !index.get().isSound()) {
            damages.add(index.get().folder() + ": the index is not the one that was logged; run `records index`");
            return 0;
        }
        return index.isPresent() ? 1 : 0;
    }
}
