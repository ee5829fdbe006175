package org.narrowgate.engine.replay;

import java.io.IOException;
import java.util.List;
import org.narrowgate.engine.evidence.EvidenceBlock;

/** A core that decides blocks again, in this process or in one of its own. */
interface Engine extends AutoCloseable {
    /** Decides one block; in any thread. */
    interface Deciding {
        List<Redecided> of(EvidenceBlock block) throws IOException;
    }

    /** For the next block of the run, asked for in their order by one thread. */
    Deciding next() throws IOException;

    @Override
    default void close() {}
}
