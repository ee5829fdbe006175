package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.recall.RecallAct;
import org.narrowgate.engine.recall.RecallPaper;
import org.narrowgate.engine.recall.Recalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate release recalls}: every recall with its holders. */
@Command(
        name = "recalls",
        description = "Every recall: who has answered, what he did, who has not, and by when.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing is overdue; 1 a holder let the deadline pass."})
final class RecallsCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Override
    public Integer call() throws IOException, DocumentException {
        List<Recall> recalls = Recalls.of(filing.open()).all();
        LocalDate today = LocalDate.ofInstant(filing.now(), ZoneOffset.UTC);
        if (filing.json()) {
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put(
                                    "recalls",
                                    recalls.stream().map(r -> json(r, today)).toList())));
        } else if (recalls.isEmpty()) {
            filing.out().println("no release was called back; `release recall` does it");
        } else {
            recalls.forEach(recall -> print(filing.out(), recall, today));
        }
        filing.out().flush();
        return recalls.stream().anyMatch(r -> r.isOverdue(today)) ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    private static String state(Recall recall, LocalDate today) {
        if (!recall.isOpen()) {
            return "CLOSED";
        }
        return recall.isOverdue(today) ? "OVERDUE" : "OPEN";
    }

    private static void print(PrintWriter out, Recall recall, LocalDate today) {
        RecallAct.Noticed notice = recall.notice();
        out.println(notice.release() + "  " + state(recall, today) + "  " + Printed.word(notice.demand())
                + " by " + notice.deadline() + "  answered "
                + (recall.holders().size() - recall.outstanding().size()) + " of "
                + recall.holders().size());
        out.println("  " + notice.reason());
        out.println("  notice: recalls/" + recall.papers().get(0).filed().id()
                + ".yaml, with its signature beside it; send both to every holder");
        for (Recall.Holder holder : recall.holders()) {
            Optional<RecallAct.Acknowledged> answer = holder.answer();
            out.println("  " + holder.name() + ": "
                    + answer.map(a -> Printed.word(a.disposition()) + " on " + a.on() + ", " + a.how() + "; seen by "
                                    + a.seenBy() + "; it lay " + a.where())
                            .orElse("has not answered"));
        }
        recall.closed().ifPresent(closed -> out.println("  closed on: " + closed.evidence()));
    }

    private static Json json(Recall recall, LocalDate today) {
        List<Json> holders = new ArrayList<>();
        for (Recall.Holder holder : recall.holders()) {
            Json json = Json.object()
                    .put("name", holder.name())
                    .put("done", holder.isDone(recall.notice().demand()));
            holder.answer()
                    .ifPresent(a -> json.put("disposition", a.disposition().name())
                            .put("on", a.on().toString())
                            .put("how", a.how())
                            .put("seen_by", a.seenBy())
                            .put("where", a.where()));
            holders.add(json);
        }
        return Json.object()
                .put("release", recall.notice().release())
                .put("state", state(recall, today))
                .put("demand", recall.notice().demand().name())
                .put("deadline", recall.notice().deadline().toString())
                .put("reason", recall.notice().reason())
                .put("outstanding", recall.outstanding())
                .put("holders", holders)
                .put(
                        "papers",
                        recall.papers().stream()
                                .map(RecallPaper::filed)
                                .map(filed -> filed.id())
                                .toList())
                .put(
                        "closed_on",
                        recall.closed().map(RecallAct.Closed::evidence).orElse(""));
    }
}
