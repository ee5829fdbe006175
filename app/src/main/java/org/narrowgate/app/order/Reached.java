package org.narrowgate.app.order;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.OrderScope;
import org.narrowgate.engine.order.PersonList;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.seal.DisclosedRow;

/**
 * A run that an order reaches.
 *
 * @param left the packages of it that left, the oldest first
 */
public record Reached(long run, Instant opened, String request, Standing standing, List<Left> left) {
    public Reached {
        left = List.copyOf(left);
    }

    /**
     * A package that was sealed.
     *
     * @param rows those of listed persons in it; empty of an order that lists none
     */
    public record Left(String release, Instant at, List<Long> rows) {
        public Left {
            rows = List.copyOf(rows);
        }
    }

    /** How a run stands before an order. */
    public enum Standing {
        /** Something of it had left before the order bound. */
        LEFT_BEFORE("left before the order bound: recall it if the order says so (`release recall`)"),
        /** Some of its stages had left before the order bound. */
        LEFT_IN_PART("left in part before the order bound, and the rest is stopped: recall what left if the order says"
                + " so (`release recall`)"),
        /** Something of it left while the order bound by its own words, and was not on file yet. */
        LEFT_WHILE_BINDING("LEFT WHILE THE ORDER BOUND, before it was on file here: counsel must know"),
        /** Decided while the order was on file: what it names was held against it. */
        ROW_BY_ROW("decided with it on file: whom it names is withheld, row by row"),
        STOPPED("stopped: nothing of it leaves"),
        TO_BE_DECIDED_AGAIN("to be decided again (`hold resolve`): the order bound since it was opened"),
        WAITING("decided again after the order; waits for `order answer`"),
        GOES_ON("answered: it may go on"),
        AFTERWARDS("opened after the order had ended");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Every run that an order reaches, in their order. */
    public static List<Reached> by(OrderHistory order, Custody custody, Instant now)
            throws IOException, DocumentException, RefusedException {
        Registry registry = custody.registry();
        List<Reached> reached = new ArrayList<>();
        for (long run : registry.runs()) {
            RunOpened opened = registry.run(run).orElseThrow();
            String request =
                    RunRules.Law.decode(custody.openings().open(opened.law())).requestId();
            RequestHeader header = RequestPackage.readAgainWithoutRows(
                            custody.workspace().requests().resolve(request))
                    .header();
            if (order.order().scope().reaches(registry.line(run), header)) {
                List<Left> left = left(order, custody, run);
                boolean nobody = order.order().scope().kind() == OrderScope.Kind.PERSONS
                        && !left.isEmpty()
                        && left.stream().allMatch(l -> l.rows().isEmpty());
                if (!nobody) {
                    reached.add(
                            new Reached(run, opened.at(), request, standing(order, registry, run, left, now), left));
                }
            }
        }
        return List.copyOf(reached);
    }

    private static List<Left> left(OrderHistory order, Custody custody, long run)
            throws IOException, DocumentException, RefusedException {
        Registry registry = custody.registry();
        boolean lists = order.order().scope().kind() == OrderScope.Kind.PERSONS;
        List<Left> left = new ArrayList<>();
        for (ReleaseAuthorised authorised : registry.releases(run)) {
            Optional<ReleaseSealed> sealed = registry.sealed(run, authorised.release());
            if (sealed.isPresent()) {
                left.add(new Left(
                        authorised.release(),
                        sealed.get().at(),
                        lists ? rows(order.order().persons(custody.openings()), custody, authorised) : List.of()));
            }
        }
        return left;
    }

    /** Which rows of listed persons a release disclosed. */
    private static List<Long> rows(PersonList persons, Custody custody, ReleaseAuthorised release)
            throws IOException, RefusedException {
        Set<Long> disclosed = custody.accounting().read(release.release(), release.accounting()).disclosed().stream()
                .map(DisclosedRow::row)
                .collect(Collectors.toSet());
        List<Long> rows = new ArrayList<>();
        custody.run(release.run()).forEachFound(disclosed, found -> {
            if (persons.names(found.row())) {
                rows.add(found.row().row());
            }
        });
        return List.copyOf(rows);
    }

    private static Standing standing(OrderHistory order, Registry registry, long run, List<Left> left, Instant now) {
        Instant opened = registry.run(run).orElseThrow().at();
        boolean ofRows = order.order().scope().kind().isOfRows();
        boolean couldReach = !ofRows || order.filedAfter(run);
        if (couldReach && left.stream().anyMatch(l -> order.binds(l.at()))) {
            return Standing.LEFT_WHILE_BINDING;
        }
        if (!left.isEmpty() && left.get(0).at().isBefore(order.order().from())) {
            boolean stopped = registry.stopped().stream().anyMatch(r -> r.run() == run);
            return stopped ? Standing.LEFT_IN_PART : Standing.LEFT_BEFORE;
        }
        if (order.binds(now) && !ofRows) {
            return Standing.STOPPED;
        }
        if (left.isEmpty() && order.unsettles(run, opened, now)) {
            return Standing.TO_BE_DECIDED_AGAIN;
        }
        if (order.binds(now)) {
            return Standing.ROW_BY_ROW;
        }
        long parent = registry.run(run).orElseThrow().parent();
        if (parent < 0 || !order.boundBetween(registry.run(parent).orElseThrow().at(), opened)) {
            return Standing.AFTERWARDS;
        }
        return order.isAnswered(run) ? Standing.GOES_ON : Standing.WAITING;
    }

    /** As one document. */
    public Json json() {
        return Json.object()
                .put("run", run)
                .put("opened", opened.toString())
                .put("request", request)
                .put("standing", standing.name())
                .put("release", left.isEmpty() ? "" : left.get(0).release())
                .put("left_at", left.isEmpty() ? "" : left.get(0).at().toString())
                .put("left_rows", left.stream().flatMap(l -> l.rows().stream()).toList())
                .put(
                        "left",
                        left.stream()
                                .map(l -> Json.object()
                                        .put("release", l.release())
                                        .put("at", l.at().toString()))
                                .toList());
    }
}
