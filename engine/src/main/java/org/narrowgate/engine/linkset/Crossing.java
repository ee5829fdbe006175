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
        boolean first = isLike(one, oneHeld, other, otherStated);
        boolean second = isLike(other, otherHeld, one, oneStated);
        if (!first && !second) {
            return Kind.NONE;
        }
        if (isLike(one, oneHeld, one, oneStated) || isLike(other, otherHeld, other, otherStated)) {
            return Kind.NONE;
        }
        return first && second ? Kind.BOTH : Kind.HALF;
    }

    private static boolean isLike(Texts held, int heldCode, Texts stated, int statedCode) {
        if (heldCode == 0 || statedCode == 0 || Letters.tellApart(held.letters(heldCode), stated.letters(statedCode))) {
            return false;
        }
        String one = held.value(heldCode);
        String other = stated.value(statedCode);
        double likeness = Likeness.jaroWinkler(one, other);
        return likeness >= LIKE || FieldComparisons.isClose(one, other, likeness);
    }
}
