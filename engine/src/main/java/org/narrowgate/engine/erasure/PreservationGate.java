package org.narrowgate.engine.erasure;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.order.CourtOrder;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.OrderScope;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.order.PersonList;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.workspace.Workspace;

/** Refuses to erase what an order of a court demands to be kept, while that binds. */
public final class PreservationGate {
    private final Workspace workspace;
    private final WorkspaceKey key;
    private final Openings openings;
    private final Registry registry;
    private final Instant now;

    public PreservationGate(Workspace workspace, WorkspaceKey key, Openings openings, Registry registry, Instant now) {
        this.workspace = workspace;
        this.key = key;
        this.openings = openings;
        this.registry = registry;
        this.now = now;
    }

    /** Passes if nothing of it is to be kept; a {@link RefusedException} names the order that says so. */
    public void pass(ErasureReach reach) throws IOException, DocumentException, RefusedException {
        List<OrderHistory> keeping = Orders.of(workspace).all().stream()
                .filter(o -> o.order().effect() == CourtOrder.Effect.PRESERVATION && o.binds(now))
                .toList();
        for (OrderHistory each : keeping) {
            for (Map.Entry<Long, SortedSet<Long>> rows : reach.rows().entrySet()) {
                if (keeps(each.order(), rows.getKey(), rows.getValue())) {
                    throw new RefusedException(
                            "preserved",
                            "the order `" + each.order().id() + "` ("
                                    + each.order().citation()
                                    + ") demands that rows of run " + rows.getKey()
                                    + " be kept, which this would erase: nothing was erased; it is for the court to"
                                    + " lift it (`order lift`), or order less to be erased");
                }
            }
        }
    }

    private boolean keeps(CourtOrder order, long origin, SortedSet<Long> rows)
            throws IOException, DocumentException, RefusedException {
        List<Long> family = registry.family(origin);
        if (!order.scope().reaches(family, header(origin))) {
            return false;
        }
        // Of a class nobody can tell without its marks being read again from the records: all of it is kept.
        return order.scope().kind() != OrderScope.Kind.PERSONS || names(order.persons(openings), family, rows);
    }

    private boolean names(PersonList persons, List<Long> family, SortedSet<Long> rows)
            throws IOException, RefusedException {
        AtomicBoolean named = new AtomicBoolean();
        for (long run : family) {
            RunRecord.open(workspace, key, openings, run).forEachRow(row -> {
                if (rows.contains(row.row()) && persons.names(row)) {
                    named.set(true);
                }
            });
        }
        return named.get();
    }

    private RequestHeader header(long run) throws IOException, DocumentException {
        String request = RunRules.Law.decode(
                        openings.open(registry.run(run).orElseThrow().law()))
                .requestId();
        return RequestPackage.readAgainWithoutRows(workspace.requests().resolve(request))
                .header();
    }
}
