package org.narrowgate.engine.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What a paper on an incident says. */
public sealed interface IncidentAct {
    /** Id of the incident. */
    String incident();

    /** What happened. */
    enum Kind {
        /** Something was released that should not have been. */
        FOUND_WANTING,
        /** Somebody looked into a record without authority (26 U.S.C. 7213A). */
        INSPECTION,
        /** The recipient lost what he had, or it came to somebody else. */
        LOSS
    }

    /** What showed that a release was wanting. */
    enum Ground {
        ORDER,
        COMPLAINT,
        /** It was decided again by the same rules and came out otherwise. */
        REPLAY,
        /** A reading under which it was decided was given up. */
        READING,
        /** An inspector, or somebody within. */
        REVIEW
    }

    /**
     * That something happened.
     *
     * @param ground of a release found wanting; empty for every other kind
     * @param affected of a release, which of its rows; empty where nothing was released
     */
    record Opened(
            String incident, Kind kind, Optional<Ground> ground, Optional<AffectedRows> affected, IncidentReport report)
            implements IncidentAct {}

    /**
     * That those who must know were told.
     *
     * @param to bodies that were told, e.g. an inspector general and an office of safeguards
     * @param at when
     * @param reference by which they know it; empty if they gave none
     * @param report SHA-256 of the report as it was sent
     */
    record Reported(String incident, String to, Instant at, String reference, String report) implements IncidentAct {}

    /**
     * What is to be done so that it does not happen again.
     *
     * @param action its id within the incident
     * @param owner who does it
     * @param due last day
     */
    record ActionPlanned(String incident, String action, String what, String owner, LocalDate due)
            implements IncidentAct {}

    /** That a corrective action was carried out. */
    record ActionDone(String incident, String action, LocalDate on, String evidence) implements IncidentAct {}

    /**
     * That it is over.
     *
     * @param evidence on what who signs relies
     * @param noRecall why what left was not called back; empty where it was, or where nothing had left
     */
    record Closed(String incident, String evidence, String noRecall) implements IncidentAct {}
}
