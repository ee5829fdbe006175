package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the Senate sat, as far as is known.
 *
 * @param sessions days on which it is in session and receives nominations
 * @param proForma days on which it meets and receives none: whether it is then in session is contested
 * @param adjournedSineDie adjournments of the Congress without a day
 * @param knownUntil last day of which the lists tell; of later days nothing is taken from them
 */
public record SenateCalendar(
        List<Span> sessions, List<Span> proForma, List<Span> adjournedSineDie, LocalDate knownUntil) {
    public SenateCalendar {
        sessions = sorted(sessions);
        proForma = sorted(proForma);
        adjournedSineDie = sorted(adjournedSineDie);
    }

    /** A calendar without meetings pro forma. */
    public SenateCalendar(List<Span> sessions, List<Span> adjournedSineDie, LocalDate knownUntil) {
        this(sessions, List.of(), adjournedSineDie, knownUntil);
    }

    /** Nothing is known of any day. */
    public static SenateCalendar unknown() {
        return new SenateCalendar(List.of(), List.of(), LocalDate.MIN);
    }

    private static List<Span> sorted(List<Span> spans) {
        return spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    }

    boolean knows(LocalDate day) {
        return !day.isAfter(knownUntil);
    }

    boolean inSession(LocalDate day) {
        return knows(day) && sessions.stream().anyMatch(span -> span.contains(day));
    }

    boolean meetsProForma(LocalDate day) {
        return knows(day) && !inSession(day) && proForma.stream().anyMatch(span -> span.contains(day));
    }

    /** Whether the Congress stood adjourned; what the lists do not tell is no. */
    boolean adjournedSineDie(LocalDate day) {
        return knows(day) && adjournedSineDie.stream().anyMatch(span -> span.contains(day));
    }

    /** The first day from {@code from} on that it meets at all; empty if none is known. */
    Optional<LocalDate> reconvening(LocalDate from) {
        return Stream.concat(sessions.stream(), proForma.stream())
                .filter(span -> span.until().map(last -> !last.isBefore(from)).orElse(true))
                .map(span -> later(span.from(), from))
                .min(Comparator.naturalOrder())
                .filter(this::knows);
    }

    /** The {@code count}th day after {@code after} that it is in session; empty if so many are not known. */
    Optional<LocalDate> sessionDay(LocalDate after, long count) {
        long left = count;
        LocalDate reached = after;
        for (Span span : sessions) {
            LocalDate first = later(span.from(), reached.plusDays(1));
            LocalDate last = span.until().orElse(knownUntil);
            long days = last.toEpochDay() - first.toEpochDay() + 1;
            if (days >= left) {
                return Optional.of(first.plusDays(left - 1)).filter(this::knows);
            }
            if (days > 0) {
                left -= days;
                reached = last;
            }
        }
        return Optional.empty();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
