package org.narrowgate.engine.registry;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.RunId;

/**
 * Where a run's entries stand in the decisions log: in row order, but perhaps with another run's between them, if a run
 * was cut off and gone on with later.
 */
public final class RunEntries {
    private final List<Stretch> stretches;

    private RunEntries(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /** So many entries of the run from one index on; the first has this position in the run. */
    private record Stretch(long index, long position, long count) {}

    /** Finds them among the entries from {@code firstIndex} on. */
    public static RunEntries find(RunId run, long firstIndex, Iterator<byte[]> entries) {
        List<Stretch> stretches = new ArrayList<>();
        long index = firstIndex;
        long position = 0;
        while (entries.hasNext()) {
            if (DecisionEntry.decode(entries.next()).runId().equals(run)) {
                Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
                if (last != null && last.index() + last.count() == index) {
                    stretches.set(stretches.size() - 1, new Stretch(last.index(), last.position(), last.count() + 1));
                } else {
                    stretches.add(new Stretch(index, position, 1));
                }
                position++;
            }
            index++;
        }
        return new RunEntries(stretches);
    }

    /** Entries of the run, which is rows decided. */
    public long count() {
        return stretches.stream().mapToLong(Stretch::count).sum();
    }

    /** Index in the log of the run's entry at a position, from 0. */
    public long index(long position) {
        for (Stretch stretch : stretches) {
            if (position >= stretch.position() && position < stretch.position() + stretch.count()) {
                return stretch.index() + position - stretch.position();
            }
        }
        throw new IllegalArgumentException("the run has no entry at position " + position);
    }
}
