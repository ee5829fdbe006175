package org.narrowgate.engine.linkset;

import java.util.stream.LongStream;

/**
 * Each pair a link by itself.
 *
 * @param odds bits of the odds of each, the most likely first
 */
record PairLinks(WeighedPairs odds, PairSet truth) implements Linking {
    @Override
    public void steps(Step each) {
        for (int i = 0; i < odds.size(); i++) {
            each.take(odds.weight(i), 1, truth.contains(odds.pair(i)) ? 1 : 0);
        }
    }

    @Override
    public PairSet from(double bits) {
        LongStream.Builder links = LongStream.builder();
        for (int i = 0; i < odds.size() && odds.weight(i) >= bits; i++) {
            links.add(odds.pair(i));
        }
        return PairSet.of(links.build().toArray());
    }
}
