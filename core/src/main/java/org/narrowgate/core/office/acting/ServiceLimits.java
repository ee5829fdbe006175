package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The days that the law opens to somebody who acts.
 *
 * @param unknownAfter last day of which it is known; empty if it is known of all. A later day outside every window is
 *     neither open nor closed
 */
record ServiceLimits(List<ServiceWindow> windows, Optional<LocalDate> unknownAfter, String missing) {
    static final ServiceLimits NOTHING_KNOWN = new ServiceLimits(List.of(), Optional.of(LocalDate.MIN), "the vacancy");
    static final String CONTESTED = "CONTESTED";
    static final String OUTSIDE = "OUTSIDE";

    ServiceLimits {
        windows = List.copyOf(windows);
    }

    /** Days that a paper names itself; {@code longest} cuts them, counted from the first. */
    static ServiceLimits stated(Span term, Optional<Long> longest) {
        Optional<LocalDate> cut = longest.map(term.from()::plusDays);
        Optional<LocalDate> until = term.until().isPresent()
                        && cut.filter(term.until().get()::isAfter).isEmpty()
                ? term.until()
                : cut;
        ServiceWindow window = new ServiceWindow(new Span(term.from(), until), ServiceWindow.Kind.STATED_TERM, false);
        return new ServiceLimits(List.of(window), Optional.empty(), "");
    }

    /** What opens a day: a kind of window, CONTESTED, or OUTSIDE; empty if it is not known. */
    Optional<String> on(LocalDate day) {
        Optional<ServiceWindow> open = windows.stream()
                .filter(window -> window.days().contains(day))
                .min(Comparator.comparing(ServiceWindow::contested));
        if (open.isPresent()) {
            return open.map(
                    window -> window.contested() ? CONTESTED : window.kind().name());
        }
        return unknownAfter.filter(day::isAfter).isPresent() ? Optional.empty() : Optional.of(OUTSIDE);
    }

    boolean opensForCertain(LocalDate day) {
        return windows.stream().anyMatch(w -> !w.contested() && w.days().contains(day));
    }

    /** The last day of all that is open without a contest; empty if none is, or one has no known end. */
    Optional<LocalDate> lastDay() {
        List<Optional<LocalDate>> ends = windows.stream()
                .filter(window -> !window.contested())
                .map(window -> window.days().until())
                .toList();
        return ends.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : ends.stream().map(Optional::orElseThrow).max(Comparator.naturalOrder());
    }
}
