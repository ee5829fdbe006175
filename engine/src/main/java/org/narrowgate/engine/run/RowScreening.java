package org.narrowgate.engine.run;

import org.narrowgate.core.decision.StatedGroups;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.core.screening.Screening;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.intake.BatchCounts;
import org.narrowgate.engine.intake.RowStream;
import org.narrowgate.engine.state.RefusalTagger;
import org.narrowgate.engine.state.Refusals;

/** From a line of the request to its screening; only reads, so that all threads share it. */
record RowScreening(
        RowParser parser,
        BatchCounts counts,
        Refusals refusals,
        StatedGroups groups,
        WorkspaceKey key,
        Screener screener) {
    /** The tagger is the thread's own. */
    Screening of(RowStream.Line line, RefusalTagger tagger) {
        RequestRow row = line.read(parser);
        BatchFacts counted = counts.of(row);
        RequestRow settled = parser.settle(row, counted);
        boolean resent = !refusals.none() && refusals.changedSince(tagger.of(settled, groups));
        return screener.screen(settled, resent ? counted.resent(true) : counted);
    }
}
