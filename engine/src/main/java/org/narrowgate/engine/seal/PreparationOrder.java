package org.narrowgate.engine.seal;

import java.util.function.LongPredicate;
import org.narrowgate.core.decision.FindingCatalog;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.ledger.LogReader;

/**
 * Everything that the rows of a release are prepared from, themselves apart.
 *
 * @param authorised the text under which they are to go; it need not be logged yet
 * @param decisions the published log that the rows stand in
 * @param policy whose decisions checkpoints the custodian accepts, and how many witnesses they need
 * @param rows how many rows the run decided: every one of them must come
 * @param stage which rows, by number, go in this stage or are answered in it
 * @param told of which rows, by number, the requester is told though nothing of them goes
 */
public record PreparationOrder(
        Authorised authorised,
        LogReader decisions,
        Policy policy,
        SlotLayout layout,
        FindingCatalog catalog,
        long rows,
        LongPredicate stage,
        LongPredicate told) {}
