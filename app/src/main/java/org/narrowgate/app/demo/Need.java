package org.narrowgate.app.demo;

/** What a stratum needs a person to be; everybody asked for is grown. */
enum Need {
    /** Living, with an address in every year. */
    ANYBODY,
    /** The same, and moved at least once. */
    MOVED,
    /** The same, in a home that has a unit. */
    IN_A_UNIT,
    /** The same, married to somebody of the same surname. */
    MARRIED,
    /** The same, with a middle name on record. */
    WITH_MIDDLE_NAME,
    /** A living twin. */
    TWIN,
    /** A living son with his father's whole name and Jr on record. */
    JUNIOR,
    /** Died at least two years before the last year, and not in the first. */
    DEAD_EARLY,
    /** Died in the last years, with an address in the year of death. */
    DEAD_LATE,
    /** Living, and without an address in the first years. */
    CAME_LATER
}
