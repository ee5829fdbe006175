package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which days the law opens without a contest, found by walking and counting, for comparison. */
final class DayWalk {
    private static final int FAR = 4_000;
    private static final LocalDate ORIGIN = LocalDate.of(2024, 1, 1);

    private final ActingClaim claim;
    private final int vacant;
    private final boolean[] open = new boolean[FAR];

    DayWalk(ActingClaim claim, LocalDate since) {
        this.claim = claim;
        this.vacant = index(since);
    }

    private static int index(LocalDate day) {
        return (int) (day.toEpochDay() - ORIGIN.toEpochDay());
    }

    boolean[] open() {
        int firstDay = vacant;
        int counting = vacant;
        if (adjourned(vacant)) {
            while (known(counting) && !sits(counting) && !meets(counting)) {
                counting++;
            }
        }
        for (LocalDate inauguration : claim.transitionalInaugurations()) {
            int day = index(inauguration);
            boolean existsInSixtyDays = vacant - day <= 59;
            boolean running = vacant >= day || lastOf(counting) >= day;
            if (existsInSixtyDays && running) {
                fill(firstDay, vacant >= day ? firstDay - 1 : day - 1);
                firstDay = Math.max(vacant, day);
                counting = firstDay + 90;
            }
        }
        fill(firstDay, lastOf(counting));
        List<Nomination> ordered = new ArrayList<>(claim.nominations());
        ordered.sort(Comparator.comparing(Nomination::submitted));
        for (int i = 0; i < Math.min(2, ordered.size()); i++) {
            nominated(ordered.get(i));
        }
        return open;
    }

    private void nominated(Nomination nomination) {
        int from = Math.max(vacant, index(nomination.submitted()));
        int ended = nomination.ended().map(DayWalk::index).orElse(FAR - 1);
        boolean unbroken = open[from] || (from > 0 && open[from - 1]);
        if (ended >= from && unbroken) {
            fill(from, ended);
            if (nomination.ended().isPresent()) {
                fill(ended + 1, lastOf(ended + 1));
            }
        }
    }

    /** Counts 210 days, then on to the second day of session if the Senate is known to be out. */
    private int lastOf(int begins) {
        int day = begins;
        for (int served = 1; served < 210; served++) {
            day++;
        }
        if (!known(day) || sits(day) || meets(day)) {
            return day;
        }
        int sat = 0;
        while (known(day + 1) && sat < 2) {
            day++;
            sat += sits(day) ? 1 : 0;
        }
        return day;
    }

    private void fill(int from, int until) {
        for (int day = from; day <= Math.min(until, FAR - 1); day++) {
            open[day] = true;
        }
    }

    private boolean known(int day) {
        return !ORIGIN.plusDays(day).isAfter(claim.senate().knownUntil());
    }

    private boolean sits(int day) {
        return known(day) && in(claim.senate().sessions(), day);
    }

    private boolean meets(int day) {
        return known(day) && in(claim.senate().proForma(), day);
    }

    private boolean adjourned(int day) {
        return known(day) && in(claim.senate().adjournedSineDie(), day);
    }

    private static boolean in(List<Span> spans, int day) {
        LocalDate date = ORIGIN.plusDays(day);
        return spans.stream()
                .anyMatch(span -> !date.isBefore(span.from())
                        && !date.isAfter(span.until().orElse(LocalDate.MAX)));
    }
}
