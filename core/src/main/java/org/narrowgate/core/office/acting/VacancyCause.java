package org.narrowgate.core.office.acting;

public enum VacancyCause {
    DEATH,
    RESIGNATION,
    INABILITY,
    TERM_EXPIRED,
    REMOVAL,
    OTHER
}
