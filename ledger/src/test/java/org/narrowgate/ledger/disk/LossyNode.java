package org.narrowgate.ledger.disk;

import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.SplittableRandom;

/** A file or folder, whatever names it has: what it holds, what of it was synced, and what was changed since. */
abstract class LossyNode {
    /** What was changed outlives a loss of power from now on. */
    abstract void sync();

    abstract PosixFileAttributes attributes();

    /**
     * The same on the disk that comes up again.
     *
     * @param made what came up already: a file may have several names
     */
    abstract LossyNode after(Loss loss, SplittableRandom random, Map<LossyNode, LossyNode> made);
}
