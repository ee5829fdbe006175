package org.narrowgate.engine.linkset;

import java.util.Arrays;

/**
 * What the weights of pairs come to where a request is at most one record: the records rival each other, and with none.
 *
 * <p>Of a share {@code s} of the requests, each record of {@code n} is as likely as any other before it is compared; so
 * a record of likelihood ratio {@code r} has the odds {@code s r / n} against {@code (1 - s) + s R / n}, {@code R} being
 * the sum of the ratios of its rivals. The share is found by expectation-maximisation over all requests. This is the
 * constraint of M. Sadinle, "Bayesian Estimation of Bipartite Matchings for Record Linkage", JASA 112(518), 2017, taken
 * for each request by itself; the assignment afterwards sees to the records.
 */
final class OneToOne {
    private static final int ROUNDS = 500;
    private static final double SETTLED = 1e-9;
    /** Some request may always have no record: certainty would make the least unlikely record a link. */
    private static final double GREATEST_SHARE = 0.999;

    private final WeighedPairs pairs;
    private final double records;
    private final double[] ratios;
    private double share;

    /** @param pairs those that speak for one person; ratios of all others are next to nothing */
    OneToOne(WeighedPairs pairs, int records, int requests) {
        this.pairs = pairs;
        this.records = records;
        ratios = new double[requests];
        for (int i = 0; i < pairs.size(); i++) {
            ratios[PairSet.request(pairs.pair(i))] += ratio(i);
        }
        share = 0.5;
        for (int round = 0; round < ROUNDS; round++) {
            double before = share;
            share = Math.min(
                    GREATEST_SHARE,
                    Arrays.stream(ratios)
                            .map(r -> share * r / records / (1 - share + share * r / records))
                            .average()
                            .orElse(0));
            if (Math.abs(share - before) < SETTLED) {
                break;
            }
        }
    }

    private double ratio(int pair) {
        return Math.pow(2, Math.min(500, pairs.weight(pair)));
    }

    /** The pairs, each with the bits of its odds. */
    WeighedPairs odds() {
        WeighedPairs odds = new WeighedPairs();
        for (int i = 0; i < pairs.size(); i++) {
            double own = ratio(i);
            double rivals = Math.max(0, ratios[PairSet.request(pairs.pair(i))] - own);
            double against = 1 - share + share * rivals / records;
            odds.add(pairs.pair(i), Math.log(share * own / records / against) / Math.log(2));
        }
        return odds;
    }
}
