package org.narrowgate.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.narrowgate.core.decision.Outcome;

/** How many rows of each class of each axis came to each outcome; every axis counts every row once. */
public final class Breakdown {
    private static final int OUTCOMES = Outcome.values().length;
    private final List<Axis> axes;
    private final List<Map<Integer, long[]>> counts = new ArrayList<>();

    Breakdown(List<Axis> axes) {
        this.axes = List.copyOf(axes);
        axes.forEach(axis -> counts.add(new TreeMap<>()));
    }

    void add(int axis, int of, Outcome outcome) {
        counts.get(axis).computeIfAbsent(of, c -> new long[OUTCOMES])[outcome.ordinal()]++;
    }

    /** Adds what another part of the same run came to. */
    public void add(Breakdown other) {
        for (int axis = 0; axis < counts.size(); axis++) {
            Map<Integer, long[]> mine = counts.get(axis);
            other.counts.get(axis).forEach((of, rows) -> mine.merge(of, rows.clone(), Breakdown::sum));
        }
    }

    private static long[] sum(long[] one, long[] other) {
        for (int i = 0; i < one.length; i++) {
            one[i] += other[i];
        }
        return one;
    }

    public List<Axis> axes() {
        return axes;
    }

    /** Rows of each class in the order of the classes' numbers; those by outcome stand in the order of {@link Outcome}. */
    public Map<Integer, List<Long>> of(Axis axis) {
        Map<Integer, List<Long>> rows = new TreeMap<>();
        counts.get(axes.indexOf(axis))
                .forEach((of, byOutcome) ->
                        rows.put(of, java.util.Arrays.stream(byOutcome).boxed().toList()));
        return rows;
    }
}
