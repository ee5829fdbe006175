package org.narrowgate.app.identity;

import org.narrowgate.app.trials.Contradiction;

/** Records that a rule disclosed, rightly or wrongly; counts that are added up in any order are the same. */
final class Disclosed {
    private long right;
    private final long[] wrong = new long[Contradiction.values().length];

    void rightly() {
        right++;
    }

    void wrongly(Contradiction contradiction) {
        wrong[contradiction.ordinal()]++;
    }

    void add(Disclosed other) {
        right += other.right;
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] += other.wrong[i];
        }
    }

    /** Those of the row's own person. */
    long right() {
        return right;
    }

    /** Those of somebody else to whom the row stands so. */
    long wrong(Contradiction contradiction) {
        return wrong[contradiction.ordinal()];
    }

    /** Those of somebody else. */
    long wrong() {
        long all = 0;
        for (long some : wrong) {
            all += some;
        }
        return all;
    }
}
