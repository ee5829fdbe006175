package org.narrowgate.engine.holding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.registry.UseTerms;

/** One release and everybody who has it or had it; nothing but a paper ends what somebody holds. */
public final class Holding {
    private final String release;
    private final LocalDate sealed;
    private final Optional<UseTerms> terms;
    private final List<Holder> holders;
    private final int papers;

    Holding(String release, LocalDate sealed, Optional<UseTerms> terms, List<Holder> holders, int papers) {
        this.release = release;
        this.sealed = sealed;
        this.terms = terms;
        this.holders = List.copyOf(holders);
        this.papers = papers;
    }

    public String release() {
        return release;
    }

    /** The day on which the package was complete. */
    public LocalDate sealed() {
        return sealed;
    }

    /** Empty of a release from before there was a register of holders: nobody knows until when it may be held. */
    public Optional<UseTerms> terms() {
        return terms;
    }

    /** In the order in which they came to it; who had it twice stands here twice. */
    public List<Holder> holders() {
        return holders;
    }

    /** How many papers its holders have filed. */
    public int papers() {
        return papers;
    }

    /** Those who have it now. */
    public List<Holder> current() {
        return holders.stream().filter(Holder::holds).toList();
    }

    /** Who of this name has it now. */
    public Optional<Holder> current(String name) {
        return current().stream().filter(holder -> holder.name().equals(name)).findFirst();
    }

    /** Whether somebody still has it though its last day has passed. */
    public boolean isExpired(LocalDate today) {
        return terms.filter(t -> today.isAfter(t.destroyBy())).isPresent()
                && !current().isEmpty();
    }

    /** Whether an attestation or the destruction is late. */
    public boolean isLate(LocalDate today) {
        return isExpired(today)
                || current().stream().anyMatch(holder -> !holder.overdue(today).isEmpty());
    }

    Holding with(Holder holder) {
        List<Holder> all = new ArrayList<>(holders);
        all.add(holder);
        return new Holding(release, sealed, terms, all, papers);
    }

    Holding replacing(Holder before, Holder now) {
        List<Holder> all = new ArrayList<>(holders);
        all.set(all.indexOf(before), now);
        return new Holding(release, sealed, terms, all, papers);
    }

    Holding withPaper() {
        return new Holding(release, sealed, terms, holders, papers + 1);
    }
}
