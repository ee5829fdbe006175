package org.narrowgate.engine.audit;

import java.io.IOException;
import java.util.List;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.export.Exports;
import org.narrowgate.engine.export.MadeExport;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** Archives that were made for inspectors against the signed papers by which their entries say that they went. */
final class ExportAudit {
    private ExportAudit() {}

    /** Adds what is wrong; returns what is to be told, a line for each archive. */
    static List<String> check(Workspace workspace, Registry registry, List<String> damages) {
        List<MadeExport> made;
        try {
            made = MadeExport.all(registry, Exports.of(Papers.of(workspace, registry)));
        } catch (DocumentException | IOException unreadable) {
            // A paper that is lost was named where papers are held against the register.
            String what = String.valueOf(unreadable.getMessage());
            if (!damages.contains(what)) {
                damages.add(what);
            }
            return List.of();
        }
        for (MadeExport export : made) {
            if (export.lacksItsPaper()) {
                damages.add("register entry " + export.entry()
                        + ": it names a signed order to export that was not filed before it");
            }
            if (export.isByWithdrawn()) {
                damages.add(
                        "register entry " + export.entry() + ": it names an order to export that had been withdrawn");
            }
        }
        return made.stream().map(ExportAudit::told).toList();
    }

    private static String told(MadeExport export) {
        return "export: entry " + export.entry() + " of " + export.logged().at() + ", "
                + export.logged().rows() + " rows of run " + export.logged().run()
                + export.order()
                        .map(filed -> ", by order " + filed.order().id() + " of " + filed.by())
                        .orElse(", without a signed order: none was asked for then");
    }
}
