package org.narrowgate.core.decision;

/** The decision on one row; HOLD is never released by time-out. */
public enum Outcome {
    /** These fields may go. */
    DISCLOSE,
    /** Only "yes, the address due is the one you state" may go. */
    CONFIRM,
    /** Nothing goes, on these grounds. */
    WITHHOLD,
    /** Nothing goes until these questions are answered. */
    HOLD
}
