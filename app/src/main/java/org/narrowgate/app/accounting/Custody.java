package org.narrowgate.app.accounting;

import java.io.IOException;
import java.security.SecureRandom;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.release.Accounting;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.workspace.Workspace;

/** What an account is drawn from; read only. */
public record Custody(Workspace workspace, WorkspaceKey key, Openings openings, Registry registry) {
    /** A run with its decided rows. */
    public RunRecord run(long run) throws IOException, RefusedException {
        return RunRecord.open(workspace, key, openings, run);
    }

    /** The account of every release. */
    public Accounting accounting() {
        return new Accounting(workspace.accounting(), key, new SecureRandom());
    }
}
