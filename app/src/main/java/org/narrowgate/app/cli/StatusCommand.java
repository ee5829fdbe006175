package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.due.Duties;
import org.narrowgate.app.due.Duty;
import org.narrowgate.app.office.Alarm;
import org.narrowgate.app.office.Alarms;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.registry.RegisterEntry.RequestRefused;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.release.Witnessed;
import org.narrowgate.engine.run.Readiness;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.PolicyAtHand;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate status}: what a workspace lacks, what was begun in it, and the command that goes on with each. */
@Command(
        name = "status",
        description =
                "Says what the workspace lacks, lists runs, releases and requests, and the command that goes on with"
                        + " each.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Optional<String> demo = WorkspaceStatus.demo(workspace.folder());
        if (demo.isPresent() && !Workspace.isOne(workspace.folder())) {
            return unfinished(demo.get());
        }
        Workspace opened = workspace.open();
        Protected secrets = Protected.of(opened);
        Registry registry = Registry.read(opened.register());
        List<String> lacking =
                Readiness.lacking(opened, Packs.folder(opened.config().packs()), Today.of(opened, registry)).stream()
                        .map(Readiness.Lack::toString)
                        .toList();
        WorkspaceStatus status = WorkspaceStatus.of(secrets, registry, workspace.folder());
        int refused = registry.all(RequestRefused.class, r -> true).size();
        List<Alarm> alarms = Alarms.of(opened, Today.of(opened, registry), Alarms.WITHIN);
        List<String> orders = orders(opened, Today.of(opened, registry));
        Owed owed = owed(secrets, Today.of(opened, registry));
        List<String> witnesses = witnesses(opened, registry);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json document = document(opened, lacking, status, refused);
            out.println(Printed.compact(document.put("office_alarms", alarms.size())
                    .put("orders_that_stop", orders)
                    .put("requests_owed", owed.requests())
                    .put("requests_overdue", owed.overdue())
                    .put("witnesses", witnesses)));
        } else {
            print(out, opened, lacking, status, refused, demo);
            print(out, alarms);
            print(out, owed);
            witnesses.forEach(out::println);
            if (!orders.isEmpty()) {
                out.println("orders that let nothing leave: " + String.join(", ", orders)
                        + "; narrowgate order list --workspace " + WorkspaceStatus.quoted(workspace.folder()));
            }
        }
        out.flush();
        return lacking.isEmpty() && status.done() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private static List<String> orders(Workspace opened, Instant at) throws IOException, DocumentException {
        return Orders.of(opened).all().stream()
                .filter(order -> order.order().effect().stops() && order.binds(at))
                .map(order -> order.order().id())
                .toList();
    }

    /** How far each log is witnessed, what stands in the way of that, and what left before it was. */
    private static List<String> witnesses(Workspace opened, Registry registry) throws IOException, DocumentException {
        AdoptedPolicies adopted = AdoptedPolicies.of(opened);
        List<String> lines = new ArrayList<>();
        PolicyAtHand.wrong(opened, adopted).ifPresent(why -> lines.add("nothing can be released: " + why));
        adopted.givenUp().ifPresent(why -> lines.add("UNWITNESSED: " + why));
        WitnessedLog.all(opened, adopted.policy()).forEach(log -> lines.add(log.words()));
        Instant at = Today.of(opened, registry);
        Witnessed.owed(opened, registry).forEach(release -> lines.add(release.words(at)));
        return lines;
    }

    /** Requests on which something is owed, and how many of them are late. */
    private record Owed(long requests, long overdue) {}

    private static Owed owed(Protected secrets, Instant at) throws IOException, DocumentException {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        List<Duty> duties =
                Duties.of(secrets.custody(), at).stream().filter(Duty::isOpen).toList();
        return new Owed(
                duties.size(),
                duties.stream().filter(duty -> duty.isOverdue(today)).count());
    }

    private void print(PrintWriter out, Owed owed) {
        if (owed.requests() > 0) {
            out.println("requests: something is owed on " + owed.requests() + ", overdue " + owed.overdue()
                    + "; narrowgate due --workspace " + WorkspaceStatus.quoted(workspace.folder()));
        }
    }

    private void print(PrintWriter out, List<Alarm> alarms) {
        long urgent = alarms.stream()
                .filter(alarm -> alarm.level() == Alarm.Level.URGENT)
                .count();
        if (!alarms.isEmpty()) {
            out.println("offices: alarms " + alarms.size() + ", urgent " + urgent
                    + "; narrowgate office alarms --workspace " + WorkspaceStatus.quoted(workspace.folder()));
        }
    }

    /** A demonstration has no configuration before everything else of it is there. */
    private int unfinished(String next) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? Printed.compact(Json.object()
                                .put("demo", true)
                                .put("made", false)
                                .put("next", next))
                        : "a demonstration that is NOT COMPLETE; go on with\n        " + next);
        out.flush();
        return Exit.NEEDS_A_PERSON;
    }

    private static void print(
            PrintWriter out,
            Workspace opened,
            List<String> lacking,
            WorkspaceStatus status,
            int refused,
            Optional<String> demo) {
        out.println("workspace of " + opened.config().custodian()
                + (opened.config().demo() ? " (demo: draft packs may run)" : ""));
        lacking.forEach(what -> out.println("lacks: " + what));
        if (refused > 0) {
            out.println("requests refused as a whole: " + refused);
        }
        out.println(
                status.runs().isEmpty() ? "no run yet; next: " + demo.orElse("narrowgate decide REQUEST_DIR") : "runs");
        status.runs().forEach(run -> print(out, run));
        status.releases()
                .forEach(release -> out.printf(
                        Locale.ROOT,
                        "release %s of run %d: authorised and logged, NOT SEALED; with the same signed text go on"
                                + " with%n        %s%n",
                        release.name(),
                        release.run(),
                        release.next()));
        status.stopped()
                .forEach(release -> out.printf(
                        Locale.ROOT,
                        "release %s of run %d: stage %d of %d left, and it stopped; with the same signed text, while it"
                                + " counts, go on with%n        %s%n",
                        release.name(),
                        release.run(),
                        release.stage().number(),
                        release.stage().count(),
                        release.next()));
        status.requests()
                .forEach(request -> out.printf(
                        Locale.ROOT,
                        "request %s: received, and no run decides it; go on with%n        %s%n",
                        request.id(),
                        request.next()));
        status.erasures().forEach(erasure -> print(out, erasure));
    }

    private static void print(PrintWriter out, WorkspaceStatus.Erasure erasure) {
        out.printf(
                Locale.ROOT,
                "erasure by order %s: logged, NOT FINISHED; go on with%n        %s%n",
                erasure.order(),
                erasure.next());
    }

    private static void print(PrintWriter out, WorkspaceStatus.Run run) {
        String asked = run.asked().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " of %,d asked (%d %%)",
                        run.asked().getAsLong(),
                        100 * run.decided() / Math.max(1, run.asked().getAsLong()));
        out.printf(
                Locale.ROOT,
                "  %4d  %s  request %s%s  %,d rows decided%s, %s, releases %d%n        %s%n",
                run.run(),
                run.at(),
                run.request(),
                run.parent() < 0 ? "" : " (held rows of run " + run.parent() + ")",
                run.decided(),
                asked,
                run.complete() ? "complete" : "NOT COMPLETE; go on with",
                run.releases(),
                run.next());
    }

    private static Json document(Workspace opened, List<String> lacking, WorkspaceStatus status, int refused) {
        return Json.object()
                .put("custodian", opened.config().custodian())
                .put("demo", opened.config().demo())
                .put("lacking", lacking)
                .put("requests_refused", refused)
                .put(
                        "runs",
                        status.runs().stream().map(WorkspaceStatus.Run::json).toList())
                .put(
                        "releases_unfinished",
                        status.releases().stream()
                                .map(WorkspaceStatus.Release::json)
                                .toList())
                .put(
                        "releases_stopped",
                        status.stopped().stream()
                                .map(WorkspaceStatus.Stopped::json)
                                .toList())
                .put(
                        "requests_undecided",
                        status.requests().stream()
                                .map(WorkspaceStatus.Request::json)
                                .toList())
                .put(
                        "erasures_unfinished",
                        status.erasures().stream()
                                .map(WorkspaceStatus.Erasure::json)
                                .toList());
    }
}
