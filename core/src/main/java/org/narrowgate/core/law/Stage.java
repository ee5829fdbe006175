package org.narrowgate.core.law;

/** When an element can be decided, and what may be looked at for it; later stages may use the facts of earlier ones. */
public enum Stage {
    /** From the request's header and the batch as a whole. */
    HEADER,
    /** From one row as stated; still without any record. */
    ROW,
    /** From the custodian's record of an admissible row. */
    RECORD,
    /** At release: safeguards, accounting, authorisation. */
    RELEASE
}
