package org.narrowgate.core.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.person.AddressComparison;
import org.narrowgate.core.person.PostalAddress;

/** The one address that is due under a request: the latest on record within the requested periods. */
final class AddressDue {
    private static final Comparator<HeldAddress> LATEST =
            Comparator.comparingInt(HeldAddress::lastYear).thenComparingInt(HeldAddress::firstYear);

    /** Of equally late ones that agree, the one with a unit, then by text: never by the order in which they came. */
    private static final Comparator<HeldAddress> FULLEST = LATEST.thenComparing(
                    h -> !h.address().unit().isEmpty())
            .thenComparing(h -> h.address().raw())
            .thenComparing(HeldAddress::provenance);

    private AddressDue() {}

    /**
     * Finds it.
     *
     * @param years the calendar years requested
     * @return empty if none is held within them, or if two that differ are equally late: then none is "the" address
     */
    static Optional<HeldAddress> of(List<HeldAddress> held, Collection<Integer> years) {
        List<HeldAddress> within = held.stream()
                .filter(h -> !h.address().raw().isBlank())
                .filter(h -> years.stream().anyMatch(y -> h.firstYear() <= y && y <= h.lastYear()))
                .toList();
        Optional<HeldAddress> due = within.stream().max(FULLEST);
        return due.filter(latest -> !contested(within.stream()
                .filter(h -> LATEST.compare(h, latest) == 0)
                .map(HeldAddress::address)
                .toList()));
    }

    /** Each against each: two that conflict may both agree with a third that states less. */
    private static boolean contested(List<PostalAddress> equallyLate) {
        for (PostalAddress one : equallyLate) {
            for (PostalAddress other : equallyLate) {
                boolean same = one.raw().equals(other.raw());
                if (!same && !AddressComparison.of(one, other).agrees()) {
                    return true;
                }
            }
        }
        return false;
    }
}
