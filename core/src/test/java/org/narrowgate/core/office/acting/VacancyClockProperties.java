package org.narrowgate.core.office.acting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The windows, held against an oracle that walks the calendar day by day and counts. */
final class VacancyClockProperties {
    private static final Map<String, Long> LAW = Map.of(
            "service-days", 210L,
            "nominations", 2L,
            "session-days", 2L,
            "transition-window", 60L,
            "transition-delay", 90L);
    private static final LocalDate ORIGIN = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 1_500;
    private static final int TRIALS = 3_000;

    @Test
    void windows_agree_with_a_walk_day_by_day() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            Vacancy vacancy = new Vacancy(ORIGIN.plusDays(random.nextInt(400)), VacancyCause.RESIGNATION);
            ActingClaim claim = claim(random, vacancy);
            ServiceLimits limits = VacancyClock.limits(LAW, vacancy, claim);
            boolean[] open = new DayWalk(claim, vacancy.since()).open();
            for (int i = 0; i < DAYS; i++) {
                LocalDate day = ORIGIN.plusDays(i);
                assertThat(limits.opensForCertain(day))
                        .as("seed %d, trial %d, %s, %s", seed, trial, day, claim)
                        .isEqualTo(open[i]);
            }
        }
    }

    private static ActingClaim claim(Random random, Vacancy vacancy) {
        List<Nomination> nominations = new ArrayList<>();
        LocalDate at = ORIGIN;
        for (int i = random.nextInt(4); i > 0; i--) {
            at = at.plusDays(random.nextInt(300));
            Optional<LocalDate> ended =
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(at.plusDays(random.nextInt(200)));
            nominations.add(new Nomination(at, ended, false));
        }
        List<LocalDate> inaugurations =
                random.nextBoolean() ? List.of() : List.of(ORIGIN.plusDays(random.nextInt(700)));
        return new ActingClaim(
                true,
                false,
                Optional.of(vacancy),
                ActingBasis.FIRST_ASSISTANT,
                vacancy.since(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                nominations,
                calendar(random),
                inaugurations);
    }

    private static SenateCalendar calendar(Random random) {
        List<Span> sessions = new ArrayList<>();
        List<Span> proForma = new ArrayList<>();
        List<Span> adjourned = new ArrayList<>();
        LocalDate at = ORIGIN.minusDays(random.nextInt(30));
        while (at.isBefore(ORIGIN.plusDays(DAYS))) {
            LocalDate last = at.plusDays(random.nextInt(90));
            sessions.add(Span.of(at, last));
            LocalDate next = last.plusDays(2L + random.nextInt(40));
            int kind = random.nextInt(4);
            if (kind == 0) {
                adjourned.add(Span.of(last.plusDays(1), next.minusDays(1)));
            } else if (kind == 1) {
                proForma.add(Span.of(last.plusDays(1), last.plusDays(1)));
            }
            at = next;
        }
        LocalDate known = random.nextInt(8) == 0 ? LocalDate.MIN : ORIGIN.plusDays(random.nextInt(DAYS));
        return new SenateCalendar(sessions, proForma, adjourned, known);
    }
}
