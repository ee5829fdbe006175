package org.narrowgate.core.office.acting;

/** How an office fell vacant; the rules say which of these they reach. */
public enum VacancyCause {
    DEATH,
    RESIGNATION,
    INABILITY,
    TERM_EXPIRED,
    REMOVAL,
    OTHER
}
