package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.incident.PersonsNamed;
import org.narrowgate.app.incident.WhatLeft;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.incident.IncidentAct;
import org.narrowgate.engine.incident.IncidentPaper;
import org.narrowgate.engine.incident.IncidentReport;
import org.narrowgate.engine.incident.RowLists;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate incident open}: starts the clock. */
@Command(
        name = "open",
        description = {
            "Opens an incident: what happened, when it was discovered, which rows are affected. The clock of 24 hours runs"
                    + " from its discovery.",
            "Rows: every one that a release disclosed, or with --reading those that rest on a reading wider than the"
                    + " strictest, or with --rows those of a file with a number on each line, such as"
                    + " `narrowgate decisions` lists.",
            "Nothing of any person belongs into these words: what looks like a taxpayer's number, or is what an affected"
                    + " row states or disclosed, is refused."
        },
        mixinStandardHelpOptions = true)
final class IncidentOpenCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "INCIDENT", description = "An id for it, such as INC-1; nothing personal.")
    private String id = "";

    @Option(names = "--kind", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private IncidentAct.Kind kind = IncidentAct.Kind.FOUND_WANTING;

    @Option(
            names = "--ground",
            description = "What showed that a release was wanting, one of: ${COMPLETION-CANDIDATES}.")
    private Optional<IncidentAct.Ground> ground = Optional.empty();

    @Option(names = "--release", paramLabel = "RELEASE", description = "Its name, such as run-9.")
    private Optional<String> release = Optional.empty();

    @Option(names = "--rows", paramLabel = "FILE", description = "Affected rows, a number on each line.")
    private Optional<Path> rows = Optional.empty();

    @Option(names = "--reading", paramLabel = "ID", description = "Affected are the rows that rest on this reading.")
    private Optional<String> reading = Optional.empty();

    @Option(names = "--agency", paramLabel = "TEXT", description = "Whose incident it is; the custodian's if absent.")
    private Optional<String> agency = Optional.empty();

    @Option(names = "--contact", required = true, paramLabel = "TEXT", description = "Who answers for it, and how.")
    private String contact = "";

    @Option(names = "--occurred", paramLabel = "INSTANT", description = "When; left out while nobody knows.")
    private Optional<Instant> occurred = Optional.empty();

    @Option(names = "--discovered", paramLabel = "INSTANT", description = "When; now if absent.")
    private Optional<Instant> discovered = Optional.empty();

    @Option(names = "--how", required = true, paramLabel = "TEXT", description = "How it was discovered.")
    private String how = "";

    @Option(names = "--description", required = true, paramLabel = "TEXT", description = "What happened.")
    private String description = "";

    @Option(names = "--elements", paramLabel = "TEXT", description = "Fields involved; those that left if absent.")
    private Optional<String> elements = Optional.empty();

    @Option(names = "--records", paramLabel = "N", description = "How many, or `N to M`; the affected rows if absent.")
    private Optional<String> records = Optional.empty();

    @Option(names = "--place", required = true, paramLabel = "TEXT", description = "Address where it happened.")
    private String place = "";

    @Option(names = "--technology", required = true, paramLabel = "TEXT", description = "Systems, media, devices.")
    private String technology = "";

    /** A release, and which of its rows are affected. */
    private record Affected(WhatLeft left, SortedSet<Long> rows) {}

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        Custody custody = Protected.of(opened).custody();
        Optional<Affected> affected = release.isPresent() ? Optional.of(affected(custody)) : Optional.empty();
        if (affected.isEmpty() && (rows.isPresent() || reading.isPresent())) {
            throw filing.usage("--rows and --reading say which rows of a --release are affected; give it");
        }
        if (affected.isEmpty() && (elements.isEmpty() || records.isEmpty())) {
            throw filing.usage("where no --release is named, give --elements and --records");
        }
        IncidentReport report = report(opened, affected, filing.now().truncatedTo(ChronoUnit.SECONDS));
        if (affected.isPresent()) {
            refusePersons(report, affected.get(), custody);
        }
        return filing.act(PaperKind.INCIDENT, id, (head, now) -> {
            head.plain("what", Printed.word(kind));
            ground.ifPresent(g -> head.plain("ground", Printed.word(g)));
            if (affected.isPresent()) {
                write(head, affected.get(), RowLists.of(opened));
            }
            return IncidentPaper.write(head, report);
        });
    }

    private static void write(PaperText head, Affected affected, RowLists lists) throws IOException {
        head.put("release", affected.left().account().release())
                .plain("rows", affected.rows().size())
                .put("rows_sha256", lists.keep(affected.rows()));
    }

    private Affected affected(Custody custody) throws IOException, RefusedException {
        String name = release.orElseThrow();
        WhatLeft left = WhatLeft.of(custody, name)
                .orElseThrow(() -> PaperFiling.refused(
                        List.of("no release `" + name + "` was sealed here; `status` names those that were")));
        if (rows.isPresent() && reading.isPresent()) {
            throw filing.usage("give --rows or --reading, not both");
        }
        if (rows.isPresent()) {
            return new Affected(left, listed(rows.get(), left));
        }
        SortedSet<Long> chosen = reading.isPresent() ? left.restingOn(reading.get(), custody) : left.rows();
        if (chosen.isEmpty()) {
            throw PaperFiling.refused(List.of(
                    reading.isPresent()
                            ? "no row of " + name + " rests on the reading `" + reading.get() + "`; `decisions "
                                    + left.run() + " --json` lists what rows rest on"
                            : "nothing of " + name + " disclosed anything: no row is affected"));
        }
        return new Affected(left, chosen);
    }

    private SortedSet<Long> listed(Path file, WhatLeft left) throws IOException, RefusedException {
        SortedSet<Long> listed = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        int line = 0;
        for (String text : new String(filing.read(file, "list of rows"), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            line++;
            String number = text.strip().replaceFirst("^#", "");
            if (number.matches("[0-9]{1,15}") && left.rows().contains(Long.valueOf(number))) {
                listed.add(Long.valueOf(number));
            } else if (!number.isEmpty() && faults.size() < 10) {
                faults.add(file + ", line " + line + ": no row of that number left in "
                        + left.account().release() + "; list only what left");
            }
        }
        if (listed.isEmpty() && faults.isEmpty()) {
            faults.add(file + ": it lists no row");
        }
        if (!faults.isEmpty()) {
            throw PaperFiling.refused(faults);
        }
        return listed;
    }

    private IncidentReport report(Workspace opened, Optional<Affected> affected, Instant now) {
        return new IncidentReport(
                agency.orElse(opened.config().custodian()),
                contact,
                occurred.or(() ->
                        affected.map(a -> a.left().sealed()).filter(at -> kind == IncidentAct.Kind.FOUND_WANTING)),
                discovered.orElse(now),
                how,
                description,
                elements.orElseGet(
                        () -> String.join(", ", affected.orElseThrow().left().elements())),
                records.orElseGet(() -> String.format(
                        Locale.ROOT, "%,d", affected.orElseThrow().rows().size())),
                place,
                technology);
    }

    private static void refusePersons(IncidentReport report, Affected affected, Custody custody)
            throws IOException, RefusedException {
        List<String> named = PersonsNamed.in(
                String.join("\n", report.fields().values()),
                affected.rows(),
                custody.run(affected.left().run()));
        if (!named.isEmpty()) {
            throw PaperFiling.refused(named.stream()
                    .limit(10)
                    .map(what -> "the report holds " + what + ", and nothing of any person belongs into it")
                    .toList());
        }
    }
}
