package org.narrowgate.core.office;

/** On which side of the gate an office stands. */
public enum Side {
    CUSTODIAN,
    REQUESTER
}
