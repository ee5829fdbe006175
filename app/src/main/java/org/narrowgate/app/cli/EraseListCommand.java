package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.erasure.Erasures;
import org.narrowgate.engine.registry.EvidenceErased;
import org.narrowgate.engine.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate erase list}: every order to erase, and how far it came. */
@Command(
        name = "list",
        description = "Every order to erase that was ever filed, and how far it came.",
        mixinStandardHelpOptions = true)
final class EraseListCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Override
    public Integer call() throws IOException, DocumentException {
        List<Erasures.Filed> orders = Erasures.of(filing.open()).all();
        Registry registry = Registry.read(filing.open().register());
        if (filing.json()) {
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put(
                                    "orders",
                                    orders.stream()
                                            .map(order -> json(order, registry))
                                            .toList())));
        } else if (orders.isEmpty()) {
            filing.out().println("no order to erase is on file; `erase order` puts one there");
        } else {
            orders.forEach(order -> filing.out()
                    .println(order.order().id() + "  " + state(order, registry) + "  "
                            + Printed.word(order.order().ground()) + " of "
                            + order.order().scope().word() + "  "
                            + order.order().cites()));
        }
        filing.out().flush();
        return Exit.DONE;
    }

    private static Json json(Erasures.Filed order, Registry registry) {
        return Json.object()
                .put("order", order.order().id())
                .put("state", state(order, registry))
                .put("ground", order.order().ground().name())
                .put("scope", order.order().scope().word())
                .put("cites", order.order().cites())
                .put("filed_at", order.paper().filed().at().toString())
                .put("by", order.paper().by())
                .put("approved_by", order.approval().map(paper -> paper.by()).orElse(""));
    }

    /** Whether nothing of it is left is for `verify`. */
    private static String state(Erasures.Filed order, Registry registry) {
        return registry
                .all(EvidenceErased.class, e -> e.order().equals(order.order().id()))
                .stream()
                .findFirst()
                .map(entry -> "CARRIED OUT " + entry.at())
                .orElse(order.approval().isPresent() ? "APPROVED" : "WAITS FOR APPROVAL");
    }
}
