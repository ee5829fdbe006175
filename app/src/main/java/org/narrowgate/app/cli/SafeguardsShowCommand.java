package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Roster;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.safeguard.Clearance;
import org.narrowgate.engine.safeguard.Control;
import org.narrowgate.engine.safeguard.Evidence;
import org.narrowgate.engine.safeguard.Finding;
import org.narrowgate.engine.safeguard.SafeguardPaper;
import org.narrowgate.engine.safeguard.SafeguardState;
import org.narrowgate.engine.safeguard.Safeguards;
import org.narrowgate.engine.safeguard.SafeguardsDocument;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate safeguards show}: everything known of a recipient's safeguards, and its digest. */
@Command(
        name = "show",
        description = {
            "Everything that is known of a recipient's safeguards, with the papers, and the SHA-256 that an authorisation"
                    + " drafted now would name."
        },
        mixinStandardHelpOptions = true)
final class SafeguardsShowCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Parameters(paramLabel = "AGENCY", description = "As requests name it.")
    private String recipient = "";

    @Option(names = "--on", paramLabel = "INSTANT", description = "As it was then, by the papers on file by then.")
    private Optional<Instant> on = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        Papers papers = Papers.read(opened);
        Safeguards filed = Safeguards.of(papers);
        SafeguardState state =
                SafeguardState.of(opened, on.map(filed::knownAt).orElse(filed), recipient, on.orElse(filing.now()));
        if (!state.isKnown()) {
            throw PaperDesk.refused(List.of("nothing is known of the safeguards of `" + recipient
                    + "`; `safeguards list` names those of which something is"));
        }
        if (filing.json()) {
            filing.out().println(Printed.compact(json(state)));
        } else {
            print(filing.out(), state, Officials.of(opened, papers).roster());
        }
        filing.out().flush();
        return Exit.DONE;
    }

    private static void print(PrintWriter out, SafeguardState state, Roster roster) {
        LocalDate day = state.day();
        out.println(SafeguardsListCommand.line(state));
        out.println("  sha256 " + state.sha256());
        for (Finding each : state.register().findings()) {
            out.println("finding " + each.id() + "  " + standing(each, day) + "  "
                    + each.opened().citation() + ", opened " + each.opened().opened() + ": "
                    + each.opened().found());
        }
        for (Evidence each : state.register().evidence()) {
            out.println("evidence " + each.id() + "  " + (each.counts(day) ? "COUNTS" : "DOES NOT COUNT") + "  "
                    + Printed.word(each.kind()) + " from " + each.from() + " until before " + each.until()
                    + ", sha256 " + each.sha256());
        }
        state.document().ifPresent(document -> print(out, document, day));
        for (Clearance each : state.register().officials().values()) {
            String name = roster.persons().stream()
                    .filter(person -> person.id().equals(each.official()))
                    .map(Person::name)
                    .findFirst()
                    .orElse(each.official());
            out.println("official " + name + "  clearance " + until(each.cleared(), day) + ", training "
                    + until(each.trained(), day));
        }
        state.register()
                .profile()
                .forEach((control, paper) -> out.println("control " + control + "  " + told(state, control)
                        + paper.evidence().map(id -> "  by " + id).orElse("")));
        for (SafeguardPaper paper : state.register().papers()) {
            out.println("paper " + paper.filed().id() + "  "
                    + paper.filed().kind().word() + "  " + paper.filed().at() + "  by " + paper.by());
        }
    }

    private static void print(PrintWriter out, SafeguardsDocument document, LocalDate day) {
        String name = "document " + document.file().getFileName();
        out.println(name + "  " + (document.counts(day) ? "COUNTS" : "DOES NOT COUNT") + "  from " + document.asOf()
                + " until before " + document.until() + ", open findings "
                + document.findings().size());
        for (SafeguardsDocument.OpenFinding each : document.findings()) {
            out.println(name + " finding " + each.id() + "  "
                    + (each.isPlanned(day) ? "OPEN, WITH A DATED PLAN" : "OPEN, WITHOUT A DATED PLAN") + "  "
                    + each.citation() + ", opened " + each.opened());
        }
    }

    private static String standing(Finding finding, LocalDate day) {
        if (finding.closed().isPresent()) {
            return "CLOSED on " + finding.closed().get().on() + " ("
                    + finding.closed().get().evidence() + ")";
        }
        return finding.plan()
                .map(plan -> "OPEN, plan by " + plan.due() + (finding.isPlanned(day) ? "" : ", WHICH HAS PASSED"))
                .orElse("OPEN, WITHOUT A DATED PLAN");
    }

    private static String until(Optional<LocalDate> until, LocalDate day) {
        return until.map(end -> day.isBefore(end) ? "until before " + end : "RAN OUT " + end)
                .orElse("unknown");
    }

    private static String told(SafeguardState state, Control control) {
        return state.has(control).map(there -> there ? "PRESENT" : "ABSENT").orElse("UNKNOWN")
                + (control == Control.AUDIT_LOG && state.auditLogYears().isPresent()
                        ? ", kept " + state.auditLogYears().getAsLong() + " years"
                        : "");
    }

    private static Json json(SafeguardState state) {
        Json json = SafeguardsListCommand.json(state)
                .put("relied_on", Json.read(state.text()))
                .put(
                        "papers",
                        state.register().papers().stream()
                                .map(paper -> Json.object()
                                        .put("paper", paper.filed().id())
                                        .put("kind", paper.filed().kind().word())
                                        .put("by", paper.by())
                                        .put("at", paper.filed().at().toString()))
                                .toList());
        return json;
    }
}
