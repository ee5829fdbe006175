package org.narrowgate.core.office;

/** How an office is filled, which decides what becomes of it when it falls vacant. */
public enum Filling {
    /** By the President with the advice and consent of the Senate (5 U.S.C. 3345). */
    APPOINTED_AND_CONFIRMED,
    APPOINTED,
    CAREER,
    ELECTED,
    OTHER
}
