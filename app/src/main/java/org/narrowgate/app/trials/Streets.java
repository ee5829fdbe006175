package org.narrowgate.app.trials;

import java.util.List;
import java.util.SplittableRandom;

/** Other homes that look like one: in its street, in its house, in a street that is called nearly so. */
final class Streets {
    private Streets() {}

    /** Differs in exactly one part, which both state. */
    static Home elsewhere(Home home, SplittableRandom random) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return home.suffixed(other(Homes.SUFFIXES, home.suffix(), random));
        }
        if (kind == 1 && !home.direction().isEmpty()) {
            return home.directed(other(Homes.DIRECTIONS, home.direction(), random));
        }
        if (kind <= 3 && !home.unit().isEmpty()) {
            return home.inUnit(home.designator(), otherUnit(home.unit(), random));
        }
        return home.numbered(otherNumber(home.number(), random));
    }

    private static String otherUnit(String unit, SplittableRandom random) {
        boolean lettered = Character.isLetter(unit.charAt(unit.length() - 1));
        if (lettered) {
            char last = unit.charAt(unit.length() - 1);
            return unit.substring(0, unit.length() - 1) + (char) ('A' + (last - 'A' + 1 + random.nextInt(5)) % 6);
        }
        return String.valueOf(Integer.parseInt(unit) + random.nextInt(1, 20));
    }

    /** Next door, across the street, a digit more or less, two exchanged, or anywhere. */
    private static int otherNumber(int number, SplittableRandom random) {
        String digits = String.valueOf(number);
        int other =
                switch (random.nextInt(5)) {
                    case 0 -> number + random.nextInt(1, 8);
                    case 1 -> number * 10;
                    case 2 -> number / 10;
                    case 3 -> Integer.parseInt(Slips.transposed(digits, random));
                    default -> Integer.parseInt(Slips.wrongDigit(digits, random));
                };
        return other == number || other == 0 ? number + 2 : other;
    }

    static <T> T other(List<T> among, T than, SplittableRandom random) {
        T other = among.get(random.nextInt(among.size()));
        while (other.equals(than)) {
            other = among.get(random.nextInt(among.size()));
        }
        return other;
    }
}
