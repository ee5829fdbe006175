package org.narrowgate.core.identity;

import org.narrowgate.core.identity.Identification.Status;

/**
 * The rules that can decide an identification (IDENTITY rules 1 to 6), in the order in which they are asked; the
 * code is stable and goes into logs and reports.
 */
public enum IdentityRule {
    NO_ROUTE("no-route-permitted", Status.NOT_FOUND),
    NO_NUMBER_STATED("no-number-stated", Status.NOT_FOUND),
    NUMBER_INVALID("number-invalid", Status.NOT_FOUND),
    /** The records could not be asked by address: whether there is such a person is not known. */
    RECORDS_NOT_INDEXED("records-not-indexed", Status.NOT_FOUND),
    NO_RECORD_UNDER_NUMBER("no-record-under-number", Status.NOT_FOUND),
    TWO_RECORDS_UNDER_NUMBER("two-records-under-number", Status.AMBIGUOUS),
    /** Of several numbers stated, one is not that of the record found by another. */
    OTHER_NUMBER_DIFFERS("other-number-differs", Status.CONFLICTING),
    NO_RECORD_UNDER_ADDRESS("no-record-under-address", Status.NOT_FOUND),
    TWO_RECORDS_UNDER_ADDRESS("two-records-under-address", Status.AMBIGUOUS),
    SUFFIX_CONFLICT("suffix-conflict", Status.CONFLICTING),
    MIDDLE_INITIAL_CONFLICT("middle-initial-conflict", Status.CONFLICTING),
    SEX_CONFLICT("sex-conflict", Status.CONFLICTING),
    DEATH_BEFORE_PERIOD("death-before-period", Status.CONFLICTING),
    BIRTH_DATE_NOT_STATED("birth-date-not-stated", Status.NOT_FOUND),
    BIRTH_DATE_NOT_ON_RECORD("birth-date-not-on-record", Status.NOT_FOUND),
    BIRTH_DATE_DIFFERS("birth-date-differs", Status.CONFLICTING),
    NAME_NOT_STATED("name-not-stated", Status.NOT_FOUND),
    /** An initial or a nickname, where the address route asks for the whole name. */
    NAME_NOT_IN_FULL("name-not-in-full", Status.NOT_FOUND),
    SURNAME_DIFFERS("surname-differs", Status.CONFLICTING),
    GIVEN_NAME_DIFFERS("given-name-differs", Status.CONFLICTING),
    /** The given names agree by the table of nicknames alone, and the agreement does not permit that. */
    NICKNAME_NOT_PERMITTED("nickname-not-permitted", Status.CONFLICTING),
    ADDRESS_NOT_COMPARABLE("address-not-comparable", Status.NOT_FOUND),
    /** A unit, directional or street suffix on one side only, where the address route asks for the whole address. */
    ADDRESS_NOT_IN_FULL("address-not-in-full", Status.NOT_FOUND),
    ADDRESS_DIFFERS("address-differs", Status.CONFLICTING),
    /** All agree, and so much agreement is not rare enough: the second lock stays shut. */
    SCORE_BELOW_THRESHOLD("score-below-threshold", Status.NOT_FOUND),
    /** All agree, and the second lock sees another record that comes too near. */
    SECOND_RECORD_WITHIN_MARGIN("second-record-within-margin", Status.AMBIGUOUS),
    ALL_AGREE("all-agree", Status.IDENTIFIED),
    ALL_AGREE_BY_ADDRESS("all-agree-by-address", Status.IDENTIFIED);

    private final String code;
    private final Status status;

    IdentityRule(String code, Status status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    /** What an identification is that this rule decided. */
    public Status status() {
        return status;
    }
}
