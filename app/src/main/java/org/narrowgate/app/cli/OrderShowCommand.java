package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.narrowgate.app.order.Reached;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.OrderPaper;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code narrowgate order show}: an order, its papers, the runs that it reaches, and what had left already. */
@Command(
        name = "show",
        description = "An order with its papers, every run that it reaches, and what had left already.",
        mixinStandardHelpOptions = true)
final class OrderShowCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Parameters(paramLabel = "ORDER", description = "Its id.")
    private String id = "";

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        OrderHistory order = Orders.of(opened)
                .named(id)
                .orElseThrow(() -> PaperDesk.refused(
                        List.of("no order `" + id + "` is on file; `order list` names those that are")));
        Instant now = filing.now();
        List<Reached> reached = Reached.by(order, Protected.of(opened).custody(), now);
        if (filing.json()) {
            filing.out().println(Printed.compact(json(order, reached, now)));
        } else {
            print(filing.out(), order, reached, now);
        }
        filing.out().flush();
        return Exit.DONE;
    }

    private static void print(PrintWriter out, OrderHistory order, List<Reached> reached, Instant now) {
        out.println(OrderListCommand.line(order, now));
        out.println("  " + order.order().says());
        out.println("  made " + order.order().made()
                + order.order().served().map(day -> ", served " + day).orElse(", not served as far as is on file")
                + ", on file since " + order.filedAt() + (order.order().open() ? ", public" : ", not public"));
        out.println("papers:");
        for (OrderPaper paper : order.papers()) {
            out.println("  " + paper.filed().at() + "  " + paper.filed().kind().word() + "  "
                    + paper.filed().id() + "  by " + paper.by());
        }
        out.println(reached.isEmpty() ? "it reaches no run so far" : "runs that it reaches:");
        for (Reached run : reached) {
            out.println("  run " + run.run() + " of request " + run.request() + ": "
                    + run.standing().words()
                    + run.left().stream()
                            .map(left -> " [" + left.release() + ", " + left.at()
                                    + (left.rows().isEmpty() ? "" : "; rows of persons whom it names: " + left.rows())
                                    + "]")
                            .collect(Collectors.joining()));
        }
    }

    private static Json json(OrderHistory order, List<Reached> reached, Instant now) {
        return OrderListCommand.json(order, now)
                .put("says", order.order().says())
                .put("filed_at", order.filedAt().toString())
                .put(
                        "papers",
                        order.papers().stream()
                                .map(paper -> Json.object()
                                        .put("paper", paper.filed().id())
                                        .put("kind", paper.filed().kind().word())
                                        .put("by", paper.by())
                                        .put("at", paper.filed().at().toString()))
                                .toList())
                .put("runs", reached.stream().map(Reached::json).toList());
    }
}
