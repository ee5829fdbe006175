package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.due.DueAlarms;
import org.narrowgate.app.office.Alarm;
import org.narrowgate.app.office.Alarms;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate office alarms}: what about offices ends soon. */
@Command(
        name = "alarms",
        description = {
            "Tells what ends soon: the time for which somebody may act in a vacant office, tenures and delegations with an"
                    + " end, certificates, revocation lists, recalls, what holders of releases owe, and the time to answer"
                    + " requests. Each with what to do.",
            "Levels: notice within 60 days, warning within 30, urgent within 7, or ended already."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing is urgent; 1 something is. Run it every morning:",
            "  narrowgate office alarms --workspace DIR --json || mail-to-the-registrar"
        })
final class OfficeAlarmsCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--on",
            paramLabel = "DATE|INSTANT",
            converter = EndOfDay.class,
            description = "As of when; now if absent, and in a demo as of its last run.")
    private Optional<Instant> on = Optional.empty();

    @Option(names = "--within", paramLabel = "DAYS", description = "How far ahead; ${DEFAULT-VALUE} if absent.")
    private long within = Alarms.WITHIN;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        if (within < 0) {
            throw new ParameterException(spec.commandLine(), "--within: give a number of days, 0 or more");
        }
        Workspace opened = workspace.open();
        Instant at = on.isPresent() ? on.get() : Today.of(opened, Registry.read(opened.register()));
        OwedRequests owed = OwedRequests.of(opened, at);
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        List<Alarm> alarms = DueAlarms.among(Alarms.of(opened, at, within), owed.duties(), today, within);
        boolean urgent = alarms.stream().anyMatch(alarm -> alarm.level() == Alarm.Level.URGENT);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("on", at.toString())
                    .put("within_days", within)
                    .put("urgent", urgent)
                    .put("requests_looked_at", owed.unknown().isEmpty())
                    .put("alarms", alarms.stream().map(Alarm::json).toList())));
        } else {
            out.println((alarms.isEmpty() ? "nothing ends" : "what ends") + " within " + within + " days of " + at);
            alarms.forEach(alarm -> print(out, alarm));
            owed.unknown().ifPresent(out::println);
        }
        out.flush();
        return urgent ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    private static void print(PrintWriter out, Alarm alarm) {
        out.printf(
                Locale.ROOT,
                "%-8s %s  %s: %s%n           do: %s%n",
                Printed.word(alarm.level()),
                alarm.day(),
                alarm.what(),
                alarm.left(),
                alarm.remedy());
    }
}
