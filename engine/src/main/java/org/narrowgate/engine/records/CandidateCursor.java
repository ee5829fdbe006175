package org.narrowgate.engine.records;

import java.util.List;
import java.util.function.Supplier;
import org.narrowgate.core.identity.Candidate;

/** Candidates by row number, read forward once. */
public interface CandidateCursor extends AutoCloseable {

    /**
     * What the records hold on a row. Its candidates are made when they are asked for, in whatever thread asks, in an
     * order that depends on their content alone; empty if there are none.
     *
     * @param rowNumber greater than in the call before
     */
    Supplier<List<Candidate>> found(long rowNumber);

    /** The candidates of a row, made now. */
    default List<Candidate> at(long rowNumber) {
        return found(rowNumber).get();
    }

    @Override
    void close();
}
