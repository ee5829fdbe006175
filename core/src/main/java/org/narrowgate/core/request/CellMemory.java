package org.narrowgate.core.request;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was read from cells that recur from row to row, such as the offence or the officials.
 *
 * <p>It holds a fixed number of short cells, lives as long as the parser of one file, and answers as the reading itself
 * would, which must depend on nothing but the cell. Any number of threads may share it.
 */
final class CellMemory<T> {
    private static final int PLACES = 4096;
    private static final int LONGEST = 80;

    private final AtomicReferenceArray<@Nullable Kept<T>> kept = new AtomicReferenceArray<>(PLACES);
    private final Function<String, T> reading;

    private record Kept<T>(String cell, T read) {}

    private CellMemory(Function<String, T> reading) {
        this.reading = reading;
    }

    static <T> CellMemory<T> of(Function<String, T> reading) {
        return new CellMemory<>(reading);
    }

    T read(String cell) {
        if (cell.length() > LONGEST) {
            return reading.apply(cell);
        }
        int hash = cell.hashCode();
        int place = (hash ^ (hash >>> 12)) & (PLACES - 1);
        Kept<T> here = kept.getAcquire(place);
        if (here != null && here.cell().equals(cell)) {
            return here.read();
        }
        T read = reading.apply(cell);
        kept.setRelease(place, new Kept<>(cell, read));
        return read;
    }
}
