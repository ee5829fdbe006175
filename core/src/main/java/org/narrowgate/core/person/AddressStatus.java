package org.narrowgate.core.person;

/**
 * What a stated address is, judged from its text alone (IDENTITY, "Addresses"); which of these satisfy an element of
 * law is the pack's business.
 *
 * <p>Declared in order of precedence: of several that hold, the first declared one decides, so what leaves nothing to
 * go by comes before what is merely unusual, and {@code STATED} is what remains when nothing else holds.
 */
public enum AddressStatus {
    /** Blank. */
    ABSENT,
    /** Words, marks or digits that stand for nothing ("Failed to Provide", "NA NA", "00000"). */
    PLACEHOLDER,
    /** Outside the United States, its territories and its military post offices. */
    FOREIGN,
    /** An office of the requester: not an address of the person. */
    REQUESTERS_OWN,
    /** A place of detention, a court, a hospital, a shelter or a foreign mission, by name or by its address. */
    INSTITUTION,
    /** Homeless, transient, general delivery. */
    NO_FIXED_ADDRESS,
    /** Only a ZIP code. */
    ZIP_ONLY,
    /** Only a city or State, with or without ZIP. */
    LOCALITY_ONLY,
    /** A number but no street. */
    NO_STREET,
    /** A street but no house or box number. */
    NO_NUMBER,
    /** A street line without city, State or ZIP that would say where. */
    NO_LOCALITY,
    /** The ZIP code lies in another State. */
    ZIP_STATE_CONFLICT,
    /** The ZIP code lies elsewhere in the State than the city. */
    ZIP_CITY_CONFLICT,
    /** In care of somebody else. */
    CARE_OF,
    /** A post office box. */
    PO_BOX,
    /** Stated for implausibly many rows of the batch; never set by the parser. */
    REPEATED,
    /** Number, street, city and State without a ZIP: the law is silent on it. */
    NO_ZIP,
    /** Number, street and locality: looks deliverable, which is not "is deliverable". */
    STATED
}
