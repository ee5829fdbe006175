package org.narrowgate.app.demo;

import org.narrowgate.core.decision.Outcome;

/**
 * How often the officials of the two strata about implausible engagement must be named besides, so that they pass the
 * thresholds also in a small request: on rows that fall by their address anyway.
 *
 * @param busyOfficials officials among whom the busy stratum is divided
 * @param busyBesides rows on which each of the busy is named besides
 * @param oneBesides rows on which the one official is named besides
 * @param beyondQuestion whether the one official stands for more rows than need be asked about
 */
record Crowding(int busyOfficials, long busyBesides, long oneBesides, boolean beyondQuestion) {
    private static final long ROWS_OF_ONE_BUSY = 1_000;

    static Crowding of(Scenario scenario) {
        Scenario.Limits limits = scenario.limits();
        long spare = 0;
        long[] counts = scenario.counts();
        for (int i = 0; i < counts.length; i++) {
            spare += canCarry(scenario.strata().get(i)) ? counts[i] : 0;
        }
        long busy = scenario.count(Defect.BUSY_OFFICIAL);
        int officials = (int) Math.max(1, busy / ROWS_OF_ONE_BUSY);
        // Rows divide unevenly among them by one at most.
        long busyBesides = busy == 0 ? 0 : Math.max(0, limits.rowsPerOfficial() + 1 - busy / officials);
        long one = scenario.count(Defect.ONE_OFFICIAL);
        long left = spare - busyBesides * officials;
        boolean beyond = one + left > limits.rowsPerOfficialAtMost();
        long wanted = (beyond ? limits.rowsPerOfficialAtMost() : limits.rowsPerOfficial()) + 1;
        return new Crowding(officials, busyBesides, one == 0 ? 0 : Math.max(0, wanted - one), beyond);
    }

    /** Rows that are withheld whoever is named for them. */
    static boolean canCarry(Stratum stratum) {
        return stratum.defect().room() == Defect.Room.ADDRESS && stratum.outcome() == Outcome.WITHHOLD;
    }
}
