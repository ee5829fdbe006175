package org.narrowgate.engine.safeguard;

import java.time.LocalDate;

/**
 * A document of a recipient, or on him, that the custodian received; the paper names it by its hash.
 *
 * @param from first day on which it counts
 * @param until first day on which it no longer does
 * @param sha256 of the document, lower-case hexadecimal
 */
public record Evidence(String id, String recipient, Kind kind, LocalDate from, LocalDate until, String sha256) {
    /** What a document is. */
    public enum Kind {
        /** The recipient's own periodic report (26 U.S.C. 6103(p)(4)(E)). */
        SECURITY_REPORT,
        /** What the custodian saw at the recipient's. */
        ON_SITE_REVIEW,
        /** How the recipient means to correct what was found; needed only while something is. */
        CORRECTIVE_ACTION_PLAN,
        OTHER
    }

    /** Of what was received, lower-case hexadecimal. */
    public static String sha256(byte[] document) {
        return SafeguardsDocument.sha256(document);
    }

    public boolean counts(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
