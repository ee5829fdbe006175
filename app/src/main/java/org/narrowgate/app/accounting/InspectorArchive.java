package org.narrowgate.app.accounting;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.export.ExportOrder;
import org.narrowgate.engine.export.Exports;
import org.narrowgate.engine.export.MadeExport;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;

/**
 * Evidence that was put into an archive for an inspector: no release and on no request, so that it stands beside those in
 * an account. Whether it is a disclosure to be accounted for depends on who the inspector is (26 U.S.C. 6103(p)(3)(A),
 * 5 U.S.C. 552a(c)(1)), which its ground says and a person judges.
 *
 * @param rows how many rows it opens
 * @param receiver name and office
 * @param ground the provision, order or authority by which he has it
 * @param order id of the signed order; empty of one that was made before orders were asked for
 */
record InspectorArchive(Instant at, long run, long rows, String receiver, String ground, String order) {
    /** All within a period, oldest first; of one agency's requests none is. */
    static List<InspectorArchive> in(Selection selection, Custody custody) throws IOException, DocumentException {
        List<InspectorArchive> archives = new ArrayList<>();
        for (MadeExport made : made(selection, custody)) {
            archives.add(of(made, custody));
        }
        return List.copyOf(archives);
    }

    /** Those that may hold a row of which somebody was identified as the person of this record. */
    static List<InspectorArchive> of(String record, Selection selection, Custody custody)
            throws IOException, DocumentException, RefusedException {
        List<InspectorArchive> archives = new ArrayList<>();
        Map<Long, Set<Long>> own = new HashMap<>();
        for (MadeExport made : made(selection, custody)) {
            long run = made.logged().run();
            if (!own.containsKey(run)) {
                own.put(run, rows(record, custody.run(run)));
            }
            Optional<SortedSet<Long>> opened =
                    made.order().map(Exports.Filed::order).flatMap(ExportOrder::rows);
            if (own.getOrDefault(run, Set.of()).stream()
                    .anyMatch(row -> opened.isEmpty() || opened.get().contains(row))) {
                archives.add(of(made, custody));
            }
        }
        return List.copyOf(archives);
    }

    /** Numbers of the rows of a run that were identified as this record; all of its evidence is read for it. */
    private static Set<Long> rows(String record, RunRecord run) throws IOException {
        Set<Long> rows = new HashSet<>();
        run.forEachRow(row -> {
            if (record.equals(row.identification().get("record"))) {
                rows.add(row.row());
            }
        });
        return rows;
    }

    private static List<MadeExport> made(Selection selection, Custody custody) throws IOException, DocumentException {
        if (selection.requester().isPresent()) {
            return List.of();
        }
        Exports orders = Exports.of(Papers.of(custody.workspace(), custody.registry()));
        return MadeExport.all(custody.registry(), orders).stream()
                .filter(made -> selection.period().holds(made.logged().at()))
                .toList();
    }

    private static InspectorArchive of(MadeExport made, Custody custody) throws IOException {
        return new InspectorArchive(
                made.logged().at(),
                made.logged().run(),
                made.logged().rows(),
                made.receiver(custody.openings()),
                made.ground(custody.openings()),
                made.order().map(filed -> filed.order().id()).orElse(""));
    }

    String text() {
        return "archive of evidence for an inspector: " + at + ", " + rows + " rows of run " + run + " to " + receiver
                + "; " + ground + (order.isEmpty() ? ", without a signed order" : ", by " + order) + "\n";
    }

    Json json() {
        return Json.object()
                .put("at", at.toString())
                .put("run", run)
                .put("rows", rows)
                .put("receiver", receiver)
                .put("ground", ground)
                .put("order", order);
    }
}
