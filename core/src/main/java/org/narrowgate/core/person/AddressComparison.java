package org.narrowgate.core.person;

/**
 * How a stated address stands to a recorded one: part by part (IDENTITY, "Compare"), never by similarity of the line,
 * because 100 and 1000 Main St are similar and are two houses.
 *
 * @param level the worst thing seen
 */
public record AddressComparison(Level level) {

    /** From best to worst; the first five agree. */
    public enum Level {
        /** Every part equal, or absent on both sides. */
        EXACT(true),
        /** No ZIP on one side: city and State stand for it. */
        WITHOUT_ZIP(true),
        /** A street suffix on one side only. */
        SUFFIX_MISSING_ONE_SIDE(true),
        /** A directional on one side only. */
        DIRECTIONAL_MISSING_ONE_SIDE(true),
        /** A unit on one side only. */
        UNIT_MISSING_ONE_SIDE(true),
        /** Two different units of one house. */
        UNIT_CONFLICT(false),
        /** Veto: Main Ave is not Main St. */
        SUFFIX_CONFLICT(false),
        /** Veto: E Main St is not W Main St. */
        DIRECTIONAL_CONFLICT(false),
        /** Veto: another house of the same street. */
        NUMBER_CONFLICT(false),
        /** Another street or another place. */
        DIFFERENT(false),
        /** One of them lacks number, street or place. */
        NOT_COMPARABLE(false);

        private final boolean agrees;

        Level(boolean agrees) {
            this.agrees = agrees;
        }

        public boolean agrees() {
            return agrees;
        }

        /** Whether this is one of the conflicts that nothing outweighs. */
        public boolean isVeto() {
            return this == SUFFIX_CONFLICT || this == DIRECTIONAL_CONFLICT || this == NUMBER_CONFLICT;
        }
    }

    public static AddressComparison of(PostalAddress stated, PostalAddress recorded) {
        return new AddressComparison(level(stated, recorded));
    }

    public boolean agrees() {
        return level.agrees();
    }

    private static Level level(PostalAddress one, PostalAddress other) {
        if (lacksPart(one) || lacksPart(other)) {
            return Level.NOT_COMPARABLE;
        }
        boolean zips = !one.zip5().isEmpty() && !other.zip5().isEmpty();
        if (!zips && (lacksCity(one) || lacksCity(other))) {
            return Level.NOT_COMPARABLE;
        }
        boolean place = zips
                ? one.zip5().equals(other.zip5())
                : one.cityKey().equals(other.cityKey()) && one.state().equals(other.state());
        if (!place || !one.streetKey().equals(other.streetKey())) {
            return Level.DIFFERENT;
        }
        if (!one.number().equals(other.number())) {
            return Level.NUMBER_CONFLICT;
        }
        return withinHouseNumber(one, other, zips);
    }

    private static Level withinHouseNumber(PostalAddress one, PostalAddress other, boolean zips) {
        if (directionalConflict(one, other)) {
            return Level.DIRECTIONAL_CONFLICT;
        }
        if (conflict(one.suffix(), other.suffix())) {
            return Level.SUFFIX_CONFLICT;
        }
        if (conflict(one.unitId(), other.unitId()) || (bothBare(one, other) && conflict(one.unit(), other.unit()))) {
            return Level.UNIT_CONFLICT;
        }
        if (!one.unit().isEmpty() != !other.unit().isEmpty()) {
            return Level.UNIT_MISSING_ONE_SIDE;
        }
        if (!directionals(one).equals(directionals(other))) {
            return Level.DIRECTIONAL_MISSING_ONE_SIDE;
        }
        if (!one.suffix().equals(other.suffix())) {
            return Level.SUFFIX_MISSING_ONE_SIDE;
        }
        return zips ? Level.EXACT : Level.WITHOUT_ZIP;
    }

    /** Whether nothing that stands on both sides contradicts: for two addresses whose number and street are equal. */
    static boolean mayBeSameHouse(PostalAddress one, PostalAddress other) {
        return !directionalConflict(one, other) && !conflict(one.suffix(), other.suffix());
    }

    private static boolean directionalConflict(PostalAddress one, PostalAddress other) {
        return conflict(one.predirectional(), other.predirectional())
                || conflict(one.postdirectional(), other.postdirectional())
                || conflict(directionals(one), directionals(other));
    }

    /** N Main St and Main St N are two ways to write one directional where each has only one; two sides conflict. */
    private static String directionals(PostalAddress address) {
        boolean both = !address.predirectional().isEmpty()
                && !address.postdirectional().isEmpty();
        return both
                ? address.predirectional() + " " + address.postdirectional()
                : address.predirectional() + address.postdirectional();
    }

    private static boolean conflict(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static boolean bothBare(PostalAddress one, PostalAddress other) {
        return one.unitId().isEmpty() && other.unitId().isEmpty();
    }

    private static boolean lacksPart(PostalAddress address) {
        return address.number().isEmpty() || address.streetKey().isEmpty();
    }

    private static boolean lacksCity(PostalAddress address) {
        return address.cityKey().isEmpty() || address.state().isEmpty();
    }
}
