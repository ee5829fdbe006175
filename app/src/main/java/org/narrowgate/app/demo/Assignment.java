package org.narrowgate.app.demo;

import java.util.SplittableRandom;

/** Which row belongs to which stratum: exact numbers of each, in seeded disorder, the first row being a clean one. */
final class Assignment {
    private Assignment() {}

    /** For each row the place of its stratum in the scenario. */
    static byte[] of(Scenario scenario) {
        long[] counts = scenario.counts();
        byte[] strata = new byte[Math.toIntExact(scenario.rows())];
        int at = 0;
        for (int place = 0; place < counts.length; place++) {
            for (long i = 0; i < counts[place]; i++) {
                strata[at++] = (byte) place;
            }
        }
        SplittableRandom random = Seeds.random(scenario.seed(), "assignment", 0);
        for (int i = strata.length - 1; i > 0; i--) {
            exchange(strata, i, random.nextInt(i + 1));
        }
        int first = 0;
        while (scenario.strata().get(strata[first]).defect().room() != Defect.Room.CLEAN) {
            first++;
        }
        exchange(strata, 0, first);
        return strata;
    }

    private static void exchange(byte[] strata, int one, int other) {
        byte kept = strata[one];
        strata[one] = strata[other];
        strata[other] = kept;
    }
}
