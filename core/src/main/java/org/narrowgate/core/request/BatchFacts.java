package org.narrowgate.core.request;

import java.util.List;

/**
 * What only the whole request can tell about one of its rows.
 *
 * @param duplicateOf number of the earlier row with the same particulars; 0 if there is none
 * @param idReused whether an earlier row has this row id with other particulars: then this one is malformed
 * @param addressRows rows that state this address; 0 if none is stated
 * @param fieldRows for each field that the pack declares, in its order: for TEXT and CODE the rows that state the same,
 *     for ROSTER the rows that name the busiest official named here; 0 where nothing is stated and for other types
 * @param resentAfterRefusal whether an earlier request was refused for this person, with other particulars
 */
public record BatchFacts(
        long duplicateOf, boolean idReused, long addressRows, List<Long> fieldRows, boolean resentAfterRefusal) {
    public BatchFacts {
        fieldRows = List.copyOf(fieldRows);
    }

    /** The same, with what the register of refusals says. */
    public BatchFacts resent(boolean afterRefusal) {
        return new BatchFacts(duplicateOf, idReused, addressRows, fieldRows, afterRefusal);
    }
}
