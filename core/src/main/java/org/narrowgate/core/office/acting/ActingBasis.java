package org.narrowgate.core.office.acting;

/** By what right a person claims to act in an office that he does not hold. */
public enum ActingBasis {
    FIRST_ASSISTANT,
    SENATE_CONFIRMED_OFFICER,
    SENIOR_EMPLOYEE,
    EXPRESS_STATUTE,
    RECESS_APPOINTMENT,
    ORDER_OF_SUCCESSION,
    DESIGNATION,
    OTHER;

    /** Whether it is one of the three ways of 5 U.S.C. 3345(a), which the limits of 3346 bind. */
    public boolean isOfVacanciesAct() {
        return this == FIRST_ASSISTANT || this == SENATE_CONFIRMED_OFFICER || this == SENIOR_EMPLOYEE;
    }
}
