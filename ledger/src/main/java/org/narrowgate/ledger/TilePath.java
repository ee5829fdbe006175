package org.narrowgate.ledger;

import java.nio.file.Path;

/**
 * Where a tile or entry bundle lies below a log's directory (C2SP tlog-tiles, "Merkle Tree" and "Log entries"):
 * {@code tile/<L>/<N>[.p/<W>]}, {@code tile/entries/<N>[.p/<W>]}, N in groups of three digits, all but the last
 * preceded by x.
 */
record TilePath(int level, long index, int width) {
    /** Hashes in a full tile, entries in a full bundle. */
    static final int FULL = 256;
    /** Height of a tile in levels of the tree. */
    static final int HEIGHT = 8;
    /** In place of a level: entry bundles. */
    static final int ENTRIES = -1;

    TilePath {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile has level " + level + ", index " + index + ", width " + width);
        }
    }

    TilePath full() {
        return new TilePath(level, index, FULL);
    }

    Path in(Path log) {
        Path full = log.resolve("tile").resolve(level == ENTRIES ? "entries" : Integer.toString(level));
        full = full.resolve(number(index));
        return width == FULL ? full : partialsOf(full).resolve(Integer.toString(width));
    }

    /** The directory that holds the partial forms of this tile. */
    Path partials(Path log) {
        return partialsOf(full().in(log));
    }

    private static Path partialsOf(Path full) {
        return full.resolveSibling(full.getFileName() + ".p");
    }

    static String number(long index) {
        StringBuilder path = new StringBuilder(threeDigits(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + threeDigits(rest % 1000) + "/");
        }
        return path.toString();
    }

    private static String threeDigits(long number) {
        String digits = Long.toString(number);
        return "000".substring(digits.length()) + digits;
    }

    /** How many hashes tile {@code index} of a level has in a tree of {@code size}: 0 to 256. */
    static int width(long size, int level, long index) {
        int shift = level == ENTRIES ? 0 : level * HEIGHT;
        long hashes = shift >= Long.SIZE - 1 ? 0 : size >>> shift;
        return (int) Math.max(0, Math.min(FULL, hashes - index * FULL));
    }
}
