package org.narrowgate.engine.linkset;

import java.util.Arrays;

/**
 * What the weights of pairs come to where a row is one other row at most: they rival each other, and with none.
 *
 * <p>Of a share {@code s} of the rows, each of {@code n} others is as likely as any other before it is compared; so one of
 * likelihood ratio {@code r} has the odds {@code s r / n} against {@code (1 - s) + s R / n}, {@code R} being the sum of the
 * ratios of its rivals. The share is found by expectation-maximisation over all rows. This is the constraint of M. Sadinle,
 * "Bayesian Estimation of Bipartite Matchings for Record Linkage", JASA 112(518), 2017, taken for each row by itself: for
 * each request, and in a set of one file for each row of a pair, of which the worse odds count. The assignment afterwards
 * sees to the rest.
 */
final class OneToOne {
    private static final int ROUNDS = 500;
    private static final double SETTLED = 1e-9;
    /** Some row may always have no other: certainty would make the least unlikely one a link. */
    private static final double GREATEST_SHARE = 0.999;

    private final WeighedPairs pairs;
    private final boolean oneFile;
    private final double others;
    /** Sums of the ratios of the pairs of each row. */
    private final double[] ratios;

    private double share = 0.5;

    /** @param pairs those that speak for one person; ratios of all others are next to nothing */
    OneToOne(WeighedPairs pairs, LinkSet set) {
        this.pairs = pairs;
        oneFile = set.oneFile();
        others = oneFile ? set.recordRows() - 1 : set.recordRows();
        ratios = new double[set.requestRows()];
        for (int i = 0; i < pairs.size(); i++) {
            ratios[PairSet.request(pairs.pair(i))] += ratio(i);
            if (oneFile) {
                ratios[PairSet.record(pairs.pair(i))] += ratio(i);
            }
        }
        double before = 0;
        for (int round = 0; round < ROUNDS && Math.abs(share - before) >= SETTLED; round++) {
            before = share;
            share = Math.min(
                    GREATEST_SHARE,
                    Arrays.stream(ratios)
                            .map(r -> share * r / others / (1 - share + share * r / others))
                            .average()
                            .orElse(0));
        }
    }

    private double ratio(int pair) {
        return Math.pow(2, Math.min(500, pairs.weight(pair)));
    }

    /** The pairs, each with the bits of its odds. */
    WeighedPairs odds() {
        WeighedPairs odds = new WeighedPairs();
        for (int i = 0; i < pairs.size(); i++) {
            double rivals = ratios[PairSet.request(pairs.pair(i))];
            if (oneFile) {
                rivals = Math.max(rivals, ratios[PairSet.record(pairs.pair(i))]);
            }
            double own = ratio(i);
            double against = 1 - share + share * Math.max(0, rivals - own) / others;
            odds.add(pairs.pair(i), Math.log(share * own / others / against) / Math.log(2));
        }
        return odds;
    }
}
