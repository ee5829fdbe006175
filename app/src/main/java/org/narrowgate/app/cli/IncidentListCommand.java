package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.incident.Incidents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate incident list}: every incident, and what of it is late. */
@Command(
        name = "list",
        description =
                "Every incident that was ever opened: its state, whether it was told in time, what is to be done.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing is overdue; 1 a report or an action is."})
final class IncidentListCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Override
    public Integer call() throws IOException, DocumentException {
        List<Incident> incidents = Incidents.of(filing.open()).all();
        Instant now = filing.now();
        if (filing.json()) {
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put(
                                    "incidents",
                                    incidents.stream().map(i -> json(i, now)).toList())));
        } else if (incidents.isEmpty()) {
            filing.out().println("no incident is on file; `incident open` puts one there");
        } else {
            incidents.forEach(incident -> filing.out().println(line(incident, now)));
        }
        filing.out().flush();
        return incidents.stream().anyMatch(i -> i.isOverdue(now, day(now))) ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static String state(Incident incident, Instant now) {
        if (!incident.isOpen()) {
            return "CLOSED";
        }
        return incident.isOverdue(now, day(now)) ? "OVERDUE" : "OPEN";
    }

    /** An incident in one line. */
    static String line(Incident incident, Instant now) {
        long open = incident.actions().stream()
                .filter(action -> action.done().isEmpty())
                .count();
        return incident.id() + "  " + state(incident, now) + "  "
                + Printed.word(incident.opened().kind())
                + incident.opened()
                        .ground()
                        .map(ground -> " by " + Printed.word(ground))
                        .orElse("")
                + incident.opened()
                        .affected()
                        .map(affected -> "  " + affected.rows() + " rows of " + affected.release())
                        .orElse("")
                + "  " + told(incident, now)
                + (incident.actions().isEmpty()
                        ? ""
                        : "  actions " + incident.actions().size() + ", to be done " + open);
    }

    private static String told(Incident incident, Instant now) {
        Instant due = incident.opened().report().due();
        return incident.reported()
                .map(at -> "told " + at + (at.isAfter(due) ? ", LATE: due " + due : ""))
                .orElse(now.isAfter(due) ? "NOBODY WAS TOLD, due " + due : "to be told by " + due);
    }

    static Json json(Incident incident, Instant now) {
        return Json.object()
                .put("incident", incident.id())
                .put("state", state(incident, now))
                .put("kind", incident.opened().kind().name())
                .put("ground", incident.opened().ground().map(Enum::name).orElse(""))
                .put(
                        "release",
                        incident.opened().affected().map(a -> a.release()).orElse(""))
                .put("rows", incident.opened().affected().map(a -> a.rows()).orElse(0L))
                .put("report_due", incident.opened().report().due().toString())
                .put("reported", incident.reported().map(Instant::toString).orElse(""))
                .put("report_late", incident.isReportLate(now))
                .put(
                        "actions",
                        incident.actions().stream()
                                .map(action -> Json.object()
                                        .put("action", action.planned().action())
                                        .put("what", action.planned().what())
                                        .put("owner", action.planned().owner())
                                        .put("due", action.planned().due().toString())
                                        .put("done", action.done().isPresent())
                                        .put("overdue", action.isOverdue(day(now))))
                                .toList());
    }
}
