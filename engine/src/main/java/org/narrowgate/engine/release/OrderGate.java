package org.narrowgate.engine.release;

import java.io.IOException;
import java.time.Instant;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;

/**
 * Lets nothing leave while an order of a court reaches it, nor what was decided before or while one did: lifted is not
 * released. What is decided again afterwards waits for a person's answer.
 */
final class OrderGate {
    private OrderGate() {}

    static void pass(OpenWorkspace open, DecidedRun run, Instant now)
            throws IOException, DocumentException, RefusedException {
        RequestHeader header = run.request().header();
        Registry registry = open.register().read();
        Orders orders = Orders.of(open.workspace());
        for (OrderHistory order : orders.stopping(registry.line(run.run()), header)) {
            String named =
                    "the order " + order.order().id() + " (" + order.order().citation() + ")";
            boolean ofRows = order.order().scope().kind().isOfRows();
            if (order.binds(now) && !ofRows) {
                throw new RefusedException(
                        "order",
                        named + " binds since " + order.order().from() + ", and nothing of run " + run.run()
                                + " leaves while it does");
            }
            // Over is not enough where it reaches runs as a whole: what bound at any instant since is decided again.
            if (order.boundBetween(run.opened().at(), now) && (!ofRows || order.filedAfter(run.run()))) {
                throw new RefusedException(
                        "order-ended",
                        named + " bound after run " + run.run() + " was opened, and what it reached is decided again:"
                                + " `hold resolve " + run.run() + "`");
            }
        }
        for (long parent : registry.line(run.run())) {
            Instant opened = registry.run(parent).orElseThrow().at();
            for (OrderHistory order : orders.stopping(registry.line(parent), header)) {
                if (order.isAnswerDue(opened, run.run(), run.opened().at())) {
                    throw new RefusedException(
                            "order-unanswered",
                            "the order " + order.order().id() + " ("
                                    + order.order().citation() + ") had reached run "
                                    + parent + ", from which run " + run.run()
                                    + " comes, and nobody answered since that it may go on: `order answer "
                                    + order.order().id() + " --run " + run.run() + "`, by who did not decide it");
                }
            }
        }
    }
}
