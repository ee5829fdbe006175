package org.narrowgate.engine.evidence;

import java.util.List;

/**
 * The opened content of one decided row.
 *
 * @param row number in the request; the first data row is 1
 * @param seed 32 bytes from which the salts of its commitments follow
 * @param slots the values of all slots, slot 1 first
 */
@SuppressWarnings("ArrayRecordComponent") // millions of them: read, never compared
public record EvidenceRow(long row, byte[] seed, List<byte[]> slots) {
    @Override
    public String toString() {
        return "EvidenceRow[" + row + "]";
    }
}
