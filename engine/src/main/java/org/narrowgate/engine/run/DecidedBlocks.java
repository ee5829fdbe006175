package org.narrowgate.engine.run;

import java.io.IOException;

/** Takes decided blocks in their order. */
interface DecidedBlocks extends AutoCloseable {
    void write(BlockWork.Decided block) throws IOException;

    /** Waits until all of them are taken. */
    void finish() throws IOException;

    @Override
    void close();
}
