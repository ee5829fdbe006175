package org.narrowgate.engine.linkset;

import java.util.BitSet;

/** Which of the weighed pairs are links where a row is one person with at most one other. */
final class Assignment {
    private Assignment() {}

    /**
     * Takes the heaviest pair, then the heaviest of those whose rows are both still free, and so on. Whatever the
     * threshold, the links above it are the first ones of what is returned.
     *
     * @param oneFile whether a row that is taken on one side is taken on the other
     */
    static WeighedPairs oneToOne(WeighedPairs heaviestFirst, int records, boolean oneFile) {
        BitSet taken = new BitSet();
        WeighedPairs links = new WeighedPairs();
        for (int i = 0; i < heaviestFirst.size(); i++) {
            long pair = heaviestFirst.pair(i);
            int record = PairSet.record(pair);
            int request = PairSet.request(pair) + (oneFile ? 0 : records);
            if (!taken.get(record) && !taken.get(request)) {
                taken.set(record);
                taken.set(request);
                links.add(pair, heaviestFirst.weight(i));
            }
        }
        return links;
    }
}
