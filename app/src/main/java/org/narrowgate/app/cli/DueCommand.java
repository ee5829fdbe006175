package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.due.Duties;
import org.narrowgate.app.due.Duty;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.release.Witnessed;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate due}: what is owed to those who asked, and until when. */
@Command(
        name = "due",
        description = {
            "Every request that was received: until when it is to be answered, and what of it is still owed."
                    + " Reads, and writes nothing.",
            "The time is what the agreement sets (`answer_within`, in calendar days from reception, the day itself"
                    + " being day 0, in UTC). Where it sets none there is no day, and that is said.",
            "Owed is a request that was received and not decided, a run that was decided and neither released nor"
                    + " wholly refused, and a row that is held. A request refused as a whole was answered. What a court's"
                    + " order stops is shown and is not late. Nothing is ever released or refused because its day came."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing is overdue; 1 something is. Run it every morning:",
            "  narrowgate due --workspace DIR --open --json || mail-to-the-disclosure-officer"
        })
final class DueCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--on",
            paramLabel = "DATE|INSTANT",
            converter = EndOfDay.class,
            description = "As of when; now if absent, and in a demo as of its last run.")
    private Optional<Instant> on = Optional.empty();

    @Option(names = "--open", description = "Only those on which something is owed.")
    private boolean open;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        Workspace opened = workspace.open();
        Custody custody = Protected.of(opened).custody();
        Registry registry = custody.registry();
        Instant at = on.isPresent() ? on.get() : Today.of(opened, registry);
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        List<Duty> duties = Duties.of(custody, at).stream()
                .filter(duty -> !open || duty.isOpen())
                .toList();
        List<Witnessed> owed = Witnessed.owed(opened, registry);
        boolean overdue = duties.stream().anyMatch(duty -> duty.isOverdue(today))
                || owed.stream().anyMatch(release -> release.isLate(at));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("on", at.toString())
                    .put("overdue", overdue)
                    .put("requests", duties.stream().map(d -> d.json(today)).toList())
                    .put(
                            "before_quorum",
                            owed.stream().map(release -> release.json(at)).toList())));
        } else if (duties.isEmpty()) {
            out.println(open ? "nothing is owed on any request" : "no request was received");
        } else {
            out.println("requests as of " + today + "; days are calendar days from reception");
            duties.forEach(duty -> print(out, duty, today));
        }
        if (!json) {
            owed.forEach(release -> out.println((release.isLate(at) ? "OVERDUE  " : "DUE  ") + release.words(at)));
        }
        out.flush();
        return overdue ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    private static void print(PrintWriter out, Duty duty, LocalDate today) {
        String name = duty.request().isEmpty() ? "a request that could not be read" : "request " + duty.request();
        out.println(duty.standing(today) + "  " + name + when(duty, today));
        if (!duty.requester().isEmpty()) {
            Paragraph.lines("    ", duty.requester() + ", " + duty.provision()).forEach(out::println);
        }
        out.println("    received " + duty.received() + "; " + duty.time().words());
        for (Duty.Owed owed : duty.owed()) {
            out.println("    owed: " + owed.what());
            out.println("      do: " + owed.command());
        }
    }

    private static String when(Duty duty, LocalDate today) {
        if (!duty.isOpen()) {
            String how = duty.state() == Duty.State.REFUSED ? ", refused as a whole" : ", answered";
            String inTime = duty.time().day().isEmpty() ? "" : duty.isLate() ? ", after its day" : ", in time";
            return how + " in " + days(duty.days(today)) + inTime;
        }
        return duty.time()
                .day()
                .map(day -> ", due " + day + " (" + left(ChronoUnit.DAYS.between(today, day)) + ")")
                .orElse(", no day is set, open for " + days(duty.days(today)));
    }

    static String left(long days) {
        if (days < 0) {
            return days(-days) + " ago";
        }
        return days == 0 ? "today" : "in " + days(days);
    }

    static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }
}
