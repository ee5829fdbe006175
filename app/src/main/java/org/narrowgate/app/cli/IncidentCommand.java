package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.incident.Incidents;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate incident}: what should not have happened, who was told, and what is done about it. */
@Command(
        name = "incident",
        description = {
            "Incidents: a release found wanting, a look without authority, a loss at the recipient.",
            "`incident open` starts a clock of 24 hours; `incident report` writes what is told by then, without anything of"
                    + " any person; `incident reported` says who was told. Corrective actions have days. Nothing but a"
                    + " person's paper, which names evidence, closes one.",
            "Every act is a signed paper: --draft FILE writes it to be signed elsewhere (then `incident paper`), --key and"
                    + " --certificate sign and file it now."
        },
        subcommands = {
            IncidentOpenCommand.class,
            IncidentReportCommand.class,
            IncidentListCommand.class,
            IncidentShowCommand.class,
            IncidentFileCommand.class,
            IncidentPaperCommand.class
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate incident open INC-1 --kind FOUND_WANTING --ground READING --release run-9 \\",
            "      --reading street-or-box --contact \"Chief, Disclosure, +1 202 555 0100\" \\",
            "      --how \"Counsel gave the reading up.\" --description \"Addresses went on requests without a street.\" \\",
            "      --place \"1111 Example Ave NW\" --technology \"sealed package\" --key ... --certificate ...",
            "  narrowgate incident report INC-1 --out INC-1.txt",
            "  narrowgate incident file INC-1 --out INC-1-file"
        })
final class IncidentCommand {
    @Command(
            name = "reported",
            description = "Says that those who must know were told, by the report that `incident report` writes.",
            mixinStandardHelpOptions = true)
    int reported(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "INCIDENT", description = "Its id.") String id,
            @Option(names = "--to", required = true, paramLabel = "TEXT", description = "Who was told.") String to,
            @Option(names = "--sent", paramLabel = "INSTANT", description = "When; now if absent.")
                    Optional<Instant> sent,
            @Option(
                            names = "--reference",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "By which they know it, if they gave one.")
                    String reference)
            throws IOException, DocumentException, RefusedException {
        Incident incident = named(filing.open(), id);
        String name = id + ".reported-" + (incident.reports().size() + 1);
        return filing.act(PaperKind.INCIDENT_REPORTED, name, (head, now) -> {
            head.put("incident", id).put("to", to).plain("at", sent.orElse(now.truncatedTo(ChronoUnit.SECONDS)));
            return head.put("reference", Optional.of(reference).filter(text -> !text.isBlank()))
                    .put("report", incident.opened().report().sha256(id));
        });
    }

    @Command(
            name = "act",
            description =
                    "Plans a corrective action: what, who, by when. It stands in `office alarms` until it is done.",
            mixinStandardHelpOptions = true)
    int act(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "INCIDENT", description = "Its id.") String id,
            @Option(names = "--action", required = true, paramLabel = "ID", description = "An id for it, such as A1.")
                    String action,
            @Option(names = "--what", required = true, paramLabel = "TEXT", description = "What is to be done.")
                    String what,
            @Option(names = "--owner", required = true, paramLabel = "TEXT", description = "Who does it.") String owner,
            @Option(names = "--due", required = true, paramLabel = "DATE", description = "Last day.") LocalDate due)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.INCIDENT_ACTION, id + "." + action, (head, now) -> head.put("incident", id)
                .put("action", action)
                .put("what", what)
                .put("owner", owner)
                .plain("due", due));
    }

    @Command(
            name = "done",
            description = "Says that a corrective action was carried out, and what shows it.",
            mixinStandardHelpOptions = true)
    int done(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "INCIDENT", description = "Its id.") String id,
            @Option(names = "--action", required = true, paramLabel = "ID", description = "Its id.") String action,
            @Option(names = "--on", required = true, paramLabel = "DATE", description = "When.") LocalDate on,
            @Option(names = "--evidence", required = true, paramLabel = "TEXT", description = "What shows it.")
                    String evidence)
            throws IOException, DocumentException, RefusedException {
        return filing.act(
                PaperKind.INCIDENT_ACTION_DONE, id + "." + action + ".done", (head, now) -> head.put("incident", id)
                        .put("action", action)
                        .plain("on", on)
                        .put("evidence", evidence));
    }

    @Command(
            name = "close",
            description = {
                "Closes an incident: by counsel, privacy or safeguards, and never by who decided or released it.",
                "Refused until somebody was told, every action is done, and what left was called back and the recall"
                        + " closed, or --no-recall says why not."
            },
            mixinStandardHelpOptions = true)
    int close(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "INCIDENT", description = "Its id.") String id,
            @Option(names = "--evidence", required = true, paramLabel = "TEXT", description = "On what you rely.")
                    String evidence,
            @Option(names = "--no-recall", paramLabel = "TEXT", description = "Why what left was not called back.")
                    Optional<String> noRecall)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.INCIDENT_CLOSED, id + ".closed", (head, now) -> head.put("incident", id)
                .put("evidence", evidence)
                .put("no_recall", noRecall));
    }

    /** An incident on file, or a refusal that says how to see those that are. */
    static Incident named(Workspace opened, String id) throws IOException, DocumentException, RefusedException {
        return Incidents.of(opened)
                .named(id)
                .orElseThrow(() -> PaperFiling.refused(
                        List.of("no incident `" + id + "` is on file; `incident list` names those that are")));
    }
}
