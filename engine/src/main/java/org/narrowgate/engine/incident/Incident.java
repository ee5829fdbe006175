package org.narrowgate.engine.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.engine.incident.IncidentAct.ActionDone;
import org.narrowgate.engine.incident.IncidentAct.ActionPlanned;
import org.narrowgate.engine.incident.IncidentAct.Closed;
import org.narrowgate.engine.incident.IncidentAct.Opened;
import org.narrowgate.engine.incident.IncidentAct.Reported;

/** An incident with every paper on it; nothing but a person's paper, which names evidence, closes it. */
public final class Incident {
    private final Opened opened;
    private final List<IncidentPaper> papers;

    Incident(Opened opened, List<IncidentPaper> papers) {
        this.opened = opened;
        this.papers = List.copyOf(papers);
    }

    public String id() {
        return opened.incident();
    }

    public Opened opened() {
        return opened;
    }

    /** The one that opened it first. */
    public List<IncidentPaper> papers() {
        return papers;
    }

    /** Who was told, in the order in which that was filed. */
    public List<Reported> reports() {
        return all(Reported.class).toList();
    }

    /** When somebody was first told; empty if nobody was. */
    public Optional<Instant> reported() {
        return reports().stream().map(Reported::at).min(Instant::compareTo);
    }

    /** Whether 24 hours went by and nobody had been told. */
    public boolean isReportLate(Instant at) {
        return reported().orElse(at).isAfter(opened.report().due());
    }

    /**
     * A corrective action.
     *
     * @param done empty while it is still to be carried out
     */
    public record Action(ActionPlanned planned, Optional<ActionDone> done) {
        public boolean isOverdue(LocalDate today) {
            return done.isEmpty() && today.isAfter(planned.due());
        }
    }

    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        all(ActionPlanned.class)
                .forEach(planned -> actions.add(new Action(
                        planned,
                        all(ActionDone.class)
                                .filter(done -> done.action().equals(planned.action()))
                                .findFirst())));
        return List.copyOf(actions);
    }

    public Optional<Action> action(String id) {
        return actions().stream().filter(a -> a.planned().action().equals(id)).findFirst();
    }

    public Optional<Closed> closed() {
        return all(Closed.class).findFirst();
    }

    public boolean isOpen() {
        return closed().isEmpty();
    }

    /** Whether a report or an action is late. */
    public boolean isOverdue(Instant at, LocalDate today) {
        return isOpen()
                && ((reported().isEmpty() && isReportLate(at))
                        || actions().stream().anyMatch(action -> action.isOverdue(today)));
    }

    private <T extends IncidentAct> Stream<T> all(Class<T> type) {
        return papers.stream().map(IncidentPaper::act).filter(type::isInstance).map(type::cast);
    }
}
