package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.narrowgate.core.proof.Hash;

/**
 * The tiles and entry bundles of a log as files, read without a lock while somebody else may be writing: a partial
 * tile that is gone has become a full one, of which it is the beginning (C2SP tlog-tiles, "Partial Tiles").
 */
final class TileFiles implements TileSource {
    private static final String REMEDY = "Run a verification of the whole log and restore this file from a copy";

    private final Path log;

    TileFiles(Path log) {
        this.log = log;
    }

    @Override
    public byte[] hashes(int level, long index, int width) throws LedgerException {
        TilePath path = new TilePath(level, index, width);
        Found found = read(path);
        // Longer is damage as much as shorter: what stands behind the last hash was never published.
        if (found.content().length != found.width() * Hash.BYTES) {
            throw new LedgerException(
                    path.in(log),
                    "a tile of " + found.width() + " hashes has " + found.content().length + " bytes",
                    REMEDY);
        }
        return Arrays.copyOf(found.content(), width * Hash.BYTES);
    }

    /** The first {@code width} entries of a bundle. */
    List<byte[]> entries(long index, int width) throws LedgerException {
        TilePath path = new TilePath(TilePath.ENTRIES, index, width);
        Found found = read(path);
        List<byte[]> entries = Bundle.decode(found.content(), path.in(log));
        if (entries.size() != found.width()) {
            throw new LedgerException(
                    path.in(log), "a bundle of " + found.width() + " entries has " + entries.size(), REMEDY);
        }
        return entries.subList(0, width);
    }

    /** What was found, and whether it was the full form or, as asked, a partial one. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Found(int width, byte[] content) {}

    private Found read(TilePath path) throws LedgerException {
        Path file = path.in(log);
        try {
            return new Found(path.width(), LogFiles.content(file));
        } catch (NoSuchFileException e) {
            if (path.width() < TilePath.FULL && Files.exists(path.full().in(log))) {
                return read(path.full());
            }
            throw new LedgerException(file, "the file is missing", REMEDY, e);
        } catch (IOException e) {
            throw new LedgerException(file, "could not be read (" + DurableFile.reason(e) + ")", REMEDY, e);
        }
    }
}
