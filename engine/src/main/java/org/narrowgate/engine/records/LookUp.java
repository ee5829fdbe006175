package org.narrowgate.engine.records;

import org.narrowgate.core.screening.Admissible;

/**
 * One set-wise look-up: admissible rows go in, then all their candidates come out. Used by one thread; at most about a
 * million rows at a time, so that its tables stay small.
 */
public interface LookUp extends AutoCloseable {

    /**
     * Adds a row; one that states no valid number is looked up by address where the source is ({@link
     * RecordSource#byAddress}), and otherwise has no candidates.
     */
    void add(Admissible row);

    /**
     * Reads the records, all of them before the first candidate is given out, so that a fault in a file stops the run
     * and not a part of it. Ends the adding.
     *
     * @throws RecordsException if a file is missing, unreadable or was changed while it was read
     */
    CandidateCursor candidates();

    /** Drops what was looked up. */
    @Override
    void close();
}
