package org.narrowgate.ledger;

/** Where the bytes of tiles come from: the files of a published log, or a writer's memory and files together. */
interface TileSource {
    /** The first {@code width} hashes of a tile, 32 bytes each. */
    byte[] hashes(int level, long index, int width) throws LedgerException;
}
