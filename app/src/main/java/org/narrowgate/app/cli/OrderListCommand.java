package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.Orders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate order list}: every order on file, and whether it binds. */
@Command(
        name = "list",
        description = "Every order that was ever entered, and whether it binds.",
        mixinStandardHelpOptions = true)
final class OrderListCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Override
    public Integer call() throws IOException, DocumentException {
        List<OrderHistory> orders = Orders.of(filing.open()).all();
        Instant now = filing.now();
        if (filing.json()) {
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put(
                                    "orders",
                                    orders.stream().map(o -> json(o, now)).toList())));
        } else if (orders.isEmpty()) {
            filing.out().println("no order is on file; `order enter` puts one there");
        } else {
            orders.forEach(order -> filing.out().println(line(order, now)));
        }
        filing.out().flush();
        return Exit.DONE;
    }

    /** An order in one line. */
    static String line(OrderHistory order, Instant now) {
        return order.order().id() + "  " + state(order, now) + "  "
                + Printed.word(order.order().effect()) + " of "
                + Printed.word(order.order().scope().kind())
                + (order.order().scope().shown().isEmpty()
                        ? ""
                        : " " + order.order().scope().shown())
                + "  " + order.order().citation()
                + "  from " + order.order().from()
                + order.ends().map(end -> " until before " + end).orElse("");
    }

    static Json json(OrderHistory order, Instant now) {
        return Json.object()
                .put("order", order.order().id())
                .put("state", state(order, now))
                .put("effect", order.order().effect().name())
                .put("scope", order.order().scope().kind().name())
                .put("of", order.order().scope().name())
                .put("public", order.order().open())
                .put("citation", order.order().citation())
                .put("from", order.order().from().toString())
                .put("until", order.ends().map(Instant::toString).orElse(""));
    }

    private static String state(OrderHistory order, Instant now) {
        if (order.binds(now)) {
            return "BINDS";
        }
        return order.lifted()
                .map(lifted -> lifted.ending().name())
                .orElse(now.isBefore(order.order().from()) ? "TO COME" : "ENDED");
    }
}
