package org.narrowgate.core.office;

import java.time.Instant;
import java.util.Optional;
import org.narrowgate.core.office.acting.VacancyCause;

/**
 * A tenure as far as it is known: what the paper says, when it was filed, and how it ended.
 *
 * @param knownAt when the register learnt of it
 * @param ended when it ended before its day; empty if it did not, or nobody said so
 */
public record Term(Tenure tenure, Instant knownAt, Optional<End> ended) {
    /** Why and when; a back-dated end counts from its own instant. */
    public record End(VacancyCause cause, Instant at, Instant knownAt) {}

    /** From when on it gives authority: a paper filed late gives none for the time before. */
    public Instant begins() {
        return tenure.from().isAfter(knownAt) ? tenure.from() : knownAt;
    }

    /** First instant at which it no longer lasts; empty if none is known. */
    public Optional<Instant> ends() {
        Optional<Instant> end = ended.map(End::at);
        return end.isPresent() && tenure.until().isPresent()
                ? Optional.of(
                        end.get().isBefore(tenure.until().get())
                                ? end.get()
                                : tenure.until().get())
                : end.or(tenure::until);
    }

    /** Whether it gives authority at an instant. */
    public boolean givesAuthorityAt(Instant at) {
        return !at.isBefore(begins()) && isNotOverAt(at);
    }

    /** Whether it lasted at an instant, whenever that became known. */
    public boolean lastsAt(Instant at) {
        return !at.isBefore(tenure.from()) && isNotOverAt(at);
    }

    private boolean isNotOverAt(Instant at) {
        return ends().isEmpty() || at.isBefore(ends().get());
    }

    /** Whether both last at some same instant. */
    boolean overlaps(Term other) {
        return (other.ends().isEmpty() || tenure.from().isBefore(other.ends().get()))
                && (ends().isEmpty() || other.tenure().from().isBefore(ends().get()));
    }
}
