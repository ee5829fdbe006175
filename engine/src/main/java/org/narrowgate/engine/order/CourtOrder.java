package org.narrowgate.engine.order;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.narrowgate.core.decision.Bar;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;

/**
 * An order of a court, as its paper says.
 *
 * @param id that of the paper
 * @param court as the order names itself, e.g. {@code D. Example}
 * @param docket number of the case
 * @param open whether it is public; of another one the requester is told nothing
 * @param made day on which the court made it
 * @param served day on which the custodian was served; empty if he was not yet
 * @param from from when it binds
 * @param until from when it binds no longer by its own words; empty if it names no end
 * @param says its operative words
 */
public record CourtOrder(
        String id,
        String court,
        String docket,
        Effect effect,
        OrderScope scope,
        boolean open,
        LocalDate made,
        Optional<LocalDate> served,
        Instant from,
        Optional<Instant> until,
        String says) {
    /** What an order does. */
    public enum Effect {
        /** Puts off what was decided or agreed. */
        STAY,
        /** Forbids it. */
        INJUNCTION,
        /** Demands that something be kept. */
        PRESERVATION,
        /** Demands that something stay secret. */
        SEALING;

        /** Whether nothing leaves while it is in force. */
        public boolean stops() {
            return this == STAY || this == INJUNCTION;
        }
    }

    /** The persons whom it lists, where it lists any. */
    public PersonList persons(Openings openings) throws IOException, DocumentException {
        return PersonList.parse("the list of the order " + id, openings.open(Hash.parse(scope.name())));
    }

    /** As decisions know it. */
    Bar bar() {
        return new Bar(id, "court-order", citation(), false);
    }

    /** Court and docket. */
    public String citation() {
        return court + ", " + docket;
    }
}
