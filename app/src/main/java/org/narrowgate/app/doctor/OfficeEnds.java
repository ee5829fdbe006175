package org.narrowgate.app.doctor;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.app.office.Alarm;
import org.narrowgate.app.office.Alarms;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.workspace.Workspace;

/** What about offices ends soon; certificates are told with the keys. */
final class OfficeEnds {
    private final Workspace workspace;
    private final Instant today;
    private final Consumer<Symptom> found;

    OfficeEnds(Workspace workspace, Instant today, Consumer<Symptom> found) {
        this.workspace = workspace;
        this.today = today;
        this.found = found;
    }

    void look() throws IOException, DocumentException {
        for (Alarm alarm : Alarms.of(workspace, today, Alarms.WITHIN)) {
            if (alarm.kind() != Alarm.Kind.CERTIFICATE) {
                found.accept(Symptom.of(
                        Level.WARNING,
                        Kind.OFFICE_ALARM,
                        alarm.what() + ": " + alarm.left() + ", " + alarm.day(),
                        alarm.remedy()));
            }
        }
    }
}
