package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.person.AddressComparison;

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
        List<HeldAddress> within = new ArrayList<>(held.size());
        for (HeldAddress address : held) {
            if (!address.address().raw().isBlank() && within(address, years)) {
                within.add(address);
            }
        }
        if (within.isEmpty()) {
            return Optional.empty();
        }
        HeldAddress latest = Collections.max(within, FULLEST);
        within.removeIf(earlier -> LATEST.compare(earlier, latest) != 0);
        return contested(within) ? Optional.empty() : Optional.of(latest);
    }

    private static boolean within(HeldAddress held, Collection<Integer> years) {
        for (int year : years) {
            if (held.firstYear() <= year && year <= held.lastYear()) {
                return true;
            }
        }
        return false;
    }

    /** Each against each: two that conflict may both agree with a third that states less. */
    private static boolean contested(List<HeldAddress> equallyLate) {
        for (HeldAddress one : equallyLate) {
            for (HeldAddress other : equallyLate) {
                boolean same = one.address().raw().equals(other.address().raw());
                if (!same
                        && !AddressComparison.of(one.address(), other.address()).agrees()) {
                    return true;
                }
            }
        }
        return false;
    }
}
