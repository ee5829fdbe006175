package org.narrowgate.app.office;

import java.time.LocalDate;
import org.narrowgate.engine.document.Json;

/**
 * Something that ends soon, or has ended and nobody replaced it.
 *
 * @param day last day on which it still holds
 * @param days from the day asked about to that day; negative if it has passed
 * @param what ends
 * @param remedy what to do, and who
 */
public record Alarm(Kind kind, LocalDate day, long days, String what, String remedy) {
    /** What ends. */
    public enum Kind {
        ACTING_LIMIT,
        TENURE,
        DELEGATION,
        CERTIFICATE,
        REVOCATION_LIST,
        /** The time that holders of a release have to answer its recall. */
        RECALL,
        /** The time in which an incident is told, or a corrective action is done. */
        INCIDENT,
        /** The time for which what the register holds may be without a time-stamp. */
        TIMESTAMP,
        /** The time that the custodian has to answer a request. */
        REQUEST,
        /** The day by which a safeguard finding is to be corrected, or since which it should have a plan. */
        SAFEGUARD_FINDING,
        /** The time for which evidence on a recipient's safeguards counts. */
        SAFEGUARD_EVIDENCE,
        CLEARANCE,
        TRAINING,
        /** The time that a holder of a release has to attest what he used it for. */
        ATTESTATION,
        /** The time for which a release may be held. */
        DESTRUCTION,
        /** The 24 hours in which what left in an emergency is cosigned by its witnesses. */
        COSIGNATURE
    }

    /** How soon: within 60 days or more, 30, 7. */
    public enum Level {
        NOTICE,
        WARNING,
        URGENT
    }

    private static final long WARNING_DAYS = 30;
    private static final long URGENT_DAYS = 7;

    public Level level() {
        if (days <= URGENT_DAYS) {
            return Level.URGENT;
        }
        return days <= WARNING_DAYS ? Level.WARNING : Level.NOTICE;
    }

    /** How long it still holds, for people. */
    public String left() {
        boolean due = kind == Kind.SAFEGUARD_FINDING;
        if (days < 0) {
            return (due ? "due " : "ended ") + -days + (days == -1 ? " day ago" : " days ago");
        }
        String verb = due ? "due " : "ends ";
        return days == 0 ? verb + "today" : verb + "in " + days + (days == 1 ? " day" : " days");
    }

    /** As one document. */
    public Json json() {
        return Json.object()
                .put("level", Phrase.word(level()))
                .put("kind", Phrase.word(kind))
                .put("day", day.toString())
                .put("days", days)
                .put("what", what)
                .put("remedy", remedy);
    }
}
