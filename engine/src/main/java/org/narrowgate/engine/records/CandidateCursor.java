package org.narrowgate.engine.records;

import java.util.List;
import org.narrowgate.core.identity.Candidate;

/** Candidates by row number, read forward once. */
public interface CandidateCursor extends AutoCloseable {

    /**
     * The candidates of a row, in an order that depends on their content alone; empty if there are none.
     *
     * @param rowNumber greater than in the call before
     */
    List<Candidate> at(long rowNumber);

    @Override
    void close();
}
