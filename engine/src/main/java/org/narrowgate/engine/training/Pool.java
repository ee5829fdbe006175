package org.narrowgate.engine.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.engine.parallel.OrderedWork;

/**
 * Rows kept to be held against the records of others; as few as fit into memory. Which rows stay where there are more
 * follows from the seed and the rows alone.
 */
final class Pool {
    private static final int MOST_ROWS = 200_000;
    private static final int RANDOM_PAIRS = 1_000_000;
    private static final int NEAREST = 5;
    private static final int PIECE = 1_024;

    private final long seed;
    private final int most;
    private long highestLot = Long.MAX_VALUE;
    private List<Entry> entries = new ArrayList<>();

    /** Reads a kept row again. */
    interface Reading {
        Seen seen() throws IOException;
    }

    /** One row with its places among the others. */
    record Entry(Reading row, Near near) {}

    Pool(long seed) {
        this(seed, MOST_ROWS);
    }

    Pool(long seed, int most) {
        this.seed = seed;
        this.most = most;
    }

    void add(List<Entry> rows) {
        rows.stream().filter(this::isDrawn).forEach(entries::add);
        while (entries.size() > most) {
            highestLot /= 2;
            entries = new ArrayList<>(entries.stream().filter(this::isDrawn).toList());
        }
    }

    private boolean isDrawn(Entry entry) {
        return highestLot == Long.MAX_VALUE || entry.near().lot(seed) <= highestLot;
    }

    int size() {
        return entries.size();
    }

    /** Takes pairs of a person and the record of certainly another one. */
    interface Pairs {
        void take(StatedPerson stated, Candidate another);
    }

    /** Pairs drawn by the seed; each part takes some of them, and the parts come in a fixed order. */
    <P extends Pairs> void random(Supplier<P> part, OrderedWork.Sink<P> sink) throws IOException {
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));
        int following = Math.max(1, RANDOM_PAIRS / 2 / Math.max(1, shuffled.size()));
        hold(shuffled, following, (one, other) -> true, part, sink);
    }

    /** Pairs that are near in this way, each person with those that stand nearest. */
    <P extends Pairs> void near(Near.Way way, Supplier<P> part, OrderedWork.Sink<P> sink) throws IOException {
        List<Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparing(Entry::near, way.order()));
        hold(ordered, NEAREST, (one, other) -> way.common(one.near()) == way.common(other.near()), part, sink);
    }

    /** Each row with the records of those that follow it, and these with its own. */
    private static <P extends Pairs> void hold(
            List<Entry> order,
            int following,
            BiPredicate<Entry, Entry> near,
            Supplier<P> part,
            OrderedWork.Sink<P> sink)
            throws IOException {
        try (OrderedWork<P> work = new OrderedWork<>(sink)) {
            for (int from = 0; from < order.size(); from += PIECE) {
                int first = from;
                int firsts = Math.min(PIECE, order.size() - from);
                int all = (int) Math.min((long) firsts + following, order.size() - from);
                work.submit(() -> {
                    P taking = part.get();
                    hold(order.subList(first, first + all), firsts, following, near, taking);
                    return taking;
                });
            }
            work.finish();
        }
    }

    private static void hold(List<Entry> order, int firsts, int following, BiPredicate<Entry, Entry> near, Pairs taking)
            throws IOException {
        List<Seen> seen = new ArrayList<>(order.size());
        for (Entry entry : order) {
            seen.add(entry.row().seen());
        }
        for (int i = 0; i < firsts; i++) {
            for (int j = i + 1; j < order.size() && j - i <= following; j++) {
                if (near.test(order.get(i), order.get(j))) {
                    hold(seen.get(i), seen.get(j), taking);
                    hold(seen.get(j), seen.get(i), taking);
                }
            }
        }
    }

    private static void hold(Seen person, Seen other, Pairs taking) {
        for (Candidate record : other.candidates()) {
            if (person.isOfAnother(record)) {
                taking.take(person.stated(), record);
            }
        }
    }
}
