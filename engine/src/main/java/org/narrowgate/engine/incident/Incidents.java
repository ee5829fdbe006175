package org.narrowgate.engine.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.incident.IncidentAct.Opened;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.workspace.Workspace;

/** Every incident, as a fold of the papers that the register names; none ever leaves it. */
public final class Incidents {
    private final List<Incident> all;

    private Incidents(List<Incident> all) {
        this.all = List.copyOf(all);
    }

    public static Incidents of(Workspace workspace) throws IOException, DocumentException {
        return of(Papers.read(workspace));
    }

    /** Of papers that were read already. */
    public static Incidents of(Papers papers) throws DocumentException {
        Map<String, List<IncidentPaper>> byIncident = new LinkedHashMap<>();
        for (FiledPaper filed : papers.on(PaperKind.Subject.INCIDENTS)) {
            Paper paper = filed.read();
            IncidentPaper read = new IncidentPaper(filed, paper.by(), IncidentPaper.read(paper));
            byIncident
                    .computeIfAbsent(read.act().incident(), id -> new ArrayList<>())
                    .add(read);
        }
        List<Incident> all = new ArrayList<>();
        for (List<IncidentPaper> each : byIncident.values()) {
            if (each.get(0).act() instanceof Opened opened) {
                all.add(new Incident(opened, each));
            }
        }
        return new Incidents(all);
    }

    /** The oldest first. */
    public List<Incident> all() {
        return all;
    }

    public Optional<Incident> named(String id) {
        return all.stream().filter(incident -> incident.id().equals(id)).findFirst();
    }
}
