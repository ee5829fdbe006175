package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.export.ExportOrder;
import org.narrowgate.engine.export.Exports;
import org.narrowgate.engine.export.MadeExport;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate export list}: every order to let evidence go, and every archive that was made. */
@Command(
        name = "list",
        description = "Every order to let evidence go to an inspector, and every archive that was made.",
        mixinStandardHelpOptions = true)
final class ExportListCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Override
    public Integer call() throws IOException, DocumentException {
        Registry registry = Registry.read(filing.open().register());
        Exports orders = Exports.of(Papers.of(filing.open(), registry));
        List<MadeExport> made = MadeExport.all(registry, orders);
        Openings openings = Protected.of(filing.open()).openings();
        if (filing.json()) {
            List<Json> exports = new ArrayList<>();
            for (MadeExport each : made) {
                exports.add(json(each, openings));
            }
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put(
                                    "orders",
                                    orders.all().stream()
                                            .map(each -> json(each, registry))
                                            .toList())
                            .put("exports", exports)));
        } else {
            if (orders.all().isEmpty()) {
                filing.out().println("no order to export is on file; `export order` puts one there");
            }
            orders.all().forEach(each -> filing.out().println(line(each, registry)));
            for (MadeExport each : made) {
                filing.out().println("  " + told(each, openings));
            }
        }
        filing.out().flush();
        return Exit.DONE;
    }

    private String line(Exports.Filed each, Registry registry) {
        ExportOrder order = each.order();
        return order.id() + "  " + state(each, registry) + "  run " + order.run() + ", " + rows(order) + ", to "
                + order.receiver() + ", " + order.office() + ", until " + order.until() + "; " + order.ground()
                + "; by "
                + each.by()
                + each.withdrawal()
                        .map(last -> "; withdrawn on " + last.paper().at() + " by " + last.by() + ": " + last.reason())
                        .orElse("");
    }

    /** An archive, in words; erasing says it in the same. */
    static String told(MadeExport made, Openings openings) throws IOException {
        return "entry " + made.entry() + " of " + made.logged().at() + ": "
                + made.logged().rows() + " rows of run " + made.logged().run() + " to " + made.receiver(openings)
                + made.order().map(filed -> ", by " + filed.order().id()).orElse(", without a signed order");
    }

    private static String rows(ExportOrder order) {
        return order.rows().map(rows -> rows.size() + " rows").orElse("every row");
    }

    private String state(Exports.Filed each, Registry registry) {
        if (each.withdrawal().isPresent()) {
            return "WITHDRAWN";
        }
        long decisions = registry.closed(each.order().run()).orElseThrow().decisions();
        if (each.order().until().isBefore(filing.today())) {
            return "LAPSED";
        }
        return each.approval().isEmpty() && each.order().needsSecond(decisions) ? "WAITS FOR APPROVAL" : "IN FORCE";
    }

    private Json json(Exports.Filed each, Registry registry) {
        ExportOrder order = each.order();
        return Json.object()
                .put("order", order.id())
                .put("state", state(each, registry))
                .put("run", order.run())
                .put("rows", rows(order))
                .put("receiver", order.receiver())
                .put("office", order.office())
                .put("certificate", order.certificate().orElse(ExportOrder.NONE))
                .put("ground", order.ground())
                .put("until", order.until().toString())
                .put("by", each.by())
                .put(
                        "withdrawn_by",
                        each.withdrawal().map(Exports.Withdrawal::by).orElse(""))
                .put(
                        "withdrawn_for",
                        each.withdrawal().map(Exports.Withdrawal::reason).orElse(""));
    }

    private static Json json(MadeExport made, Openings openings) throws IOException {
        return Json.object()
                .put("entry", made.entry())
                .put("at", made.logged().at().toString())
                .put("run", made.logged().run())
                .put("rows", made.logged().rows())
                .put("receiver", made.receiver(openings))
                .put("order", made.order().map(filed -> filed.order().id()).orElse(""));
    }
}
