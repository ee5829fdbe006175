package org.narrowgate.engine.holding;

import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.Paper;

/**
 * What a paper on a holding says.
 *
 * @param holder name of whose holding it is: of who signed, unless he signs for one who no longer can
 */
public record HoldingPaper(String holder, HoldingAct act) {
    /** What a paper says; a {@link DocumentException} has every fault. */
    public static HoldingPaper read(Paper paper) throws DocumentException {
        Section body = paper.body();
        String release = body.text("release");
        String holder = body.text("holder", paper.by());
        HoldingAct act =
                switch (paper.kind()) {
                    case HOLDING_RECEIVED -> new HoldingAct.Received(release, body.date("on"));
                    case HOLDING_PASSED -> new HoldingAct.Passed(release, body.text("to"), body.text("why"));
                    case HOLDING_ATTESTED ->
                        new HoldingAct.Attested(release, body.text("used_for"), body.text("by_whom"));
                    case HOLDING_DESTROYED -> new HoldingAct.Destroyed(release, body.text("how"), body.date("on"));
                    default -> throw new IllegalArgumentException("a paper on something else is none on holdings");
                };
        paper.close();
        return new HoldingPaper(holder, act);
    }
}
