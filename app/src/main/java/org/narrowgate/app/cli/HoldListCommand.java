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
import java.util.stream.Collectors;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.hold.Waiting;
import org.narrowgate.app.hold.WorkList;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate hold list}: the work list of those who answer. */
@Command(
        name = "list",
        description = {
            "The questions for which rows wait, of all runs, what is due first; or those of one run.",
            "Each with how many rows wait, whether one answer settles them all, since when, until when the request is to"
                    + " be answered, under which provision, what was signed so far, and who may answer by the offices"
                    + " on file. A row that a later run decided again is listed with that run, and its age counts from"
                    + " the run that first held it."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing waits; 1 something does."})
final class HoldListCommand implements Callable<Integer> {
    private static final int SHOWN = 8;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "One run; all of them if absent.")
    private Optional<Long> run = Optional.empty();

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--on",
            paramLabel = "DATE|INSTANT",
            converter = EndOfDay.class,
            description = "The day to which ages count; now if absent, and in a demo as of its last run.")
    private Optional<Instant> on = Optional.empty();

    @Option(names = "--json", description = "JSON Lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        Protected secrets = Protected.of(opened);
        Custody custody = secrets.custody();
        List<Waiting> waiting =
                run.isPresent() ? WorkList.of(custody, secrets.run(run.get()).run()) : WorkList.of(custody);
        Instant at = on.isPresent() ? on.get() : Today.of(opened, custody.registry());
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        List<String> mayAnswer = Officials.of(opened).who(Mandate.of(Act.FINDING, Side.CUSTODIAN), at).stream()
                .map(official -> official.name() + " (" + official.office() + ")")
                .distinct()
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            waiting.forEach(each -> out.println(Printed.compact(each.json(today).put("may_answer", mayAnswer))));
        } else {
            print(out, waiting, today, mayAnswer);
        }
        out.flush();
        return waiting.isEmpty() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private void print(PrintWriter out, List<Waiting> waiting, LocalDate today, List<String> mayAnswer) {
        if (waiting.isEmpty()) {
            out.println("nothing " + run.map(of -> "of run " + of + " ").orElse("") + "waits for a person");
            return;
        }
        waiting.forEach(each -> print(out, each, today));
        Paragraph.lines(
                        "",
                        "who may answer today: "
                                + (mayAnswer.isEmpty()
                                        ? "nobody; `office who --may finding` says what is lacking"
                                        : String.join(", ", mayAnswer)))
                .forEach(out::println);
    }

    private static void print(PrintWriter out, Waiting each, LocalDate today) {
        List<Long> rows = each.rows();
        out.println(each.question().id() + "  " + rows.size() + (rows.size() == 1 ? " row" : " rows") + ", asked "
                + (each.question().once() ? "once" : "of each row")
                + (each.question().contested() ? ", contested: two persons" : ""));
        out.println("    run " + each.run() + " of request " + each.request() + ", held for "
                + DueCommand.days(each.age(today)) + ", " + due(each, today));
        Paragraph.lines("    ", each.provision() + ", " + each.citation()).forEach(out::println);
        Paragraph.lines("    ", each.question().text()).forEach(out::println);
        each.signed().forEach(line -> Paragraph.lines("    ", "signed: " + line).forEach(out::println));
        out.println("    "
                + rows.stream().limit(SHOWN).map(row -> "#" + row).collect(Collectors.joining(" "))
                + (rows.size() > SHOWN ? " ..." : ""));
    }

    private static String due(Waiting each, LocalDate today) {
        return each.time()
                .day()
                .map(day -> (each.isOverdue(today) ? "OVERDUE" : "due") + " " + day + " ("
                        + DueCommand.left(ChronoUnit.DAYS.between(today, day)) + ")")
                .orElse("no day is set");
    }
}
