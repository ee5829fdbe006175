package org.narrowgate.core.office;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One office lets another, or one person, do some of what it may do.
 *
 * @param id names it in papers
 * @param office that may do it now; empty if a person may
 * @param person who may do it now; empty if an office may
 * @param provisions ids of the packs that it covers, or {@code *} for general words, which leave its scope a question
 * @param redelegable whether it may be passed on
 * @param from as the paper says; it gives authority from when it was filed at the earliest
 * @param mostRows limit on the rows of a request; empty if there is none
 * @param document SHA-256 of the delegation order, lower-case hexadecimal
 */
public record Delegation(
        String id,
        String fromOffice,
        Optional<String> office,
        Optional<String> person,
        Set<Act> acts,
        Set<String> provisions,
        boolean redelegable,
        Instant from,
        Optional<Instant> until,
        Optional<Long> mostRows,
        String document) {
    private static final String GENERAL = "*";

    public Delegation {
        acts = Set.copyOf(acts);
        provisions = Set.copyOf(provisions);
        if (office.isPresent() == person.isPresent()) {
            throw new IllegalArgumentException("a delegation goes to an office or to a person, and to one of them");
        }
    }

    /** Whether it reaches this far; an act that goes by no provision is covered by its name alone. */
    public boolean covers(Act act, String provision) {
        return acts.contains(act) && (provision.isEmpty() || provisions.contains(provision) || isGeneral());
    }

    /** Whether it names the provision, and does not only speak in general words. */
    public boolean names(String provision) {
        return provision.isEmpty() || provisions.contains(provision);
    }

    private boolean isGeneral() {
        return provisions.contains(GENERAL);
    }
}
