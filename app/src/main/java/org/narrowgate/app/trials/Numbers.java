package org.narrowgate.app.trials;

import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * Gives every person a nine-digit number, and finds the person of a number again. As many numbers of the used areas are
 * issued as are not, so that every other slip of the pen hits somebody's, and families stand in neighbouring serials, as
 * those do that were enumerated together. One family in ten has taxpayer numbers (9xx).
 */
final class Numbers {
    private static final int FIRST_AREA = 401;
    private static final int SERIALS = 9_999;
    private static final int GROUPS = 99;
    private static final int ITIN_FIRST_AREA = 931;
    private static final int ITIN_FIRST_GROUP = 70;
    private static final int ITIN_GROUPS = 19;
    private static final int ITIN_ONE_IN = 10;
    /** Which of ten blocks: not the last, so that small populations have some. */
    private static final int ITIN_PLACE = 1;

    private final long families;
    private final long places;
    private final long factor;
    private final long inverse;
    private final long shift;

    /** For so many families of {@link World#KIN}. */
    Numbers(long seed, long families) {
        this.families = families;
        this.places = 2 * families;
        SplittableRandom random = Seeds.random(seed, 0x9E7L, 0);
        long candidate = random.nextLong(places / 3, places) | 1;
        BigInteger modulus = BigInteger.valueOf(places);
        while (!BigInteger.valueOf(candidate).gcd(modulus).equals(BigInteger.ONE)) {
            candidate += 2;
        }
        factor = candidate % places;
        inverse = BigInteger.valueOf(factor).modInverse(modulus).longValueExact();
        shift = random.nextLong(places);
    }

    String of(long person) {
        long family = person / World.KIN;
        long place = (family * factor + shift) % places;
        return digits(place * World.KIN + person % World.KIN);
    }

    /** The person who has this number; -1 if nobody has. */
    long holder(String number) {
        long code = code(number);
        if (code < 0 || code >= places * World.KIN) {
            return -1;
        }
        long family = Math.floorMod((code / World.KIN - shift) % places * inverse, places);
        return family < families ? family * World.KIN + code % World.KIN : -1;
    }

    /** Every tenth block of serials is one of taxpayer numbers, so that both kinds lie dense. */
    private static String digits(long code) {
        long serial = 1 + code % SERIALS;
        long block = code / SERIALS;
        long of = block / ITIN_ONE_IN;
        long within = block % ITIN_ONE_IN;
        if (within == ITIN_PLACE) {
            return text(ITIN_FIRST_AREA + of / ITIN_GROUPS, ITIN_FIRST_GROUP + of % ITIN_GROUPS, serial);
        }
        long ssn = of * (ITIN_ONE_IN - 1) + (within < ITIN_PLACE ? within : within - 1);
        return text(FIRST_AREA + ssn / GROUPS, 1 + ssn % GROUPS, serial);
    }

    private static long code(String number) {
        int area = Integer.parseInt(number, 0, 3, 10);
        int group = Integer.parseInt(number, 3, 5, 10);
        int serial = Integer.parseInt(number, 5, 9, 10);
        long block;
        if (area >= 900) {
            int within = group - ITIN_FIRST_GROUP;
            if (area < ITIN_FIRST_AREA || within < 0 || within >= ITIN_GROUPS) {
                return -1;
            }
            block = ((long) (area - ITIN_FIRST_AREA) * ITIN_GROUPS + within) * ITIN_ONE_IN + ITIN_PLACE;
        } else {
            if (area < FIRST_AREA || group == 0) {
                return -1;
            }
            long ssn = (long) (area - FIRST_AREA) * GROUPS + group - 1;
            long place = ssn % (ITIN_ONE_IN - 1);
            block = ssn / (ITIN_ONE_IN - 1) * ITIN_ONE_IN + (place < ITIN_PLACE ? place : place + 1);
        }
        return serial == 0 ? -1 : block * SERIALS + serial - 1;
    }

    private static String text(long area, long group, long serial) {
        char[] digits = new char[9];
        long number = (area * 100 + group) * 10_000 + serial;
        for (int i = 8; i >= 0; i--) {
            digits[i] = (char) ('0' + number % 10);
            number /= 10;
        }
        return new String(digits);
    }
}
