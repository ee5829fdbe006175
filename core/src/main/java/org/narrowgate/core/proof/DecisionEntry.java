package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One entry of the {@code decisions} log, 49 bytes that give nothing away: format byte 0x01, run id (16), row root
 * (32). Rows stand in row order, so that an entry's place says which row it is to whoever knows the run.
 */
public record DecisionEntry(RunId runId, Hash rowRoot) {
    /** Length in bytes: 49. */
    public static final int BYTES = 1 + RunId.BYTES + Hash.BYTES;

    private static final byte FORMAT = 0x01;

    public byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .put(runId.bytes())
                .put(rowRoot.bytes())
                .array();
    }

    public static DecisionEntry decode(byte[] entry) {
        if (entry.length != BYTES || entry[0] != FORMAT) {
            throw new ProofException("a decisions entry has 49 bytes and begins with format byte 01");
        }
        RunId runId = RunId.of(Arrays.copyOfRange(entry, 1, 1 + RunId.BYTES));
        return new DecisionEntry(runId, Hash.of(entry, 1 + RunId.BYTES));
    }
}
