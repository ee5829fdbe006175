package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.incident.Exposure;
import org.narrowgate.app.incident.WhatLeft;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.incident.IncidentAct;
import org.narrowgate.engine.incident.IncidentPaper;
import org.narrowgate.engine.incident.RowLists;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code narrowgate incident show}: an incident, its papers, and what it comes to. */
@Command(
        name = "show",
        description = {
            "An incident with its papers, its actions, and what the affected rows come to under 26 U.S.C. 7431: acts,"
                    + " persons, the same person again, and the readings relied on. Arithmetic, and no finding."
        },
        mixinStandardHelpOptions = true)
final class IncidentShowCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Parameters(paramLabel = "INCIDENT", description = "Its id.")
    private String id = "";

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        Incident incident = IncidentCommand.named(opened, id);
        Optional<Exposure> exposure = exposure(incident, opened);
        Instant now = filing.now();
        if (filing.json()) {
            Json json = IncidentListCommand.json(incident, now);
            exposure.ifPresent(e -> json.put("exposure", e.json()));
            filing.out()
                    .println(Printed.compact(json.put(
                            "papers",
                            incident.papers().stream().map(p -> p.filed().id()).toList())));
        } else {
            print(filing.out(), incident, exposure, now);
        }
        filing.out().flush();
        return Exit.DONE;
    }

    private static Optional<Exposure> exposure(Incident incident, Workspace opened)
            throws IOException, DocumentException {
        if (incident.opened().affected().isEmpty()) {
            return Optional.empty();
        }
        Custody custody = Protected.of(opened).custody();
        Optional<WhatLeft> left =
                WhatLeft.of(custody, incident.opened().affected().get().release());
        Path packs = Packs.folder(opened.config().packs());
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Exposure.of(
                        left.get(),
                        RowLists.of(opened)
                                .read(incident.opened().affected().get().list()),
                        custody,
                        packs));
    }

    private static void print(PrintWriter out, Incident incident, Optional<Exposure> exposure, Instant now) {
        out.println(IncidentListCommand.line(incident, now));
        out.println("  " + incident.opened().report().description());
        out.println("papers:");
        for (IncidentPaper paper : incident.papers()) {
            out.println("  " + paper.filed().at() + "  " + paper.filed().kind().word() + "  "
                    + paper.filed().id() + "  by " + paper.by());
        }
        for (Incident.Action action : incident.actions()) {
            out.println("action " + action.planned().action() + ": "
                    + action.planned().what());
            out.println(
                    "  " + action.planned().owner() + ", by " + action.planned().due() + ": "
                            + action.done()
                                    .map(done -> "done on " + done.on() + ", " + done.evidence())
                                    .orElse(action.isOverdue(IncidentListCommand.day(now)) ? "OVERDUE" : "to be done"));
        }
        incident.closed().map(IncidentAct.Closed::evidence).ifPresent(on -> out.println("closed on: " + on));
        exposure.ifPresent(e -> out.print(e.text()));
    }
}
