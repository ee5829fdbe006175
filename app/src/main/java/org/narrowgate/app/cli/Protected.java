package org.narrowgate.app.cli;

import java.io.IOException;
import java.security.SecureRandom;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.workspace.Workspace;

/** What in a workspace only its key opens, for commands that read and write nothing. */
record Protected(Workspace workspace, WorkspaceKey key, Openings openings) {
    static Protected of(Workspace workspace) throws IOException {
        SecureRandom random = new SecureRandom();
        WorkspaceKey key = WorkspaceKey.read(workspace.workspaceKey(), workspace.root(), random);
        return new Protected(workspace, key, new Openings(workspace.evidence(), key, random));
    }

    RunRecord run(long run) throws IOException, RefusedException {
        return RunRecord.open(workspace, key, openings, run);
    }

    /** With the register, for what is told from it. */
    Custody custody() throws IOException {
        return new Custody(workspace, key, openings, Registry.read(workspace.register()));
    }
}
