package org.narrowgate.core.proof;

import java.nio.ByteBuffer;

/**
 * One entry of the {@code decisions} log, 49 bytes that give nothing away: format byte 0x01, run id (16), row root
 * (32). Rows stand in row order, so that an entry's place says which row it is to whoever knows the run.
 */
public record DecisionEntry(RunId runId, Hash rowRoot) {
    /** Length in bytes: 49. */
    public static final int BYTES = 1 + RunId.BYTES + Hash.BYTES;

    private static final byte FORMAT = 0x01;

    /** The 49 bytes as they stand in the log. */
    public byte[] encode() {
        byte[] entry = new byte[BYTES];
        ByteBuffer.wrap(entry).put(FORMAT).putLong(runId.high()).putLong(runId.low());
        rowRoot.write(entry, 1 + RunId.BYTES);
        return entry;
    }

    /** Reads the 49 bytes; another length or format byte is refused. */
    public static DecisionEntry decode(byte[] entry) {
        return new DecisionEntry(runOf(entry), Hash.of(entry, 1 + RunId.BYTES));
    }

    /** The run of an encoded entry. */
    public static RunId runOf(byte[] entry) {
        if (entry.length != BYTES || entry[0] != FORMAT) {
            throw new ProofException("a decisions entry has 49 bytes and begins with format byte 01");
        }
        return RunId.of(entry, 1);
    }
}
