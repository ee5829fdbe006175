package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days from one to another, both included.
 *
 * @param until empty if no end is known
 */
public record Span(LocalDate from, Optional<LocalDate> until) {
    public Span {
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("a span cannot end on " + until.get() + ", before it begins on " + from);
        }
    }

    public static Span of(LocalDate from, LocalDate until) {
        return new Span(from, Optional.of(until));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
