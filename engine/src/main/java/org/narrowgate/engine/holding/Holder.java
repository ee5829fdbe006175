package org.narrowgate.engine.holding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.registry.UseTerms;

/**
 * Somebody who has a release, or had it.
 *
 * @param name as it is on file
 * @param from who passed it to him; empty of the recipient to whom it was sealed
 * @param since the day on which it was sealed, or passed to him
 * @param received the day on which he had it, as he signed; empty until he does
 * @param unattested last days of attestations that he has not made, the soonest first, those to come among them
 * @param ended empty while he holds it
 */
public record Holder(
        String name,
        Optional<String> from,
        LocalDate since,
        Optional<LocalDate> received,
        List<LocalDate> unattested,
        Optional<Ended> ended) {
    /** That nothing of it is left with him, since when, and by his word how. */
    public record Ended(LocalDate on, String how) {}

    public Holder {
        unattested = List.copyOf(unattested);
    }

    static Holder of(String name, Optional<String> from, LocalDate since, Optional<UseTerms> terms) {
        List<LocalDate> due = terms.stream()
                .flatMap(t -> t.attestBy().stream())
                .filter(day -> !day.isBefore(since))
                .toList();
        return new Holder(name, from, since, Optional.empty(), due, Optional.empty());
    }

    public boolean holds() {
        return ended.isEmpty();
    }

    /** Attestations whose last day has passed. */
    public List<LocalDate> overdue(LocalDate today) {
        return holds() ? unattested.stream().filter(day -> day.isBefore(today)).toList() : List.of();
    }

    /** The day by which he attests next, which may have passed. */
    public Optional<LocalDate> attestsBy() {
        return holds() ? unattested.stream().findFirst() : Optional.empty();
    }

    Holder received(LocalDate on) {
        return new Holder(name, from, since, Optional.of(on), unattested, ended);
    }

    Holder ended(LocalDate on, String how) {
        return new Holder(name, from, since, received, unattested, Optional.of(new Ended(on, how)));
    }

    /**
     * What is due after an attestation: one in each interval. A late one makes up for every day that has passed, and for
     * none to come; a second one in the same interval is heard, and changes nothing.
     */
    Holder attested(LocalDate day, int everyDays) {
        if (unattested.isEmpty()) {
            return this;
        }
        LocalDate next = unattested.get(0);
        List<LocalDate> left = unattested;
        if (next.isBefore(day)) {
            left = unattested.stream().filter(due -> !due.isBefore(day)).toList();
        } else if (day.isAfter(next.minusDays(everyDays))) {
            left = unattested.subList(1, unattested.size());
        }
        return new Holder(name, from, since, received, left, ended);
    }
}
