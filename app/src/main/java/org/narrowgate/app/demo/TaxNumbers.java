package org.narrowgate.app.demo;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Gives every person a well-built number of his own and finds the person of a number again: a permutation of all
 * numbers that could be issued, so that nothing has to be remembered, however many people there are.
 *
 * <p>Serials that stand in an advertised or sample number, and those of one digit repeated, are left out whole.
 */
final class TaxNumbers {
    /** Persons beyond this would run out of taxpayer identification numbers (44 groups of 100 areas). */
    static final long MOST_PEOPLE = 40_000_000;

    private static final int SHARE_OF_ITIN_PER_CENT = 18;
    private static final int SSN_AREAS = 898;
    private static final int SSN_GROUPS = 99;
    private static final int ITIN_AREAS = 100;

    private static final int[] ADVERTISED = {
        1120, 9999, 5462, 6789, 4321, 5678, 1852, 3580, 749, 3645, 6029, 6941, 7999, 2294, 7694, 2348, 5070, 8779, 9889,
        2121, 3123, 1234, 7777, 4320, 4322, 4323, 4324, 4325, 4326, 4327, 4328, 4329
    };

    private static final int[] SERIALS = IntStream.rangeClosed(1, 9999)
            .filter(s -> IntStream.of(ADVERTISED).noneMatch(a -> a == s) && s % 1111 != 0)
            .toArray();

    private static final int[] ITIN_GROUPS = IntStream.rangeClosed(50, 99)
            .filter(g -> g <= 65 || (g >= 70 && g <= 88) || (g >= 90 && g <= 92) || g >= 94)
            .toArray();

    private final long seed;
    private final Permutation ssn;
    private final Permutation itin;

    TaxNumbers(long seed) {
        this.seed = seed;
        ssn = Permutation.of((long) SSN_AREAS * SSN_GROUPS * SERIALS.length, seed, "ssn");
        itin = Permutation.of((long) ITIN_AREAS * ITIN_GROUPS.length * SERIALS.length, seed, "itin");
    }

    String of(long person) {
        boolean foreign = hasItin(person);
        long code = foreign ? itin.at(person) : ssn.at(person);
        int serial = SERIALS[(int) (code % SERIALS.length)];
        long rest = code / SERIALS.length;
        if (foreign) {
            return digits(900 + rest / ITIN_GROUPS.length, ITIN_GROUPS[(int) (rest % ITIN_GROUPS.length)], serial);
        }
        long area = 1 + rest / SSN_GROUPS;
        return digits(area < 666 ? area : area + 1, 1 + rest % SSN_GROUPS, serial);
    }

    /** The person below {@code people} who has this number; empty if nobody has. */
    OptionalLong holder(String number, long people) {
        int serial = Arrays.binarySearch(SERIALS, Integer.parseInt(number.substring(5)));
        int area = Integer.parseInt(number.substring(0, 3));
        int group = Integer.parseInt(number.substring(3, 5));
        boolean foreign = area >= 900;
        int place = foreign ? Arrays.binarySearch(ITIN_GROUPS, group) : group - 1;
        if (serial < 0 || place < 0 || area == 0 || area == 666) {
            return OptionalLong.empty();
        }
        long areas = foreign ? area - 900 : area - (area < 666 ? 1 : 2);
        long code = (areas * (foreign ? ITIN_GROUPS.length : SSN_GROUPS) + place) * SERIALS.length + serial;
        long person = foreign ? itin.indexOf(code) : ssn.indexOf(code);
        return person < people && hasItin(person) == foreign ? OptionalLong.of(person) : OptionalLong.empty();
    }

    private boolean hasItin(long person) {
        return Seeds.pick(seed, "itin-holder", person, 100) < SHARE_OF_ITIN_PER_CENT;
    }

    private static String digits(long area, long group, int serial) {
        char[] digits = new char[9];
        long number = (area * 100 + group) * 10_000 + serial;
        for (int i = 8; i >= 0; i--) {
            digits[i] = (char) ('0' + number % 10);
            number /= 10;
        }
        return new String(digits);
    }
}
