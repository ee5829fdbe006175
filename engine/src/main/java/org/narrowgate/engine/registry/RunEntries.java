package org.narrowgate.engine.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.ledger.LogReader;

/**
 * Where a run's entries stand in the decisions log: in row order, but perhaps with another run's between them, if a run
 * was cut off and gone on with later.
 */
public final class RunEntries {
    private final Stretch[] stretches;

    private RunEntries(List<Stretch> stretches) {
        this.stretches = stretches.toArray(Stretch[]::new);
    }

    /** So many entries of the run from one index on; the first has this position in the run. */
    private record Stretch(long index, long position, long count) {}

    /** Finds them in the log in which they stand. */
    public static RunEntries of(RunOpened run, LogReader log) throws IOException {
        return find(run.runId(), run.firstDecision(), log.entries(run.firstDecision(), log.size()));
    }

    /** Finds them among the entries from {@code firstIndex} on. */
    public static RunEntries find(RunId run, long firstIndex, Iterator<byte[]> entries) {
        List<Stretch> stretches = new ArrayList<>();
        long position = 0;
        long count = 0;
        long index = firstIndex;
        for (; entries.hasNext(); index++) {
            if (DecisionEntry.runOf(entries.next()).equals(run)) {
                count++;
            } else if (count > 0) {
                stretches.add(new Stretch(index - count, position, count));
                position += count;
                count = 0;
            }
        }
        if (count > 0) {
            stretches.add(new Stretch(index - count, position, count));
        }
        return new RunEntries(stretches);
    }

    /** Entries of the run, which is rows decided. */
    public long count() {
        return Arrays.stream(stretches).mapToLong(Stretch::count).sum();
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
