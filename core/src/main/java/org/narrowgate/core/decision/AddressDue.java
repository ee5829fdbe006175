package org.narrowgate.core.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.person.AddressComparison;

/** The one address that is due under a request: the latest on record within the requested periods. */
final class AddressDue {
    private static final Comparator<HeldAddress> LATEST =
            Comparator.comparingInt(HeldAddress::lastYear).thenComparingInt(HeldAddress::firstYear);

    private AddressDue() {}

    /**
     * Finds it.
     *
     * @param years the calendar years requested
     * @return empty if none is held within them, or if two that differ are equally late: then none is "the" address
     */
    static Optional<HeldAddress> of(List<HeldAddress> held, Collection<Integer> years) {
        List<HeldAddress> within = held.stream()
                .filter(h -> years.stream().anyMatch(y -> h.firstYear() <= y && y <= h.lastYear()))
                .toList();
        Optional<HeldAddress> latest = within.stream().max(LATEST);
        boolean contested = latest.isPresent()
                && within.stream()
                        .filter(h -> LATEST.compare(h, latest.get()) == 0)
                        .anyMatch(h -> !AddressComparison.of(
                                        h.address(), latest.get().address())
                                .agrees());
        return contested ? Optional.empty() : latest;
    }
}
