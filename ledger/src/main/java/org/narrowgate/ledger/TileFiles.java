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
        byte[] content = read(path);
        if (content.length < width * Hash.BYTES || content.length % Hash.BYTES != 0) {
            throw new LedgerException(
                    path.in(log), "a tile of " + width + " hashes has " + content.length + " bytes", REMEDY);
        }
        return Arrays.copyOf(content, width * Hash.BYTES);
    }

    /** The first {@code width} entries of a bundle. */
    List<byte[]> entries(long index, int width) throws LedgerException {
        TilePath path = new TilePath(TilePath.ENTRIES, index, width);
        List<byte[]> entries = Bundle.decode(read(path), path.in(log));
        if (entries.size() < width) {
            throw new LedgerException(path.in(log), "a bundle of " + width + " entries has " + entries.size(), REMEDY);
        }
        return entries.subList(0, width);
    }

    private byte[] read(TilePath path) throws LedgerException {
        Path file = path.in(log);
        try {
            return Files.readAllBytes(file);
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
