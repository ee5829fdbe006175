package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reckons the days of 5 U.S.C. 3346, 3348(c) and 3349a(b) for one vacancy.
 *
 * <p>Three things are contested, and so windows only that a person must judge: a nomination, or a change of President,
 * that comes after the days had run out; and days that are won because the last one fell on a meeting pro forma.
 */
final class VacancyClock {
    private final Map<String, Long> numbers;
    private final LocalDate since;
    private final SenateCalendar senate;
    private final List<ServiceWindow> windows = new ArrayList<>();
    private Optional<LocalDate> unknownAfter = Optional.empty();

    private VacancyClock(Map<String, Long> numbers, LocalDate since, SenateCalendar senate) {
        this.numbers = numbers;
        this.since = since;
        this.senate = senate;
    }

    /** A period of the service days from its first day on: where it surely ends, and what is unsure after that. */
    private record Period(
            LocalDate first,
            LocalDate last,
            Optional<LocalDate> contestedLast,
            Optional<LocalDate> unknownAfter,
            ServiceWindow.Kind kind) {}

    static ServiceLimits limits(Map<String, Long> numbers, Vacancy vacancy, ActingClaim claim) {
        VacancyClock clock = new VacancyClock(numbers, vacancy.since(), claim.senate());
        clock.inaugurations(claim.transitionalInaugurations());
        List<Nomination> nominations = claim.nominations().stream()
                .sorted(Comparator.comparing(Nomination::submitted))
                .limit(clock.number("nominations"))
                .toList();
        nominations.forEach(clock::nomination);
        boolean known = clock.unknownAfter.isEmpty();
        return new ServiceLimits(clock.windows, clock.unknownAfter, known ? "" : "the Senate's days of session");
    }

    private long number(String parameter) {
        return Objects.requireNonNull(numbers.get(parameter), parameter);
    }

    /** The days from the vacancy, begun anew by each change of President that found them running. */
    private void inaugurations(List<LocalDate> inaugurations) {
        Period running = fromVacancy();
        for (LocalDate inauguration : inaugurations) {
            if (since.isBefore(inauguration.plusDays(number("transition-window")))) {
                Period anew = fromInauguration(inauguration);
                if (!since.isBefore(inauguration)) {
                    running = anew;
                } else if (running.last().isBefore(inauguration)) {
                    add(anew, true);
                } else {
                    span(running.first(), Optional.of(inauguration.minusDays(1)), running.kind(), false);
                    running = anew;
                }
            }
        }
        add(running, false);
    }

    private Period fromVacancy() {
        ServiceWindow.Kind kind = ServiceWindow.Kind.VACANCY;
        if (!senate.adjournedSineDie(since)) {
            return period(since, lastOf(since), kind);
        }
        Optional<LocalDate> reconvened = senate.reconvening(since);
        if (reconvened.isPresent()) {
            return period(since, lastOf(reconvened.get()), kind);
        }
        // It has not met through the last day known, so the days cannot begin before the next.
        LocalDate atLeast = lastOf(senate.knownUntil().plusDays(1));
        return new Period(since, atLeast, Optional.empty(), Optional.of(atLeast), kind);
    }

    private Period fromInauguration(LocalDate inauguration) {
        LocalDate first = later(since, inauguration);
        return period(first, lastOf(first.plusDays(number("transition-delay"))), ServiceWindow.Kind.TRANSITION);
    }

    private LocalDate lastOf(LocalDate begins) {
        return begins.plusDays(number("service-days") - 1);
    }

    /** A period whose last day counts as {@code bare}, moved on if the Senate is then not in session. */
    private Period period(LocalDate first, LocalDate bare, ServiceWindow.Kind kind) {
        if (!senate.knows(bare)) {
            return new Period(first, bare, Optional.empty(), Optional.of(bare), kind);
        }
        if (senate.inSession(bare)) {
            return new Period(first, bare, Optional.empty(), Optional.empty(), kind);
        }
        Optional<LocalDate> moved = senate.sessionDay(bare, number("session-days"));
        LocalDate reach = moved.orElse(senate.knownUntil());
        Optional<LocalDate> beyond = moved.isPresent() ? Optional.empty() : Optional.of(reach);
        return senate.meetsProForma(bare)
                ? new Period(first, bare, Optional.of(reach).filter(bare::isBefore), beyond, kind)
                : new Period(first, reach, Optional.empty(), beyond, kind);
    }

    private void nomination(Nomination nomination) {
        LocalDate first = later(since, nomination.submitted());
        if (nomination.ended().filter(first::isAfter).isPresent()) {
            return;
        }
        ServiceLimits before = new ServiceLimits(windows, unknownAfter, "");
        boolean contested = !before.opensForCertain(first) && !before.opensForCertain(first.minusDays(1));
        span(first, nomination.ended(), ServiceWindow.Kind.NOMINATION, contested);
        nomination.ended().ifPresent(ended -> {
            LocalDate bare = ended.plusDays(number("service-days"));
            add(period(ended.plusDays(1), bare, ServiceWindow.Kind.AFTER_NOMINATION), contested);
        });
    }

    private void add(Period period, boolean contested) {
        span(period.first(), Optional.of(period.last()), period.kind(), contested);
        period.contestedLast()
                .ifPresent(last -> span(period.last().plusDays(1), Optional.of(last), period.kind(), true));
        // The earliest counts: from there on one period at least is not known, and what another opens stays open.
        period.unknownAfter()
                .filter(day ->
                        unknownAfter.filter(other -> !day.isBefore(other)).isEmpty())
                .ifPresent(day -> unknownAfter = Optional.of(day));
    }

    private void span(LocalDate from, Optional<LocalDate> until, ServiceWindow.Kind kind, boolean contested) {
        windows.add(new ServiceWindow(new Span(from, until), kind, contested));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
