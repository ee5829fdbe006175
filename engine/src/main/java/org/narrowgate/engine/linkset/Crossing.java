package org.narrowgate.engine.linkset;

/**
 * Whether two fields of a pair stand in each other's place, as given and family name often do. Told once for both
 * fields: to count it in the comparison of each would count one slip twice.
 */
final class Crossing {
    private static final double LIKE = 0.88;

    /** How they stand. */
    enum Kind {
        NONE,
        /** Each is the other's. */
        BOTH,
        /** One is the other's, and the rest agrees with nothing. */
        HALF
    }

    private final Texts one;
    private final Texts other;

    Crossing(Texts one, Texts other) {
        this.one = one;
        this.other = other;
    }

    Kind of(int record, int request) {
        int oneHeld = one.record(record);
        int oneStated = one.request(request);
        int otherHeld = other.record(record);
        int otherStated = other.request(request);
        boolean straight = (oneHeld == oneStated && oneHeld != 0) || (otherHeld == otherStated && otherHeld != 0);
        if (straight) {
            return Kind.NONE;
        }
        boolean first = isLike(one.value(oneHeld), other.value(otherStated));
        boolean second = isLike(other.value(otherHeld), one.value(oneStated));
        if (!first && !second) {
            return Kind.NONE;
        }
        if (isLike(one.value(oneHeld), one.value(oneStated))
                || isLike(other.value(otherHeld), other.value(otherStated))) {
            return Kind.NONE;
        }
        return first && second ? Kind.BOTH : Kind.HALF;
    }

    private static boolean isLike(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || isFarOff(one, other)) {
            return false;
        }
        double likeness = Likeness.jaroWinkler(one, other);
        return likeness >= LIKE || FieldComparisons.isClose(one, other, likeness);
    }

    /** Tells most pairs without comparing letter by letter: another length, or neither first nor last letter in common. */
    private static boolean isFarOff(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        return 2 * shorter < longer
                || (one.charAt(0) != other.charAt(0)
                        && one.charAt(one.length() - 1) != other.charAt(other.length() - 1));
    }
}
