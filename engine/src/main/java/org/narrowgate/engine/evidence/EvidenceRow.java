package org.narrowgate.engine.evidence;

import java.util.List;
import java.util.Optional;

/** What is kept of one decided row: its opened content, or that it was erased. Its place among the rows stands. */
public sealed interface EvidenceRow permits EvidenceRow.Kept, EvidenceRow.Erased {
    /** Number in the request; the first data row is 1. */
    long row();

    /** Its content; empty of one that was erased. */
    Optional<Kept> kept();

    /**
     * The opened content of one row.
     *
     * @param seed 32 bytes from which the salts of its commitments follow
     * @param slots the values of all slots, slot 1 first
     */
    @SuppressWarnings("ArrayRecordComponent") // millions of them: read, never compared
    record Kept(long row, byte[] seed, List<byte[]> slots) implements EvidenceRow {
        @Override
        public Optional<Kept> kept() {
            return Optional.of(this);
        }

        @Override
        public String toString() {
            return "EvidenceRow[" + row + "]";
        }
    }

    /**
     * A row whose content is gone: without its seed nothing links the log's entry to anybody.
     *
     * @param order id of the paper that ordered it
     */
    record Erased(long row, String order) implements EvidenceRow {
        @Override
        public Optional<Kept> kept() {
            return Optional.empty();
        }
    }
}
