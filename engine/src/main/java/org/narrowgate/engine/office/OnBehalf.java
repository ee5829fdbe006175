package org.narrowgate.engine.office;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.office.Mandate;

/** Whoever owes a paper signs it himself; for one who no longer can, another of his agency who may. */
public final class OnBehalf {
    private OnBehalf() {}

    /** Whether somebody, who may sign for an agency at an instant by one of these mandates, is of this name. */
    public static boolean canSign(Officials officials, List<Mandate> mandates, String agency, String name, Instant at) {
        return mandates.stream()
                .flatMap(mandate -> officials.who(mandate, at).stream())
                .anyMatch(who -> who.agency().equals(agency) && who.name().equals(name));
    }

    /**
     * Why somebody may not sign for another; empty if he may.
     *
     * @param owes name of whose paper it is
     * @param by who signed it
     */
    public static Optional<String> fault(
            Officials officials, List<Mandate> mandates, String owes, Signatory by, Instant at) {
        return owes.equals(by.name()) || !canSign(officials, mandates, by.agency(), owes, at)
                ? Optional.empty()
                : Optional.of("who signs is " + by.name() + ", and " + owes
                        + " signs for himself; `by` and `holder` are names exactly as they are on file");
    }
}
