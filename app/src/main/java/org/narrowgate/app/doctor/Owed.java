package org.narrowgate.app.doctor;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.app.due.Duties;
import org.narrowgate.app.due.Duty;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** Requests whose last day has passed and on which something is owed. */
final class Owed {
    private final Workspace workspace;
    private final Registry registry;
    private final Instant today;
    private final Consumer<Symptom> found;

    Owed(Workspace workspace, Registry registry, Instant today, Consumer<Symptom> found) {
        this.workspace = workspace;
        this.registry = registry;
        this.today = today;
        this.found = found;
    }

    void look() throws IOException, DocumentException {
        if (registry.entries().isEmpty()) {
            return;
        }
        SecureRandom random = new SecureRandom();
        WorkspaceKey key = WorkspaceKey.read(workspace.workspaceKey(), workspace.root(), random);
        Custody custody = new Custody(workspace, key, new Openings(workspace.evidence(), key, random), registry);
        LocalDate day = LocalDate.ofInstant(today, ZoneOffset.UTC);
        for (Duty duty : Duties.of(custody, today)) {
            if (duty.isOverdue(day)) {
                found.accept(Symptom.of(
                        Level.WARNING,
                        Kind.REQUEST_OVERDUE,
                        "request " + duty.request() + " was due on "
                                + duty.time().day().orElseThrow() + ": " + duty.owing(),
                        "`narrowgate due` has the command that goes on with it"));
            }
        }
    }
}
