package org.narrowgate.core.office.acting;

public enum ActingBasis {
    FIRST_ASSISTANT,
    SENATE_CONFIRMED_OFFICER,
    SENIOR_EMPLOYEE,
    EXPRESS_STATUTE,
    RECESS_APPOINTMENT,
    ORDER_OF_SUCCESSION,
    DESIGNATION,
    OTHER
}
