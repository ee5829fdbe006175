package org.narrowgate.core.identity;

import java.util.List;

/**
 * Which routes an agreement permits and how strictly an address must agree; the strictest is the default.
 *
 * @param routes in the order of preference; a row that states a number takes the number route and no other
 * @param addressMustAgree the strict reading: the stated address agrees with one of the person's history
 */
public record IdentityRules(List<Route> routes, boolean addressMustAgree) {

    /** A way to a record. */
    public enum Kind {
        /** By an identity number that the pack names. */
        NUMBER
    }

    /**
     * One permitted route.
     *
     * @param number name of the identity number it goes by
     */
    public record Route(Kind kind, String number) {}

    public IdentityRules {
        routes = List.copyOf(routes);
    }

    /** The strictest: by that number, and the stated address must agree. */
    public static IdentityRules strict(String number) {
        return new IdentityRules(List.of(new Route(Kind.NUMBER, number)), true);
    }

    /** The adopted looser reading: the address of the row need not be one on record. */
    public IdentityRules withoutAddress() {
        return new IdentityRules(routes, false);
    }
}
