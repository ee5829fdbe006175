package org.narrowgate.engine.run;

import java.io.IOException;
import java.time.Instant;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/**
 * What bars the rows of a request at one moment: what was stated, and the orders of courts on file.
 *
 * @param known both together
 * @param before only what the register held before this sequence number counts
 */
record RunBars(BarsReader.Known known, Orders orders, RequestHeader header, Instant at, long before) {
    static RunBars of(BarsReader.Known stated, OpenWorkspace open, RequestHeader header, Instant at, long before)
            throws IOException, DocumentException {
        return of(stated, open.workspace(), open.openings(), header, at, before);
    }

    static RunBars of(
            BarsReader.Known stated,
            Workspace workspace,
            Openings openings,
            RequestHeader header,
            Instant at,
            long before)
            throws IOException, DocumentException {
        Orders onFile = Orders.of(workspace).knownBefore(before);
        BarsReader.Known known = stated.with(
                onFile.bars(header, at, true),
                onFile.bars(header, at, false),
                onFile.barsOnPersons(header, at, openings));
        return new RunBars(known, onFile, header, at, before);
    }

    /** Whether an order has unsettled a run before anything of it left, and it was not decided again. */
    boolean stopped(Registry registry, long run) {
        return isTouched(registry, run)
                && !registry.isReleased(run, before)
                && registry.family(registry.origin(run)).stream()
                        .noneMatch(later -> later > run && later < before && !isTouched(registry, later));
    }

    private boolean isTouched(Registry registry, long run) {
        return orders.unsettle(
                run, registry.line(run), registry.run(run).orElseThrow().at(), header, at);
    }
}
