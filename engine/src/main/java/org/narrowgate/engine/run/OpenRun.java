package org.narrowgate.engine.run;

import java.util.Optional;
import java.util.function.LongPredicate;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.records.RecordSource;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.RunOpened;

/**
 * A run that the register knows, with everything that it goes by.
 *
 * @param run its register sequence number
 * @param rows which rows of the request it decides: all, or the held ones of its parent
 */
record OpenRun(
        long run,
        RunOpened opened,
        Optional<RunClosed> closed,
        RunRules rules,
        RequestPackage request,
        Judgments judgments,
        LongPredicate rows,
        RecordSource records)
        implements AutoCloseable {
    @Override
    public void close() {
        records.close();
    }
}
