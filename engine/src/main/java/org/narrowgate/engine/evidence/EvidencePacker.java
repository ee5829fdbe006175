package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.engine.zstd.Zstd;

/**
 * Packs rows of evidence. A block takes some megabytes on the way, so one instance serves one thread and keeps its
 * memory, as large as its largest block, from one to the next.
 */
public final class EvidencePacker {
    private final CanonicalWriter writer = new CanonicalWriter();
    private byte[] room = {};

    /** Some rows of a block, compressed to wait for the others. */
    public ProtectedFile.Packed pack(List<? extends EvidenceRow> rows) throws IOException {
        EvidenceBlock.section(rows, writer.clear());
        ByteBuffer section = writer.view();
        int bound = Zstd.bound(section.remaining());
        if (room.length < bound) {
            room = new byte[bound];
        }
        return ProtectedFile.Packed.of(section, room);
    }
}
