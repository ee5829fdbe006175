package org.narrowgate.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RowSummary;

/** Decided rows that are looked at and then forgotten: no entry, and no evidence, is kept of them. */
final class SeenRows implements DecidedBlocks {
    private final List<RowSummary> rows = new ArrayList<>();

    @Override
    public void write(BlockWork.Decided block) {
        block.summaries().stream().map(Projection.Entry::row).forEach(rows::add);
    }

    @Override
    public void finish() {
        // Each was taken when it was written.
    }

    @Override
    public void close() {
        rows.clear();
    }

    List<RowSummary> rows() {
        return List.copyOf(rows);
    }
}
