package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.Optional;
import org.narrowgate.engine.document.Section;

/**
 * Between which days an element or an exception is law.
 *
 * @param from first day; empty if it always was
 * @param until first day on which it no longer is; empty if no end is known
 */
record InForce(Optional<LocalDate> from, Optional<LocalDate> until) {
    static final InForce ALWAYS = new InForce(Optional.empty(), Optional.empty());

    /** Reads {@code effective: {from, until}}; without it the thing is law on every day. */
    static InForce read(Section section) {
        Optional<Section> dates = section.section("effective", "`effective`");
        if (dates.isEmpty()) {
            return ALWAYS;
        }
        InForce read = new InForce(date(dates.get(), "from"), date(dates.get(), "until"));
        dates.get().close();
        if (read.isAlways()) {
            section.problems().add(dates.get().mark(), "`effective` has neither `from` nor `until`", "add one of them");
        } else if (read.from().isPresent()
                && read.until().isPresent()
                && !read.from().get().isBefore(read.until().get())) {
            section.problems()
                    .add(
                            dates.get().markOf("until"),
                            "`until` is not after `from`, so it would be law on no day",
                            "write the first day on which it is no longer law");
        }
        return read;
    }

    private static Optional<LocalDate> date(Section dates, String key) {
        return dates.has(key) ? Optional.of(dates.date(key)) : Optional.empty();
    }

    boolean isAlways() {
        return from.isEmpty() && until.isEmpty();
    }

    boolean on(LocalDate day) {
        return from.filter(day::isBefore).isEmpty()
                && until.filter(end -> !day.isBefore(end)).isEmpty();
    }

    /** Whether no day is named, or it is law on that day. */
    boolean on(Optional<LocalDate> day) {
        return day.isEmpty() || on(day.get());
    }

    /** Whether both are law on one same day. */
    boolean overlaps(InForce other) {
        return begins(other) && other.begins(this);
    }

    private boolean begins(InForce other) {
        return from.isEmpty() || other.until.isEmpty() || from.get().isBefore(other.until.get());
    }

    String words() {
        return "in force" + from.map(day -> " from " + day).orElse("")
                + until.map(day -> " to before " + day).orElse("");
    }
}
