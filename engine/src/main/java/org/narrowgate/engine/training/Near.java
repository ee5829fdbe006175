package org.narrowgate.engine.training;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;

/**
 * Ways in which two persons are near to each other, and the places of a row in them, as hashes: two values that share one
 * cost a comparison and decide nothing.
 *
 * @param row number in its request
 */
record Near(long row, long surname, long givenName, long birthDay, long house) {
    /** Rows of one stretch of a file are neighbours. */
    private static final int STRETCH = 64;

    /** One way of being near. */
    enum Way {
        SURNAME("same surname"),
        BIRTH_DATE("same birth date"),
        HOUSE("same house"),
        FILE("neighbours in the file");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }

        /** What two that are near have in common. */
        long common(Near near) {
            return switch (this) {
                case SURNAME -> near.surname;
                case BIRTH_DATE -> near.birthDay;
                case HOUSE -> near.house;
                case FILE -> near.row / STRETCH;
            };
        }

        /** The nearest of those stand beside each other: namesakes, and kin of one house. */
        Comparator<Near> order() {
            Comparator<Near> order = Comparator.comparingLong(this::common);
            return this == FILE
                    ? order.thenComparingLong(Near::row)
                    : order.thenComparingLong(Near::surname)
                            .thenComparingLong(Near::givenName)
                            .thenComparingLong(Near::birthDay);
        }
    }

    /** By the record found first: of a row under a wrong number that is somebody else. */
    static Near of(long row, List<Candidate> candidates) {
        Candidate record = candidates.get(0);
        PersonName name = record.names().isEmpty()
                ? PersonName.of("", "", "", "")
                : record.names().get(0);
        return new Near(
                row,
                hash(name.family()),
                hash(name.given()),
                record.birthDay().orElse(Long.MIN_VALUE),
                record.addresses().isEmpty()
                        ? 0
                        : house(record.addresses()
                                .get(record.addresses().size() - 1)
                                .address()));
    }

    private static long house(PostalAddress address) {
        return hash(address.number() + "|" + address.streetKey() + "|" + address.cityKey() + "|" + address.state());
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /**
     * The lot of a row where not all can be kept: those that are near in some way draw the same lot in it, so that they
     * are kept together.
     *
     * @return at least 0; the lower the longer it is kept
     */
    long lot(long seed) {
        long lowest = Long.MAX_VALUE;
        for (Way way : Way.values()) {
            SplittableRandom draw =
                    new SplittableRandom(seed ^ (way.common(this) * Way.values().length + way.ordinal()));
            lowest = Math.min(lowest, draw.nextLong() >>> 1);
        }
        return lowest;
    }
}
