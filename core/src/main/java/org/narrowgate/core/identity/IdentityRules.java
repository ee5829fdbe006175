package org.narrowgate.core.identity;

import java.util.List;

/**
 * Which routes an agreement permits and how strictly names and addresses must agree; the strictest is the default.
 *
 * @param routes in the order of preference; a row that states a number takes the number route and no other
 * @param addressMustAgree the strict reading: the stated address agrees with one of the person's history; the looser one
 *     is for the number route alone
 * @param nicknames whether given names may agree by the table of nicknames; for the number route alone
 * @param recordsIndexed whether the records can be asked by address; the address route finds nobody where they cannot
 */
public record IdentityRules(List<Route> routes, boolean addressMustAgree, boolean nicknames, boolean recordsIndexed) {

    /** A way to a record. */
    public enum Kind {
        /** By an identity number that the pack names. */
        NUMBER,
        /** By full name, birth date and full address, for rows that state no number. */
        ADDRESS
    }

    /**
     * One permitted route.
     *
     * @param number name of the identity number it goes by; empty for the address route
     */
    public record Route(Kind kind, String number) {
        public static Route byNumber(String number) {
            return new Route(Kind.NUMBER, number);
        }

        public static Route byAddress() {
            return new Route(Kind.ADDRESS, "");
        }
    }

    public IdentityRules {
        routes = List.copyOf(routes);
    }

    /** Without nicknames. */
    public IdentityRules(List<Route> routes, boolean addressMustAgree, boolean recordsIndexed) {
        this(routes, addressMustAgree, false, recordsIndexed);
    }

    /** Without nicknames, over records that cannot be asked by address. */
    public IdentityRules(List<Route> routes, boolean addressMustAgree) {
        this(routes, addressMustAgree, false);
    }

    /** The strictest: by that number, and the stated address must agree. */
    public static IdentityRules strict(String number) {
        return new IdentityRules(List.of(Route.byNumber(number)), true);
    }

    /** The adopted looser reading: the address of the row need not be one on record. */
    public IdentityRules withoutAddress() {
        return new IdentityRules(routes, false, nicknames, recordsIndexed);
    }

    /** The same rules where the agreement lets the table of nicknames count. */
    public IdentityRules withNicknames() {
        return new IdentityRules(routes, addressMustAgree, true, recordsIndexed);
    }

    /** The same rules over records that can be asked by address. */
    public IdentityRules overIndexedRecords() {
        return new IdentityRules(routes, addressMustAgree, nicknames, true);
    }

    /** Whether a row that states no number may be identified by its address. */
    public boolean permitsAddressRoute() {
        return routes.contains(Route.byAddress());
    }
}
