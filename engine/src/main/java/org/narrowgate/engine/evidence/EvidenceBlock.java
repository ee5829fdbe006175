package org.narrowgate.engine.evidence;

import java.util.List;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.proof.RowSeeds;

/**
 * A stretch of a run's rows in order.
 *
 * @param position place of the first of them among the run's entries, from 0
 */
public record EvidenceBlock(long position, List<EvidenceRow> rows) {
    public EvidenceBlock {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a block of evidence holds at least one row");
        }
    }

    /** Number of its first row, which names its file. */
    public long firstRow() {
        return rows.get(0).row();
    }

    /** Position of the run's entry after its last row. */
    public long end() {
        return position + rows.size();
    }

    byte[] encode() {
        return new CanonicalWriter()
                .uint64(position)
                .list(rows, (w, row) -> w.uint64(row.row()).fixed(row.seed()).list(row.slots(), CanonicalWriter::bytes))
                .toBytes();
    }

    static EvidenceBlock decode(byte[] encoded) {
        CanonicalReader reader = new CanonicalReader(encoded);
        EvidenceBlock block = new EvidenceBlock(
                reader.uint64(),
                reader.list(r -> new EvidenceRow(r.uint64(), r.fixed(RowSeeds.BYTES), r.list(CanonicalReader::bytes))));
        reader.finish();
        return block;
    }
}
