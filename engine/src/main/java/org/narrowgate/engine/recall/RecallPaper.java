package org.narrowgate.engine.recall;

import java.util.Arrays;
import java.util.List;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.recall.RecallAct.Demand;
import org.narrowgate.engine.recall.RecallAct.Disposition;

/**
 * A filed paper on a recall, and what it says.
 *
 * @param by name of who signed it
 */
public record RecallPaper(FiledPaper filed, String by, RecallAct act) {
    /** Name of the holder who answers: of who signed, unless he signs for one who no longer can. */
    static String holder(Paper paper) {
        return paper.body().text("holder", paper.by());
    }

    /** What a paper says; a {@link DocumentException} has every fault. */
    public static RecallAct read(Paper paper) throws DocumentException {
        Section body = paper.body();
        String release = body.text("release");
        RecallAct act =
                switch (paper.kind()) {
                    case RECALL ->
                        new RecallAct.Noticed(
                                release,
                                body.choice("demand", Demand.class, Demand.DISPOSE),
                                body.date("deadline"),
                                names(body.text("holders")),
                                body.text("reason"));
                    case RECALL_ACKNOWLEDGED ->
                        new RecallAct.Acknowledged(
                                release,
                                holder(paper),
                                body.choice("disposition", Disposition.class, Disposition.QUARANTINED),
                                body.date("on"),
                                body.text("how"),
                                body.text("seen_by"),
                                body.text("where"),
                                names(body.text("passed_to", "")));
                    case RECALL_CLOSED -> new RecallAct.Closed(release, body.text("evidence"));
                    default -> throw new IllegalArgumentException("a paper on something else is none on recalls");
                };
        paper.close();
        return act;
    }

    /** Names with {@code ;} between. */
    private static List<String> names(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
